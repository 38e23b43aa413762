#include "outcomes/pairs.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "outcomes/corrected_report.hpp"
#include "outcomes/tables.hpp"
#include "reconcile/verdict.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"

namespace luoshi::outcomes {
namespace {

using supervision::integer_or_null;
using supervision::text_or_null;

Span span_of(const reading::Span& span) {
  return {static_cast<std::int64_t>(span.begin), static_cast<std::int64_t>(span.end)};
}

std::optional<std::int64_t> begin_of(const std::optional<Span>& span) {
  return span ? std::optional(span->begin) : std::nullopt;
}
std::optional<std::int64_t> end_of(const std::optional<Span>& span) {
  return span ? std::optional(span->end) : std::nullopt;
}

// What a reading says, in the columns of the reading and in those in force.
std::vector<ledger::Change> columns_of(const ReadPair& pair) {
  const std::string verdict = reconcile::name_of(pair.reading.verdict);
  return {{"target_begin", pair.target.begin},
          {"target_end", pair.target.end},
          {"position", pair.position},
          {"active", std::int64_t{1}},
          {"read_verdict", verdict},
          {"read_reason", text_or_null(pair.reading.reason)},
          {"confidence", pair.reading.confidence},
          {"read_begin", integer_or_null(begin_of(pair.reading.result))},
          {"read_end", integer_or_null(end_of(pair.reading.result))},
          {"verdict", verdict},
          {"reason", text_or_null(pair.reading.reason)},
          {"result_begin", integer_or_null(begin_of(pair.reading.result))},
          {"result_end", integer_or_null(end_of(pair.reading.result))},
          {"result_words", text_or_null(pair.result_words)}};
}

bool says_the_same(const Outcome& row, const ReadPair& pair) {
  return row.target == pair.target && row.position == pair.position &&
         row.read.verdict == pair.reading.verdict && row.read.reason == pair.reading.reason &&
         row.read.confidence == pair.reading.confidence && row.read.result == pair.reading.result &&
         row.result_words == pair.result_words;
}

// Rows of the two reports by promise, those set aside too.
struct Known {
  std::map<std::string, Outcome, std::less<>> active;
  std::map<std::string, std::string, std::less<>> aside;  // item → id
};

Result<Known> known_rows(store::Reader& reader, const std::string& earlier,
                         const std::string& later) {
  Known known;
  for (auto& row : TRY(load_outcomes(reader, "earlier = ? AND later = ?", {earlier, later}))) {
    auto item = row.item;
    known.active.emplace(std::move(item), std::move(row));
  }
  TRY(reader.each("SELECT item, id FROM outcome WHERE earlier = ? AND later = ? AND active = 0",
                  {earlier, later}, [&](const store::Row& row) {
                    known.aside.emplace(row.string(0), row.string(1));
                    return true;
                  }));
  return known;
}

Result<> add_row(ledger::Act& act, const std::string& earlier, const std::string& later,
                 const ReadPair& pair) {
  auto columns = columns_of(pair);
  columns.insert(columns.end(),
                 {{"earlier", earlier},
                  {"later", later},
                  {"item", pair.item},
                  {"state", std::string(name_of(State::read))},
                  {"disclosure", std::string(supervision::name_of(Disclosure::internal))}});
  return act.insert(outcome_table, act.new_id("out"), columns);
}

}  // namespace

Result<> check_sides(const supervision::Source& earlier, const supervision::Source& later) {
  std::vector<Finding> findings;
  if (earlier.id == later.id) findings.push_back({"/later", "outcome.same-report", {}});
  const auto report = [](const supervision::Source& source) {
    return source.kind == "work_report" && source.has_text;
  };
  if (!report(earlier)) findings.push_back({"/earlier", "outcome.not-a-report", earlier.title});
  if (!report(later)) findings.push_back({"/later", "outcome.not-a-report", later.title});
  if (findings.empty()) return {};
  Error error{ErrorKind::invalid, "request.faulty", "", "", {}};
  error.findings = std::move(findings);
  return std::unexpected(std::move(error));
}

std::vector<ReadPair> read_pairs(const Side& earlier, const Side& later) {
  const auto promised = corrected_report(earlier.text, earlier.items);
  const auto told = corrected_report(later.text, later.items);
  std::vector<ReadPair> pairs;
  for (const auto& outcome :
       reconcile::reconcile({earlier.text, promised.report}, {later.text, told.report})) {
    ReadPair pair;
    pair.item = earlier.items[promised.items[outcome.promise]].id;
    pair.target = span_of(outcome.target);
    pair.position = std::ssize(pairs) + 1;
    pair.reading = {outcome.verdict, outcome.reason, std::lround(outcome.confidence * 1000), {}};
    if (outcome.result) {
      pair.reading.result = span_of(*outcome.result);
      pair.result_words = words_at(later.text, *pair.reading.result);
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Result<Recorded> record_pairs(ledger::Act& act, const identity::Principal& who,
                              std::string_view earlier, std::string_view later,
                              const std::vector<ReadPair>& pairs) {
  TRY(supervision::require_supervision(who));
  const std::string earlier_id(earlier);
  const std::string later_id(later);
  auto known = TRY(known_rows(act.writer(), earlier_id, later_id));
  Recorded recorded{.promises = std::ssize(pairs)};
  for (const auto& pair : pairs) {
    if (const auto aside = known.aside.find(pair.item); aside != known.aside.end()) {
      TRY(act.update(outcome_table, aside->second, columns_of(pair)));
      ++recorded.added;
      continue;
    }
    const auto row = known.active.find(pair.item);
    if (row == known.active.end()) {
      TRY(add_row(act, earlier_id, later_id, pair));
      ++recorded.added;
      continue;
    }
    if (row->second.state != State::read) {
      ++recorded.kept;
    } else if (!says_the_same(row->second, pair)) {
      TRY(act.update(outcome_table, row->second.id, columns_of(pair)));
      ++recorded.changed;
    }
    known.active.erase(row);
  }
  for (const auto& [item, row] : known.active) {
    if (row.state != State::read) {
      ++recorded.kept;
      continue;
    }
    TRY(act.update(outcome_table, row.id, {{"active", std::int64_t{0}}}));
    ++recorded.dropped;
  }
  act.fact("promises", recorded.promises);
  act.fact("kept", recorded.kept);
  return recorded;
}

Result<Reading> judge_passage(const Side& earlier, std::string_view item, const Side& later,
                              Span passage) {
  if (passage.begin < 0 || passage.begin >= passage.end || passage.end > std::ssize(later.text)) {
    return fail(ErrorKind::invalid, "item.span-outside", std::to_string(later.text.size()));
  }
  const auto promised = corrected_report(earlier.text, earlier.items);
  const auto target = std::ranges::find_if(
      promised.items, [&](std::size_t at) { return earlier.items[at].id == item; });
  if (target == promised.items.end()) {
    return fail(ErrorKind::conflict, "outcome.no-promise", std::string(item));
  }
  reading::Report told;
  const auto& result = told.statements[add_result(told, later.text, passage)];
  const auto judged = reconcile::judge(
      {earlier.text, promised.report}, static_cast<std::size_t>(target - promised.items.begin()),
      {later.text, told}, {.span = result.span, .quantities = result.quantities});
  return Reading{judged.verdict, judged.reason, 1000, passage};
}

}  // namespace luoshi::outcomes

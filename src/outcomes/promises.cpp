#include "outcomes/promises.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "handling/amendments.hpp"
#include "supervision/rows.hpp"

namespace luoshi::outcomes {
namespace {

constexpr auto promise_condition =
    "item.source = ? AND item.state <> 'rejected' AND item.parent IS NULL AND item.type IN "
    "('action', 'expected_indicator', 'binding_indicator', 'standing_duty')";

std::size_t at(Verdict verdict) {
  return static_cast<std::size_t>(verdict);
}

Result<> add_outcomes(store::Reader& reader, const std::string& earlier, const std::string& later,
                      View view, std::unordered_map<std::string, Promise*>& by_item) {
  if (later.empty()) return {};
  const char* where = view == View::office ? "earlier = ? AND later = ?"
                                           : "earlier = ? AND later = ? AND disclosure = 'public'";
  for (auto& outcome : TRY(load_outcomes(reader, where, {earlier, later}))) {
    const auto found = by_item.find(outcome.item);
    if (found != by_item.end()) found->second->outcome = std::move(outcome);
  }
  return {};
}

Result<> add_cited(store::Reader& reader, const std::string& earlier, View view,
                   std::unordered_map<std::string, Promise*>& by_item) {
  const char* where =
      view == View::office
          ? "state = 'stands' AND item IN (SELECT id FROM item WHERE source = ?)"
          : "state = 'stands' AND disclosure = 'public' AND item IN (SELECT id FROM item WHERE "
            "source = ?)";
  for (auto& cited : TRY(load_cited(reader, where, {earlier}))) {
    const auto found = by_item.find(cited.item);
    if (found != by_item.end()) found->second->cited.push_back(std::move(cited));
  }
  return {};
}

bool has(Disclosure disclosure, const Promise& promise) {
  return (promise.outcome && promise.outcome->release.disclosure == disclosure) ||
         std::ranges::any_of(promise.cited, [&](const Cited& cited) {
           return cited.release.disclosure == disclosure;
         });
}

}  // namespace

Result<std::vector<Promise>> load_promises(store::Reader& reader, std::string_view earlier,
                                           std::string_view later, View view) {
  const std::string source(earlier);
  std::string where = promise_condition;
  if (view == View::visitor) where += " AND item.state = 'approved' AND item.disclosure = 'public'";
  std::vector<Promise> promises;
  for (auto& item : TRY(supervision::load_items(reader, where, {source}))) {
    auto promised = TRY(promised_words(reader, item));
    promises.push_back({std::move(item), std::move(promised), std::nullopt, {}});
  }
  std::unordered_map<std::string, Promise*> by_item;
  for (auto& promise : promises) by_item.emplace(promise.item.id, &promise);
  TRY(add_outcomes(reader, source, std::string(later), view, by_item));
  TRY(add_cited(reader, source, view, by_item));
  return promises;
}

Result<std::string> promised_words(store::Reader& reader, const supervision::Item& item) {
  if (item.carriage.amended == 0) return item.text;
  return handling::words_before(TRY(handling::amendments_of(reader, item.id)), item);
}

Result<std::string> nearest_later(store::Reader& reader, std::string_view earlier, View view) {
  std::string later;
  const std::string also = view == View::visitor ? "AND o.disclosure = 'public' " : "";
  TRY(
      reader.each("SELECT o.later FROM outcome o JOIN source l ON l.id = o.later "
                  "JOIN source e ON e.id = o.earlier WHERE o.earlier = ? AND o.active = 1 " +
                      also + "ORDER BY l.year - e.year <= 0, l.year, l.number LIMIT 1",
                  {std::string(earlier)}, [&](const store::Row& row) {
                    later = row.string(0);
                    return false;
                  }));
  return later;
}

void count(Counts& counts, const Promise& promise) {
  ++counts.promises;
  if (promise.outcome) {
    ++counts.reported[at(promise.outcome->verdict)];
    if (promise.outcome->state != State::read) ++counts.decided;
  } else {
    ++counts.not_compared;
  }
  if (const auto cited = verdict_of(promise.cited)) ++counts.cited[at(*cited)];
}

std::vector<SectionCounts> counts_by_section(const std::vector<Promise>& promises) {
  std::vector<SectionCounts> all;
  for (const auto& promise : promises) {
    const auto section = section_of(promise.item);
    auto found = std::ranges::find(all, section, &SectionCounts::section);
    if (found == all.end()) {
      all.push_back({section, {}});
      found = std::prev(all.end());
    }
    count(found->counts, promise);
  }
  return all;
}

std::string section_of(const supervision::Item& item) {
  if (item.section.empty()) return {};
  return item.section.size() > 1 ? item.section[1] : item.section.front();
}

bool passes(const PromiseFilter& filter, const Promise& promise) {
  const auto& outcome = promise.outcome;
  if (filter.cited && promise.cited.empty()) return false;
  if (filter.verdict && (!outcome || outcome->verdict != *filter.verdict) &&
      verdict_of(promise.cited) != filter.verdict) {
    return false;
  }
  if (filter.state && (!outcome || outcome->state != *filter.state)) return false;
  if (filter.disclosure && !has(*filter.disclosure, promise)) return false;
  if (!filter.section.empty() && section_of(promise.item) != filter.section) return false;
  return filter.words.empty() || promise.item.text.find(filter.words) != std::string::npos ||
         promise.promised.find(filter.words) != std::string::npos ||
         promise.item.headline.find(filter.words) != std::string::npos ||
         (outcome && outcome->result_words.find(filter.words) != std::string::npos);
}

void sort_by_certainty(std::vector<Promise>& promises) {
  const auto key = [](const Promise& promise) {
    const auto& outcome = promise.outcome;
    const bool undecided = outcome && outcome->state == State::read;
    return std::tuple(!undecided, outcome ? outcome->read.confidence : 0, promise.item.position);
  };
  std::ranges::sort(promises, [&](const Promise& a, const Promise& b) { return key(a) < key(b); });
}

}  // namespace luoshi::outcomes

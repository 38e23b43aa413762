// /api/v1/outcomes: the promises of a report with what a later one says of them, confirmed or
// corrected by the supervision office.
#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <charconv>
#include <memory>

#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "api/outcome_json.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "outcomes/corrected_report.hpp"
#include "outcomes/decide.hpp"
#include "outcomes/pairs.hpp"
#include "outcomes/record.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using outcomes::Side;
using outcomes::Verdict;

constexpr std::array<std::string_view, 4> verdict_words{"met", "missed", "unclear", "unreported"};
constexpr std::int64_t offset_max = 100'000'000;
constexpr std::size_t chosen_max = 1000;

struct Wanted {
  std::string earlier;
  std::string later;
  outcomes::PromiseFilter filter;
  bool by_certainty = true;
};

Result<Wanted> wanted_of(const http::Request& request) {
  Query query(request);
  Wanted wanted;
  wanted.earlier = query.text("earlier", 64);
  wanted.later = query.text("later", 64);
  if (wanted.earlier.empty()) query.fault("earlier", "request.field-missing");
  wanted.filter.verdict = query.word("verdict", outcomes::parse_verdict);
  wanted.filter.state = query.word("state", outcomes::parse_state);
  wanted.filter.section = query.text("section", 600);
  wanted.filter.words = query.text("q", 600);
  wanted.filter.cited = query.boolean("cited").value_or(false);
  wanted.filter.disclosure = query.word("disclosure", supervision::parse_disclosure);
  wanted.by_certainty = query
                            .word("order",
                                  [](std::string_view word) -> std::optional<bool> {
                                    if (word == "certainty") return true;
                                    return word == "position" ? std::optional(false) : std::nullopt;
                                  })
                            .value_or(true);
  TRY(done(query.take()));
  return wanted;
}

Result<json::value> source_or_null(store::Reader& reader, const std::string& id) {
  if (id.empty()) return nullptr;
  return json::value(json_of(TRY(supervision::load_source(reader, id))));
}

// The place of a page in the list, which is counted whole for every page.
Result<std::size_t> place_of(const Page& page) {
  std::size_t place = 0;
  if (page.after.empty()) return place;
  const auto* end = page.after.data() + page.after.size();
  if (std::from_chars(page.after.data(), end, place).ptr == end) return place;
  return fail(ErrorKind::invalid, "list.cursor-malformed", {}, "cursor");
}

Result<http::Response> list(const Call& call, store::Reader& reader) {
  TRY(supervision::require_sources(call.who));
  const auto wanted = TRY(wanted_of(call.request));
  const auto page = TRY(page_of(call.request));
  const auto from = TRY(place_of(page));
  auto earlier = TRY(source_or_null(reader, wanted.earlier));
  auto later = TRY(source_or_null(reader, wanted.later));
  auto promises =
      TRY(outcomes::load_promises(reader, wanted.earlier, wanted.later, outcomes::View::office));
  json::array sections;
  outcomes::Counts all;
  for (const auto& section : outcomes::counts_by_section(promises)) {
    sections.emplace_back(json_of(section));
  }
  for (const auto& promise : promises) outcomes::count(all, promise);
  std::erase_if(promises, [&](const outcomes::Promise& promise) {
    return !outcomes::passes(wanted.filter, promise);
  });
  if (wanted.by_certainty) outcomes::sort_by_certainty(promises);
  json::array shown;
  const auto until = std::min(promises.size(), from + static_cast<std::size_t>(page.limit));
  for (auto at = from; at < until; ++at) shown.emplace_back(json_of(promises[at]));
  const auto next = until < promises.size() ? std::optional(std::to_string(until)) : std::nullopt;
  return json_reply(200, json::object{{"earlier", std::move(earlier)},
                                      {"later", std::move(later)},
                                      {"promises", std::move(shown)},
                                      {"next", next_of(next)},
                                      {"total", promises.size()},
                                      {"counts", json_of(all)},
                                      {"sections", std::move(sections)}});
}

Result<http::Response> record(const Call& call, store::Reader& reader) {
  TRY(supervision::require_sources(call.who));
  json::array years;
  for (const auto& year : TRY(outcomes::load_record(reader, outcomes::View::office))) {
    json::array sections;
    for (const auto& section : year.sections) sections.emplace_back(json_of(section));
    years.emplace_back(json::object{{"earlier", json_of(year.earlier)},
                                    {"later", text_or_null(year.later)},
                                    {"later_title", text_or_null(year.later_title)},
                                    {"counts", json_of(year.counts)},
                                    {"sections", std::move(sections)}});
  }
  return json_reply(200, json::object{{"years", std::move(years)}});
}

// A report with its text and items; slow, before any transaction.
Result<Side> load_side(const Office& office, store::Reader& reader, const std::string& id) {
  Side side;
  side.source = TRY(supervision::load_source(reader, id));
  side.items = TRY(supervision::load_items(reader, "item.source = ?", {id}));
  if (side.source.has_text) side.text = TRY(supervision::source_text(office.archive, side.source));
  return side;
}

struct Sides {
  Side earlier;
  Side later;
};

Result<Sides> load_sides(const Office& office, store::Reader& reader, const std::string& earlier,
                         const std::string& later) {
  return Sides{TRY(load_side(office, reader, earlier)), TRY(load_side(office, reader, later))};
}

struct Pair {
  std::string earlier;
  std::string later;
};

Result<Pair> pair_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"earlier", "later"});
  Pair pair{input.text("earlier", {1, 64}).value_or(""), input.text("later", {1, 64}).value_or("")};
  input.finish();
  TRY(done(std::move(findings)));
  return pair;
}

Result<Command> reconcile_reports(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto pair = TRY(pair_of(call.request));
  Sides sides;
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    sides = TRY(load_sides(office, reader, pair.earlier, pair.later));
    return {};
  }));
  TRY(outcomes::check_sides(sides.earlier.source, sides.later.source));
  const auto read = std::make_shared<const std::vector<outcomes::ReadPair>>(
      outcomes::read_pairs(sides.earlier, sides.later));
  return Command{[&call, pair, read](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, outcomes::kind_reconcile, "source/" + pair.earlier);
    act.fact("later", pair.later);
    const auto recorded =
        TRY(outcomes::record_pairs(act, call.who, pair.earlier, pair.later, *read));
    if (recorded.added + recorded.changed + recorded.dropped > 0) TRY(act.commit());
    return json_reply(200, json::object{{"promises", recorded.promises},
                                        {"added", recorded.added},
                                        {"changed", recorded.changed},
                                        {"kept", recorded.kept},
                                        {"dropped", recorded.dropped}});
  }};
}

Result<http::Response> judge(const Office& office, const Call& call, store::Reader& reader) {
  TRY(supervision::require_sources(call.who));
  Query query(call.request);
  const auto begin = query.integer("begin", 0, offset_max);
  const auto end = query.integer("end", 1, offset_max);
  if (!begin) query.fault("begin", "request.field-missing");
  if (!end) query.fault("end", "request.field-missing");
  TRY(done(query.take()));
  const auto outcome = TRY(outcomes::load_outcome(reader, call.path("id")));
  const auto sides = TRY(load_sides(office, reader, outcome.earlier, outcome.later));
  const outcomes::Span passage{*begin, *end};
  const auto judged =
      TRY(outcomes::judge_passage(sides.earlier, outcome.item, sides.later, passage));
  return json_reply(200, json::object{{"verdict", reconcile::name_of(judged.verdict)},
                                      {"reason", text_or_null(judged.reason)},
                                      {"words", outcomes::words_at(sides.later.text, passage)}});
}

Result<outcomes::Correction> correction_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"verdict", "result"});
  outcomes::Correction correction;
  if (const auto word = input.choice("verdict", verdict_words)) {
    correction.verdict = outcomes::parse_verdict(*word).value_or(Verdict::unclear);
  }
  if (!input.is_null("result")) {
    if (const auto* span = input.object("result")) {
      Input inner(*span, findings, input.pointer("result"));
      inner.require({"begin", "end"});
      correction.result = outcomes::Span{inner.integer("begin", 0, offset_max).value_or(0),
                                         inner.integer("end", 1, offset_max).value_or(0)};
      inner.finish();
    }
  }
  correction.words = input.text("words", {0, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return correction;
}

// The words of the passage, and the arithmetic where the verdict rests on it.
Result<> judge_correction(const Office& office, const Call& call,
                          outcomes::Correction& correction) {
  return office.context.database.read([&](store::Reader& reader) -> Result<> {
    const auto outcome = TRY(outcomes::load_outcome(reader, call.path("id")));
    const auto sides = TRY(load_sides(office, reader, outcome.earlier, outcome.later));
    const auto judged =
        TRY(outcomes::judge_passage(sides.earlier, outcome.item, sides.later, *correction.result));
    correction.result_words = outcomes::words_at(sides.later.text, *correction.result);
    if (judged.verdict == correction.verdict) correction.reason = judged.reason;
    return {};
  });
}

Result<Command> correct(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto version = TRY(expected_version(call.request));
  auto correction = TRY(correction_of(call.request));
  if (correction.result) TRY(judge_correction(office, call, correction));
  return Command{[&call, version, correction](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, outcomes::kind_correct, "outcome/" + id);
    const auto outcome = TRY(outcomes::correct_outcome(act, call.who, id, version, correction));
    TRY(act.commit());
    return json_reply(200, json_of(outcome), outcome.version);
  }};
}

struct Chosen {
  std::string id;
  std::int64_t version = 0;
};

Result<std::vector<Chosen>> chosen_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"outcomes"});
  std::vector<Chosen> chosen;
  if (const auto* all = input.array("outcomes", chosen_max)) {
    for (std::size_t at = 0; at < all->size(); ++at) {
      const auto place = input.pointer("outcomes") + "/" + std::to_string(at);
      if (!(*all)[at].is_object()) {
        findings.push_back({place, "request.wrong-type", "object"});
        continue;
      }
      Input one((*all)[at].get_object(), findings, place);
      one.require({"id", "version"});
      chosen.push_back(
          {one.text("id", {1, 64}).value_or(""), one.integer("version", 1, INT64_MAX).value_or(0)});
      one.finish();
    }
  }
  input.finish();
  TRY(done(std::move(findings)));
  return chosen;
}

Result<Command> confirm(const Call& call) {
  const auto chosen = TRY(chosen_of(call.request));
  return Command{[&call, chosen](store::Writer& writer) -> Result<http::Response> {
    const auto subject = chosen.size() == 1 ? "outcome/" + chosen.front().id : "outcome/several";
    auto act = act_of(call, writer, outcomes::kind_confirm, subject);
    for (const auto& one : chosen) {
      TRY(outcomes::confirm_outcome(act, call.who, one.id, one.version));
    }
    if (!chosen.empty()) TRY(act.commit());
    return json_reply(200, json::object{{"changed", chosen.size()}});
  }};
}

}  // namespace

void add_outcomes(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const http::RouteOptions slow{http::Runs::worker};
  router.add(get, "/api/v1/outcomes", reads(context, list), slow);
  router.add(get, "/api/v1/outcomes/record", reads(context, record), slow);
  router.add(
      post, "/api/v1/outcomes/reconciliation",
      writes(context, [&office](const Call& call) { return reconcile_reports(office, call); }),
      slow);
  router.add(post, "/api/v1/outcomes/confirmation", writes(context, confirm));
  router.add(
      get, "/api/v1/outcomes/{id}/judgement",
      reads(context, [&office](const Call& call,
                               store::Reader& reader) { return judge(office, call, reader); }),
      slow);
  router.add(put, "/api/v1/outcomes/{id}/correction",
             writes(context, [&office](const Call& call) { return correct(office, call); }), slow);
}

}  // namespace luoshi::api

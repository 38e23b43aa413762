#include "api/outcome_json.hpp"

#include <boost/json/array.hpp>

#include "api/item_json.hpp"
#include "base/clock.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using outcomes::Verdict;
using supervision::word_of;

json::string string(std::string_view text) {
  return json::string(text.data(), text.size());
}

json::value time_or_null(std::optional<std::int64_t> ms) {
  if (!ms) return nullptr;
  return json::value(to_rfc3339({*ms}));
}

void add_release(json::object& out, const outcomes::Release& release) {
  out["disclosure"] = string(supervision::name_of(release.disclosure));
  out["released_by"] = text_or_null(release.by);
  out["released_at"] = time_or_null(release.ms);
}

json::object by_verdict(const std::array<std::int64_t, 4>& counts) {
  json::object out;
  for (const auto verdict :
       {Verdict::met, Verdict::missed, Verdict::unclear, Verdict::unreported}) {
    out[reconcile::name_of(verdict)] = counts[static_cast<std::size_t>(verdict)];
  }
  return out;
}

double share(std::int64_t thousandths) {
  return static_cast<double>(thousandths) / 1000;
}

json::value json_of(const std::optional<outcomes::LineValue>& value) {
  if (!value) return nullptr;
  return json::object{{"value", value->value},
                      {"qualifier", string(word_of(value->qualifier))},
                      {"computed", value->computed},
                      {"origin", value->origin == outcomes::Origin::cited ? "cited" : "reported"},
                      {"item", value->item}};
}

}  // namespace

json::value json_of(const std::optional<outcomes::Span>& span) {
  if (!span) return nullptr;
  return json::object{{"begin", span->begin}, {"end", span->end}};
}

json::object json_of(const outcomes::Outcome& outcome) {
  json::object out{{"id", outcome.id},
                   {"version", outcome.version},
                   {"earlier", outcome.earlier},
                   {"later", outcome.later},
                   {"item", outcome.item},
                   {"target", json_of(std::optional(outcome.target))},
                   {"read", json::object{{"verdict", reconcile::name_of(outcome.read.verdict)},
                                         {"reason", text_or_null(outcome.read.reason)},
                                         {"confidence", share(outcome.read.confidence)},
                                         {"result", json_of(outcome.read.result)}}},
                   {"state", string(outcomes::name_of(outcome.state))},
                   {"verdict", reconcile::name_of(outcome.verdict)},
                   {"reason", text_or_null(outcome.reason)},
                   {"result", json_of(outcome.result)},
                   {"result_words", text_or_null(outcome.result_words)},
                   {"words", text_or_null(outcome.words)},
                   {"decided_by", text_or_null(outcome.decided_by)},
                   {"decided_at", time_or_null(outcome.decided_ms)}};
  add_release(out, outcome.release);
  return out;
}

json::object json_of(const outcomes::Cited& cited) {
  json::object out{{"id", cited.id},
                   {"version", cited.version},
                   {"item", cited.item},
                   {"quantity", integer_or_null(cited.held.quantity)},
                   {"indicator", text_or_null(cited.figure.indicator)},
                   {"value", cited.figure.value},
                   {"unit", cited.figure.unit},
                   {"role", string(word_of(cited.figure.role))},
                   {"verdict", reconcile::name_of(cited.held.verdict)},
                   {"reason", text_or_null(cited.held.arithmetic)},
                   {"publisher", cited.publication.publisher},
                   {"document", cited.publication.document},
                   {"published_on", text_or_null(cited.publication.published_on)},
                   {"link", text_or_null(cited.publication.link)},
                   {"words", text_or_null(cited.words)},
                   {"withdrawn", cited.withdrawn},
                   {"withdrawn_reason", text_or_null(cited.withdrawn_reason)},
                   {"cited_by", cited.cited_by},
                   {"cited_at", to_rfc3339({cited.cited_ms})}};
  add_release(out, cited.release);
  return out;
}

json::object json_of(const outcomes::Promise& promise) {
  json::array cited;
  for (const auto& one : promise.cited) cited.emplace_back(json_of(one));
  const auto verdict = outcomes::verdict_of(promise.cited);
  json::object out{{"item", json_of(promise.item)},
                   {"promised", promise.promised},
                   {"section", outcomes::section_of(promise.item)},
                   {"cited", std::move(cited)},
                   {"cited_verdict", nullptr},
                   {"outcome", nullptr}};
  if (verdict) out["cited_verdict"] = reconcile::name_of(*verdict);
  if (promise.outcome) out["outcome"] = json_of(*promise.outcome);
  return out;
}

json::object json_of(const outcomes::Counts& counts) {
  return {{"promises", counts.promises},
          {"decided", counts.decided},
          {"not_compared", counts.not_compared},
          {"reported", by_verdict(counts.reported)},
          {"cited", by_verdict(counts.cited)}};
}

json::object json_of(const outcomes::SectionCounts& section) {
  json::object out = json_of(section.counts);
  out["section"] = section.section;
  return out;
}

json::object json_of(const outcomes::Line& line) {
  json::array points;
  for (const auto& point : line.points) {
    points.emplace_back(json::object{{"year", point.year},
                                     {"target", json_of(point.target)},
                                     {"outcome", json_of(point.outcome)},
                                     {"parted", text_or_null(point.parted)}});
  }
  return {{"indicator", line.indicator},
          {"unit", line.unit},
          {"role", string(word_of(line.role))},
          {"of_the_economy", line.of_the_economy},
          {"points", std::move(points)}};
}

json::object json_of(const outcomes::Question& question, const supervision::Item& item,
                     std::string_view today) {
  const bool owed = outcomes::is_owed(question.state);
  return {{"id", question.id},
          {"version", question.version},
          {"item", question.item},
          {"item_number", item.number},
          {"item_headline", item.headline},
          {"kind", string(outcomes::name_of(question.kind))},
          {"state", string(outcomes::name_of(question.state))},
          {"words", question.words},
          {"shown_words", text_or_null(question.shown_words)},
          {"refusal", text_or_null(question.refusal)},
          {"unit", text_or_null(question.unit.empty() ? item.lead_unit : question.unit)},
          {"due_date", text_or_null(question.due_date)},
          {"overdue", owed && !question.due_date.empty() && question.due_date < today},
          {"rule", text_or_null(question.rule)},
          {"answer", text_or_null(question.answer)},
          {"return_reason", text_or_null(question.return_reason)},
          {"received_at", to_rfc3339({question.received_ms})},
          {"moderated_at", time_or_null(question.moderated_ms)},
          {"drafted_by", text_or_null(question.drafted_by)},
          {"drafted_at", time_or_null(question.drafted_ms)},
          {"signed_by", text_or_null(question.signed_by)},
          {"signed_at", time_or_null(question.signed_ms)},
          {"answered_on", text_or_null(question.answered_on)}};
}

}  // namespace luoshi::api

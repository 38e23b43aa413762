#include "api/measure_json.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "api/item_json.hpp"
#include "base/clock.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::Appeal;
using escalation::Interview;
using escalation::Notice;
using escalation::Point;
using escalation::Urge;

json::string string(std::string_view text) {
  return json::string(text.data(), text.size());
}

json::value time_or_null(std::optional<std::int64_t> ms) {
  if (!ms) return nullptr;
  return json::string(to_rfc3339({*ms}));
}

Result<json::value> name_or_null(PersonNames& names, std::string_view person) {
  if (person.empty()) return json::value(nullptr);
  return json::value(TRY(names.of(person)));
}

json::array items_json(const std::vector<escalation::NoticeItem>& items) {
  json::array all;
  for (const auto& one : items) {
    all.emplace_back(
        json::object{{"item", one.item}, {"number", one.number}, {"headline", one.headline}});
  }
  return all;
}

// The words of a rule of escalation; null for none and for one that is no longer in the table.
json::value rule_words(const catalog::Rules& rules, std::string_view id) {
  const auto& all = rules.measures.escalation.rules;
  const auto rule = std::ranges::find(all, id, &catalog::EscalationRule::id);
  if (rule == all.end()) return nullptr;
  return json_of(rule->words);
}

}  // namespace

json::object json_of(const catalog::Words& words) {
  return {{"zh", words.zh}, {"en", words.en}};
}

Result<json::object> json_of(const Urge& urge, PersonNames& names) {
  return json::object{{"id", urge.id},
                      {"item", urge.item},
                      {"number", urge.number},
                      {"headline", urge.headline},
                      {"unit", urge.unit},
                      {"occasion", string(catalog::name_of(urge.occasion))},
                      {"period", text_or_null(urge.period)},
                      {"due_date", urge.due_date},
                      {"after", urge.after},
                      {"words", urge.words},
                      {"state", string(name_of(urge.state))},
                      {"batch", urge.batch},
                      {"made_by", TRY(name_or_null(names, urge.made_by))},
                      {"made_at", to_rfc3339({urge.made_ms})},
                      {"made_on", urge.made_on},
                      {"opened_by", TRY(name_or_null(names, urge.opened_by))},
                      {"opened_at", time_or_null(urge.opened_ms)},
                      {"answer", text_or_null(urge.answer)},
                      {"answered_by", TRY(name_or_null(names, urge.answered_by))},
                      {"answered_at", time_or_null(urge.answered_ms)}};
}

Result<json::object> json_of(const Notice& notice, const catalog::Rules& rules,
                             PersonNames& names) {
  return json::object{{"id", notice.id},
                      {"version", notice.version},
                      {"level", string(catalog::name_of(notice.level))},
                      {"number", text_or_null(number_of(notice))},
                      {"unit", notice.unit},
                      {"state", string(name_of(notice.state))},
                      {"items", items_json(notice.items)},
                      {"reason", notice.reason},
                      {"demand", notice.demand},
                      {"answer_by", notice.answer_by},
                      {"previous", text_or_null(notice.previous)},
                      {"rule", text_or_null(notice.rule)},
                      {"rule_version", text_or_null(notice.rule_version)},
                      {"rule_words", rule_words(rules, notice.rule)},
                      {"drafted_by", TRY(name_or_null(names, notice.drafted_by))},
                      {"drafted_at", to_rfc3339({notice.drafted_ms})},
                      {"refusal", text_or_null(notice.refusal)},
                      {"issued_by", TRY(name_or_null(names, notice.issued_by))},
                      {"issued_at", time_or_null(notice.issued_ms)},
                      {"issued_on", text_or_null(notice.issued_on)},
                      {"received_by", TRY(name_or_null(names, notice.received_by))},
                      {"received_at", time_or_null(notice.received_ms)},
                      {"answer", text_or_null(notice.answer)},
                      {"evidence", text_or_null(notice.evidence)},
                      {"answered_by", TRY(name_or_null(names, notice.answered_by))},
                      {"answered_at", time_or_null(notice.answered_ms)},
                      {"answered_on", text_or_null(notice.answered_on)},
                      {"ending", text_or_null(notice.ending)},
                      {"ended_by", TRY(name_or_null(names, notice.ended_by))},
                      {"ended_at", time_or_null(notice.ended_ms)}};
}

Result<json::object> json_of(const Interview& interview, const catalog::Rules& rules,
                             PersonNames& names) {
  json::array attendees(interview.attendees.begin(), interview.attendees.end());
  return json::object{{"id", interview.id},
                      {"version", interview.version},
                      {"unit", interview.unit},
                      {"state", string(name_of(interview.state))},
                      {"items", items_json(interview.items)},
                      {"reason", interview.reason},
                      {"notice", text_or_null(interview.notice)},
                      {"rule", text_or_null(interview.rule)},
                      {"rule_version", text_or_null(interview.rule_version)},
                      {"rule_words", rule_words(rules, interview.rule)},
                      {"planned_on", interview.planned_on},
                      {"place", text_or_null(interview.place)},
                      {"drafted_by", TRY(name_or_null(names, interview.drafted_by))},
                      {"drafted_at", to_rfc3339({interview.drafted_ms})},
                      {"refusal", text_or_null(interview.refusal)},
                      {"ordered_by", TRY(name_or_null(names, interview.ordered_by))},
                      {"ordered_at", time_or_null(interview.ordered_ms)},
                      {"held_on", text_or_null(interview.held_on)},
                      {"attendees", std::move(attendees)},
                      {"words", text_or_null(interview.words)},
                      {"agreed", text_or_null(interview.agreed)},
                      {"agreed_by", text_or_null(interview.agreed_by)},
                      {"recorded_by", TRY(name_or_null(names, interview.recorded_by))},
                      {"recorded_at", time_or_null(interview.recorded_ms)},
                      {"ending", text_or_null(interview.ending)},
                      {"ended_by", TRY(name_or_null(names, interview.ended_by))},
                      {"ended_at", time_or_null(interview.ended_ms)}};
}

json::object json_of(const Point& point, const catalog::ScoreRules& rules) {
  const auto rule = std::ranges::find(rules.rules, point.rule, &catalog::ScoreRule::id);
  json::value words = nullptr;
  if (rule != rules.rules.end()) words = json_of(rule->words);
  return {{"id", point.id},
          {"unit", point.unit},
          {"year", point.year},
          {"rule", point.rule},
          {"rule_version", point.rule_version},
          {"rule_words", std::move(words)},
          {"fact", point.fact},
          {"item", text_or_null(point.item)},
          {"number", text_or_null(point.number)},
          {"headline", text_or_null(point.headline)},
          {"record", point.record},
          {"on", point.on},
          {"points", escalation::points_text(point.tenths)},
          {"capped", point.capped},
          {"state", string(name_of(point.state))},
          {"reason", text_or_null(point.reason)}};
}

Result<json::object> json_of(const Appeal& appeal, const catalog::ScoreRules& rules,
                             PersonNames& names) {
  return json::object{{"id", appeal.id},
                      {"unit", appeal.unit},
                      {"state", string(name_of(appeal.state))},
                      {"words", appeal.words},
                      {"made_by", TRY(name_or_null(names, appeal.made_by))},
                      {"made_at", to_rfc3339({appeal.made_ms})},
                      {"answer", text_or_null(appeal.answer)},
                      {"decided_by", TRY(name_or_null(names, appeal.decided_by))},
                      {"decided_at", time_or_null(appeal.decided_ms)},
                      {"point", json_of(appeal.point, rules)}};
}

}  // namespace luoshi::api

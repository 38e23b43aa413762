#include "api/light_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "api/item_json.hpp"
#include "handling/periods.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::Day;
using escalation::Met;

json::string string(std::string_view text) {
  return json::string(text.data(), text.size());
}

json::array texts(const std::vector<std::string>& all) {
  return json::array(all.begin(), all.end());
}

json::object words_of(const catalog::Words& words) {
  return {{"zh", words.zh}, {"en", words.en}};
}

json::value day_or_null(std::optional<Day> day) {
  if (!day) return nullptr;
  return string(escalation::date_of(*day));
}

json::value tenths_or_null(std::optional<std::int64_t> value) {
  if (!value) return nullptr;
  return string(tenths(*value));
}

json::value time_or_null(std::int64_t ms) {
  if (ms == 0) return nullptr;
  return string(to_rfc3339(Instant{ms}));
}

// Words of what decided; null for an override and for what owes nothing: pages have words for them.
json::value words_of_rule(const catalog::LightTable* table, std::string_view rule) {
  if (table == nullptr) return nullptr;
  if (rule == escalation::rule_in_order) return words_of(table->in_order);
  if (rule == escalation::rule_caught_up) return words_of(table->caught_up);
  const auto* found = table->find_rule(rule);
  if (found == nullptr) return nullptr;
  return words_of(found->words);
}

// What a rule of the table compares; null for what decides without one.
json::value measure_of(const catalog::LightTable* table, std::string_view rule) {
  const auto* found = table == nullptr ? nullptr : table->find_rule(rule);
  if (found == nullptr) return nullptr;
  return string(catalog::name_of(found->when));
}

json::object json_of(const Met& met, const catalog::LightTable* table) {
  const auto measure = measure_of(table, met.rule);
  return {{"rule", met.rule},
          {"light", string(supervision::name_of(met.light))},
          {"words", words_of_rule(table, met.rule)},
          {"measure", measure},
          {"value", measure.is_null() ? json::value(nullptr) : string(tenths(met.measure_tenth))},
          {"counted_from", day_or_null(met.counted_from)}};
}

json::object json_of(const catalog::LightRule& rule) {
  return {{"id", rule.id},
          {"when", string(catalog::name_of(rule.when))},
          {"threshold", tenths(rule.threshold_tenth)},
          {"inclusive", rule.inclusive},
          {"light", string(catalog::name_of(rule.light))},
          {"words", words_of(rule.words)}};
}

json::object json_of(const catalog::LightGroup& group) {
  json::value reports = nullptr;
  if (group.reports) {
    reports = json::object{{"every", string(catalog::name_of(group.reports->every))},
                           {"due_day", group.reports->due_day}};
  }
  return {{"id", group.id},
          {"name", words_of(group.name)},
          {"sources", texts(group.sources)},
          {"types", texts(group.types)},
          {"reports", std::move(reports)},
          {"pace", string(catalog::name_of(group.pace))},
          {"rules", texts(group.rules)}};
}

// The last day of a report's period, or today while it has not ended.
std::optional<Day> day_of_report(std::string_view period, Day today) {
  using enum handling::Recurrence;
  for (const auto recurrence : {monthly, quarterly, half_yearly, yearly}) {
    const auto named = handling::parse_period(recurrence, period);
    if (!named) continue;
    const auto last = escalation::day_of(named->last);
    return last ? std::min(*last, today) : last;
  }
  return std::nullopt;
}

struct Point {
  Day on;
  std::int64_t percent = 0;
  std::string period;
};

std::vector<Point> points_of(const std::vector<handling::Report>& reports, Day today) {
  std::vector<Point> points;
  for (const auto& one : reports) {
    if (one.standing.state != handling::ReportState::accepted || !one.percent) continue;
    const auto on = day_of_report(one.period, today);
    if (on) points.push_back({*on, *one.percent, one.period});
  }
  std::ranges::sort(points, [](const Point& a, const Point& b) {
    return std::tie(a.on, a.period, a.percent) < std::tie(b.on, b.period, b.percent);
  });
  return points;
}

json::value outlook_json(const std::optional<escalation::Outlook>& outlook) {
  if (!outlook) return nullptr;
  return json::object{{"from", escalation::date_of(outlook->from)},
                      {"due", escalation::date_of(outlook->due)},
                      {"ends", tenths(std::min<std::int64_t>(outlook->ends_tenth, 1000))},
                      {"completes_on", day_or_null(outlook->completes_on)}};
}

}  // namespace

std::string tenths(std::int64_t value) {
  const auto size = std::abs(value);
  return fmt::format("{}{}.{}", value < 0 ? "-" : "", size / 10, size % 10);
}

json::object json_of(const catalog::LightTable& table) {
  json::array rules;
  for (const auto& one : table.rules) rules.emplace_back(json_of(one));
  json::array groups;
  for (const auto& one : table.groups) groups.emplace_back(json_of(one));
  return {{"version", table.version},
          {"valid_from", table.valid_from},
          {"basis", words_of(table.basis)},
          {"caught_up",
           json::object{{"months", table.caught_up_months}, {"words", words_of(table.caught_up)}}},
          {"in_order", words_of(table.in_order)},
          {"returned_days", table.returned_days},
          {"override_days", table.override_days},
          {"rules", std::move(rules)},
          {"groups", std::move(groups)}};
}

json::object json_of(const escalation::LightChange& change, const catalog::LightRules& rules) {
  const auto* table = rules.find(change.rules_version);
  const auto measure = measure_of(table, change.rule);
  return {
      {"position", change.position},
      {"changed_on", change.changed_on},
      {"from", string(supervision::name_of(change.from))},
      {"to", string(supervision::name_of(change.to))},
      {"rule", change.rule},
      {"words", words_of_rule(table, change.rule)},
      {"version", text_or_null(change.rules_version)},
      {"planned", tenths_or_null(change.planned_tenth)},
      {"actual", tenths_or_null(change.actual_tenth)},
      {"measure", measure},
      {"value", measure.is_null() ? json::value(nullptr) : string(tenths(change.measure_tenth))},
      {"counted_from", text_or_null(change.counted_from)},
      {"override", text_or_null(change.override_id)},
      {"cause", change.cause},
      {"made_by", text_or_null(change.made_by)},
      {"made_at", to_rfc3339(Instant{change.made_ms})}};
}

json::object json_of(const escalation::LightOverride& one) {
  return {{"id", one.id},
          {"version", one.version},
          {"item", one.item},
          {"number", one.number},
          {"headline", one.headline},
          {"state", one.state},
          {"light", string(supervision::name_of(one.light))},
          {"until", one.until},
          {"reason", one.reason},
          {"proposed_by", one.proposed_by},
          {"proposed_at", to_rfc3339(Instant{one.proposed_ms})},
          {"signed_by", text_or_null(one.signed_by)},
          {"signed_at", time_or_null(one.signed_ms)},
          {"refusal", text_or_null(one.refusal)},
          {"ended_on", text_or_null(one.ended_on)}};
}

json::object json_of(const escalation::LightCount& count) {
  return {{"key", text_or_null(count.key)},
          {"title", text_or_null(count.title)},
          {"green", count.green},
          {"yellow", count.yellow},
          {"red", count.red}};
}

json::object json_of(const escalation::Lighting& lighting, const catalog::LightRules& rules) {
  const auto& verdict = lighting.by_rules;
  const auto* table = rules.find(verdict.version);
  json::array met;
  for (const auto& one : verdict.met) met.emplace_back(json_of(one, table));
  const auto* group = [&]() -> const catalog::LightGroup* {
    if (table == nullptr) return nullptr;
    const auto found = std::ranges::find(table->groups, verdict.group, &catalog::LightGroup::id);
    return found == table->groups.end() ? nullptr : &*found;
  }();
  auto decided = json_of(verdict.decided, table);
  decided["light"] = string(supervision::name_of(verdict.light));
  return {{"light", string(supervision::name_of(lighting.light))},
          {"by_rules", std::move(decided)},
          {"version", text_or_null(verdict.version)},
          {"group", group == nullptr ? json::value(nullptr) : words_of(group->name)},
          {"held_on", day_or_null(verdict.held_on)},
          {"planned", tenths_or_null(verdict.planned_tenth)},
          {"actual", tenths_or_null(verdict.actual_tenth)},
          {"planned_today", tenths_or_null(verdict.planned_today_tenth)},
          {"met", std::move(met)}};
}

json::value chart_of(const catalog::LightRules& rules, const escalation::Lit& lit,
                     const std::vector<handling::Report>& reports, std::string_view today) {
  const auto* table = rules.on(today);
  const auto* group =
      table == nullptr ? nullptr : table->group_of(lit.facts.source, lit.facts.type);
  const auto now = escalation::day_of(today);
  if (group == nullptr || !now) return nullptr;
  const auto plan = escalation::plan_of(lit.facts, group->pace);
  json::array planned;
  for (const auto& one : escalation::line_of(plan)) {
    planned.emplace_back(
        json::object{{"on", escalation::date_of(one.on)}, {"percent", tenths(one.tenth)}});
  }
  if (planned.empty()) return nullptr;
  const auto points = points_of(reports, *now);
  json::array actual;
  for (const auto& one : points) {
    actual.emplace_back(json::object{{"on", escalation::date_of(one.on)},
                                     {"percent", tenths(one.percent * 10)},
                                     {"period", one.period}});
  }
  const auto outlook =
      points.empty() || supervision::has_ended(lit.facts.stage)
          ? std::nullopt
          : escalation::outlook_of(plan, points.back().on, points.back().percent * 10);
  return json::object{{"start", day_or_null(plan.start)}, {"due", day_or_null(plan.due)},
                      {"today", string(today)},           {"planned", std::move(planned)},
                      {"actual", std::move(actual)},      {"outlook", outlook_json(outlook)}};
}

}  // namespace luoshi::api

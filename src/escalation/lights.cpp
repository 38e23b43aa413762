#include "escalation/lights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "escalation/tables.hpp"
#include "supervision/rows.hpp"
#include "supervision/tables.hpp"

namespace luoshi::escalation {
namespace {

using supervision::integer_or_null;
using supervision::text_or_null;

constexpr std::string_view kind_day = "light.day";

bool has_changed(const Lit& lit, const Lighting& now) {
  if (now.override_ended) return true;
  if (now.light != lit.memory.light) return true;
  return now.light != Light::none && (now.rule != lit.rule || now.override_id != lit.override_id);
}

std::string date_or_empty(std::optional<Day> day) {
  return day ? date_of(*day) : std::string{};
}

Result<> write_change(ledger::Act& act, const Lit& lit, const Lighting& now, std::string_view today,
                      bool by_act) {
  const auto& rules = now.by_rules;
  const bool overridden = !now.override_id.empty();
  const auto position = lit.changes + 1;
  TRY(act.insert(
      light_change_table, fmt::format("{}/l{}", lit.item, position),
      {{"item", lit.item},
       {"position", position},
       {"changed_on", std::string(today)},
       {"from_light", std::string(name_of(lit.memory.light))},
       {"to_light", std::string(name_of(now.light))},
       {"rule", now.rule},
       {"rules_version", text_or_null(rules.version)},
       {"planned_tenth", integer_or_null(rules.planned_tenth)},
       {"actual_tenth", integer_or_null(rules.actual_tenth)},
       {"measure_tenth", overridden ? 0 : rules.decided.measure_tenth},
       {"counted_from",
        text_or_null(overridden ? std::string{} : date_or_empty(rules.decided.counted_from))},
       {"override", text_or_null(now.override_id)},
       {"cause", std::string(by_act ? "act" : "day")},
       {"made_by", text_or_null(by_act ? act.actor().person : std::string{})},
       {"made_ms", act.now().ms}}));
  if (now.light == lit.memory.light) return {};
  const bool turned_red = now.light == Light::red;
  return act.update(
      supervision::item_table, lit.item,
      {{"light", now.light == Light::none ? store::Value{} : std::string(name_of(now.light))},
       {"light_since", std::string(today)},
       {"reds", lit.reds + (turned_red ? 1 : 0)}});
}

Result<> write(ledger::Act& act, const Lit& lit, const Lighting& now, std::string_view today,
               bool by_act) {
  if (now.override_ended) {
    TRY(act.update(light_override_table, lit.signed_override,
                   {{"state", std::string("ended")}, {"ended_on", std::string(today)}}));
  }
  if (now.light == Light::none && lit.memory.light == Light::none) return {};
  return write_change(act, lit, now, today, by_act);
}

// Ids of the items whose light is no longer what it should be.
Result<std::vector<std::string>> changed_items(store::Reader& reader, const catalog::Rules& rules,
                                               std::string_view today,
                                               const LocalDate& local_date) {
  std::vector<std::string> ids;
  for (const auto& lit : TRY(load_lit(reader, lit_items, {}, local_date))) {
    if (has_changed(lit, light_of(rules, lit, today))) ids.push_back(lit.item);
  }
  std::ranges::sort(ids);
  return ids;
}

std::string condition_of(std::span<const std::string> ids, store::Params& params) {
  std::string marks;
  for (const auto& id : ids) {
    marks += marks.empty() ? "?" : ", ?";
    params.emplace_back(id);
  }
  return fmt::format("item.id IN ({})", marks);
}

// The lights of some items, read anew within the write that changes them.
Result<> write_day(store::Writer& writer, Random& random, Instant now, const catalog::Rules& rules,
                   std::string_view today, const LocalDate& local_date,
                   std::span<const std::string> ids) {
  store::Params params;
  const auto where = condition_of(ids, params);
  ledger::Act act(writer, random, now, {"system", ""}, std::string(kind_day),
                  fmt::format("day/{}", today));
  std::int64_t count = 0;
  for (const auto& lit : TRY(load_lit(writer, where, params, local_date))) {
    const auto lighting = light_of(rules, lit, today);
    if (!has_changed(lit, lighting)) continue;
    TRY(write(act, lit, lighting, today, false));
    ++count;
  }
  if (count == 0) return {};
  act.fact("items", count);
  TRY(act.commit());
  return {};
}

}  // namespace

Lighting light_of(const catalog::Rules& rules, const Lit& lit, std::string_view today) {
  Lighting now;
  now.by_rules =
      judge(rules.lights.on(today), lit.facts, lit.memory, day_of(today).value_or(Day{}));
  now.light = now.by_rules.light;
  now.rule = now.by_rules.decided.rule;
  if (lit.signed_override.empty()) return now;
  if (lit.override_until < today || now.light == Light::none) {
    now.override_ended = true;
    return now;
  }
  now.light = lit.override_light;
  now.rule = rule_override;
  now.override_id = lit.signed_override;
  return now;
}

Result<> settle_light(ledger::Act& act, const catalog::Rules& rules, std::string_view item,
                      std::string_view today, const LocalDate& local_date) {
  for (const auto& lit :
       TRY(load_lit(act.writer(), "item.id = ?", {std::string(item)}, local_date))) {
    const auto lighting = light_of(rules, lit, today);
    if (has_changed(lit, lighting)) TRY(write(act, lit, lighting, today, true));
  }
  return {};
}

Result<> light_the_day(store::Database& database, Random& random, Instant now,
                       const catalog::Rules& rules, std::string_view today,
                       const LocalDate& local_date) {
  std::vector<std::string> ids;
  TRY(database.read([&](store::Reader& reader) -> Result<> {
    ids = TRY(changed_items(reader, rules, today, local_date));
    return {};
  }));
  for (std::size_t at = 0; at < ids.size(); at += act_items_max) {
    const auto some = std::span(ids).subspan(at, std::min(act_items_max, ids.size() - at));
    TRY(database.write_and_wait([&](store::Writer& writer) {
      return write_day(writer, random, now, rules, today, local_date, some);
    }));
  }
  return {};
}

}  // namespace luoshi::escalation

// Lights as they are kept: the verdict of the rules, an override before it, and the rows that
// follow. A change of colour, or of the rule that decides, is a row of the history; `light`,
// `light_since` and `reds` of the item follow it.
#pragma once

#include <string_view>

#include "catalog/rules.hpp"
#include "escalation/light_rows.hpp"

namespace luoshi::escalation {

// What the rules of the day and an override make of an item.
struct Lighting {
  Verdict by_rules;
  Light light = Light::none;    // as shown: an override goes before the rules
  std::string rule;             // that decided; "override" for one
  std::string override_id;      // in force today
  bool override_ended = false;  // one was in force and is no longer
};

[[nodiscard]] Lighting light_of(const catalog::Rules& rules, const Lit& lit,
                                std::string_view today);

// Brings the light of one item to what it is today, within an act on it. Changes nothing where
// nothing has changed.
Result<> settle_light(ledger::Act& act, const catalog::Rules& rules, std::string_view item,
                      std::string_view today, const LocalDate& local_date);

// The same for all items when a day has come, as acts of the system of at most `act_items_max`
// items each. Doing it twice writes nothing.
inline constexpr std::size_t act_items_max = 5000;
Result<> light_the_day(store::Database& database, Random& random, Instant now,
                       const catalog::Rules& rules, std::string_view today,
                       const LocalDate& local_date);

}  // namespace luoshi::escalation

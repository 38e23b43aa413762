// What follows from an act on an item, or from a new day, for urges and scores.
#pragma once

#include <string_view>

#include "catalog/rules.hpp"
#include "ledger/act.hpp"

namespace luoshi::escalation {

inline constexpr auto kind_score_day = "score.day";

// After an act on the item, once its light is settled: open urges are answered by the deed, and
// points are taken off for what the act brought about.
Result<> follow_measures(ledger::Act& act, const catalog::Rules& rules, std::string_view item,
                         std::string_view today);

// The points a day takes off, one act of the system, made `now`, for each unit. `moment` is of that
// day. Doing it twice writes nothing.
Result<> score_the_day(store::Database& database, Random& random, Instant now, Instant moment,
                       const catalog::Rules& rules, std::string_view day);

}  // namespace luoshi::escalation

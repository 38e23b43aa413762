// Milestones 形象进度 of an item, by month or quarter: set as a whole list, in which percents never
// fall and dates stand in order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handling/access.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

inline constexpr auto kind_milestones = "item.milestones";

struct Milestone {
  std::string period;                   // 2019-03, 2019-Q1
  std::string due_date;                 // empty in a list being set: the last day of the period
  std::optional<std::int64_t> percent;  // planned by then, 0 to 100; absent: words only
  std::string words;
  std::string reached_on;  // set by the report that reached it, never by a list
  std::string report;

  bool operator==(const Milestone&) const = default;
};

// The last day of the period; empty for what is no period.
[[nodiscard]] std::string last_day_of(std::string_view period);

// The last day of the period, or the item's due date where that falls into it. REQUIRES:
// last_day_of(period) is not empty.
[[nodiscard]] std::string usual_due_date(const Item& item, std::string_view period);

// All findings of a list that is to become the item's, at "/milestones/2/percent":
// "milestone.period-malformed", "milestone.period-twice", "item.date-malformed",
// "milestone.outside-period", "milestone.out-of-order", "milestone.percent-out-of-range",
// "milestone.percent-falls", "milestone.says-nothing", "milestone.after-due", and
// "milestone.reached" where a milestone that was reached is missing. Due dates are filled in.
[[nodiscard]] std::vector<Finding> check_milestones(const Item& item,
                                                    const std::vector<Milestone>& now,
                                                    std::vector<Milestone>& wanted);

// By the supervision office, on an item that is neither rejected nor ended. Errors: conflict
// "item.wrong-state", "item.wrong-stage", "item.no-chain"; invalid "item.invalid" with the findings
// above. False when the list says what is there already, and nothing was written.
Result<bool> set_milestones(ledger::Act& act, const Principal& who, std::string_view item,
                            std::vector<Milestone> wanted);

[[nodiscard]] Result<std::vector<Milestone>> milestones_of(store::Reader& reader,
                                                           std::string_view item);

// Of many items in few statements, by the item's id.
[[nodiscard]] Result<std::map<std::string, std::vector<Milestone>>> milestones_of_all(
    store::Reader& reader, const std::vector<std::string>& items);

// Even quarters up to the due date, with what is to be reached by then where the item has one
// numeric target that adds up: 累计 250 个. Empty for an item without a due date.
[[nodiscard]] std::vector<Milestone> propose_milestones(const Item& item);

}  // namespace luoshi::handling

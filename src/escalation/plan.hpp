// Planned progress 序时进度: how far an item should be on a day, from its start, its due date and
// its milestones. Pure. Percent is in tenths, rounded down, in favour of the unit.
//
// With milestones that carry a percent it is the highest of those that fell due, a step each: a
// unit owes what it agreed to and nothing between. Without any it runs straight from the start (0)
// to the due date (100), by calendar days. On the due date and after it is 100 in either case.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "escalation/calendar.hpp"

namespace luoshi::escalation {

struct Milestone {
  Day due;
  std::optional<std::int64_t> percent;  // 0 to 100
  bool reached = false;                 // a report said so

  bool operator==(const Milestone&) const = default;
};

struct Plan {
  catalog::Pace pace = catalog::Pace::linear;
  std::optional<Day> start;
  std::optional<Day> due;
  std::vector<Milestone> milestones;
};

// nullopt where the item is held to no plan on that day. Never falls as the day moves on.
[[nodiscard]] std::optional<std::int64_t> planned_tenth(const Plan& plan, Day day);

}  // namespace luoshi::escalation

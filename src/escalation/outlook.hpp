// Outlook 走势: where progress, or the value of a target, ends on the due date when it goes on at
// the pace it has had since the start. A straight line and nothing more: see docs/adr for why no
// forecast stands beside it. Pure.
#pragma once

#include <optional>
#include <vector>

#include "base/decimal.hpp"
#include "escalation/plan.hpp"

namespace luoshi::escalation {

struct Outlook {
  Day from;  // the day of the last point
  Day due;
  std::int64_t ends_tenth = 0;      // percent on the due date, in tenths; may exceed 1000
  std::optional<Day> completes_on;  // when 100 % is reached; nullopt at no pace at all
};

// `progress_tenth` as of the day `on`. nullopt where the plan has no start or due date, or a whole
// day has not passed since the start: there is no pace yet.
[[nodiscard]] std::optional<Outlook> outlook_of(const Plan& plan, Day on,
                                                std::int64_t progress_tenth);

// The same of a value that adds up from nought within the year: 新增学位 600 of 1000 by June.
[[nodiscard]] std::optional<Decimal> value_at_due(const Plan& plan, Day on, const Decimal& value);

// The plan as points of a line that is drawn straight between them: a step has two points of one
// day.
struct PlanPoint {
  Day on;
  std::int64_t tenth = 0;

  bool operator==(const PlanPoint&) const = default;
};
[[nodiscard]] std::vector<PlanPoint> line_of(const Plan& plan);

}  // namespace luoshi::escalation

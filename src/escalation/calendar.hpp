// The periods a unit reports on (handling/periods.hpp), as the rules of lights count them: by
// calendar days of the district (worktime/day.hpp), without holidays.
#pragma once

#include "catalog/light_rules.hpp"
#include "worktime/day.hpp"

namespace luoshi::escalation {

using worktime::add_months;
using worktime::date_of;
using worktime::Day;
using worktime::day_of;
using worktime::days_between;
using worktime::whole_months;

// A month or a quarter.
struct Period {
  Day first;
  Day last;

  bool operator==(const Period&) const = default;
};

[[nodiscard]] Period period_of(catalog::Every every, Day day);
[[nodiscard]] Period period_before(catalog::Every every, const Period& period);
// The last day on which the report on the period is in time.
[[nodiscard]] Day report_due(const catalog::Rhythm& rhythm, const Period& period);
// The last period whose report was due before `today`.
[[nodiscard]] Period last_due(const catalog::Rhythm& rhythm, Day today);

}  // namespace luoshi::escalation

// Days, months and the periods a unit reports on (handling/periods.hpp), as the rules of lights
// count them: by calendar days of the district, without holidays. Outside dates are text,
// 2019-12-31; inside they are days, which can be counted.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/light_rules.hpp"

namespace luoshi::escalation {

using Day = std::chrono::sys_days;

// nullopt for what is no date that exists.
[[nodiscard]] std::optional<Day> day_of(std::string_view date);
[[nodiscard]] std::string date_of(Day day);

// The same day of a later (or, negative, earlier) month; the last of the month where it is shorter.
[[nodiscard]] Day add_months(Day day, int months);
// Whole months from one day to another, 0 when `to` is not later.
[[nodiscard]] std::int64_t whole_months(Day from, Day to);
[[nodiscard]] std::int64_t days_between(Day from, Day to);

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

// Calendar days and months. Outside a date is text, 2019-12-31; inside it is a day, which can be
// counted. Holidays and working days are in work_calendar.hpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::worktime {

using Day = std::chrono::sys_days;

// nullopt for what is no date that exists.
[[nodiscard]] std::optional<Day> day_of(std::string_view date);
[[nodiscard]] std::string date_of(Day day);

// The same day of a later (or, negative, earlier) month; the last of the month where it is shorter.
[[nodiscard]] Day add_months(Day day, int months);
// Whole months from one day to another, 0 when `to` is not later.
[[nodiscard]] std::int64_t whole_months(Day from, Day to);
[[nodiscard]] std::int64_t days_between(Day from, Day to);

}  // namespace luoshi::worktime

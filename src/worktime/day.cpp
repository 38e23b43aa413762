#include "worktime/day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/clock.hpp"

namespace luoshi::worktime {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year_month_day;

namespace {

Day last_of(std::chrono::year_month which) {
  return Day{which / std::chrono::last};
}

unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::optional<Day> day_of(std::string_view date) {
  if (!is_date(date)) return std::nullopt;
  const std::chrono::year year{static_cast<int>(number(date.substr(0, 4)))};
  return Day{year / month{number(date.substr(5, 2))} / std::chrono::day{number(date.substr(8, 2))}};
}

std::string date_of(Day day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Day add_months(Day day, int count) {
  const year_month_day date{day};
  const auto which = date.year() / date.month() + months{count};
  return std::min(Day{which / std::chrono::day{1}} + days{static_cast<unsigned>(date.day()) - 1},
                  last_of(which));
}

std::int64_t whole_months(Day from, Day to) {
  if (to <= from) return 0;
  const year_month_day begin{from};
  const year_month_day end{to};
  const auto apart = (end.year() / end.month() - begin.year() / begin.month()).count();
  return add_months(from, static_cast<int>(apart)) <= to ? apart : apart - 1;
}

std::int64_t days_between(Day from, Day to) {
  return (to - from).count();
}

}  // namespace luoshi::worktime

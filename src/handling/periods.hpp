// The calendar of turns: which period a day lies in, where it begins and ends, which comes next.
// Pure arithmetic on the Gregorian calendar; weeks are those of ISO 8601 (Monday first).
//
//   weekly 2019-W09   monthly 2019-03   quarterly 2019-Q1   half_yearly 2019-H1   yearly 2019
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace luoshi::handling {

enum class Recurrence { weekly, monthly, quarterly, half_yearly, yearly };

[[nodiscard]] std::string_view name_of(Recurrence recurrence);
[[nodiscard]] std::optional<Recurrence> parse_recurrence(std::string_view name);

struct Period {
  std::string name;
  std::string first;  // dates, both ends included
  std::string last;

  bool operator==(const Period&) const = default;
};

// REQUIRES: is_date(date).
[[nodiscard]] Period period_of(Recurrence recurrence, std::string_view date);

// Nothing for what is no name of such a period.
[[nodiscard]] std::optional<Period> parse_period(Recurrence recurrence, std::string_view name);

[[nodiscard]] Period next_period(Recurrence recurrence, const Period& period);

}  // namespace luoshi::handling

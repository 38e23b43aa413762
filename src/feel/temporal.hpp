// Dates, times and durations of FEEL (DMN 1.5 clause 10.3.2.3): values, arithmetic and their texts.
//
// Years run from -999,999,999 to 999,999,999 in the proleptic Gregorian calendar, with a year 0
// (ISO 8601); seconds have nanoseconds. A time is local, at an offset, or in a named zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "feel/zones.hpp"

namespace luoshi::feel {

inline constexpr std::int64_t year_max = 999'999'999;
inline constexpr std::int64_t nanos_per_second = 1'000'000'000;

struct Date {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;

  auto operator<=>(const Date&) const = default;
};

// Where a time of day holds. Neither an offset nor a name: local.
struct Zone {
  std::optional<std::int32_t> offset_seconds{};
  const std::string* name = nullptr;  // of Zones; never with an offset

  [[nodiscard]] bool local() const { return !offset_seconds && name == nullptr; }
  bool operator==(const Zone&) const = default;
};

struct Time {
  std::int32_t hour = 0;
  std::int32_t minute = 0;
  std::int32_t second = 0;
  std::int32_t nanos = 0;
  Zone zone{};

  bool operator==(const Time&) const = default;
};

struct DateTime {
  Date date{};
  Time time{};

  bool operator==(const DateTime&) const = default;
};

// days and time duration: whole seconds and a fraction of the same sign.
struct DaysDuration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;

  auto operator<=>(const DaysDuration&) const = default;
};

// years and months duration.
struct MonthsDuration {
  std::int64_t months = 0;

  auto operator<=>(const MonthsDuration&) const = default;
};

// Days since 1970-01-01, and back; Howard Hinnant's algorithms, exact over the whole range.
[[nodiscard]] std::int64_t days_of(const Date& date);
[[nodiscard]] Date date_of(std::int64_t days);
[[nodiscard]] bool is_valid(std::int64_t year, std::int64_t month, std::int64_t day);
[[nodiscard]] std::int32_t last_day(std::int64_t year, std::int32_t month);
// 1 Monday to 7 Sunday (ISO 8601).
[[nodiscard]] std::int32_t weekday_of(const Date& date);
[[nodiscard]] std::int32_t day_of_year(const Date& date);
[[nodiscard]] std::int32_t week_of_year(const Date& date);  // ISO 8601

[[nodiscard]] std::int64_t second_of_day(const Time& time);
// Seconds east of UTC; nullopt where the time is local. A named zone needs the day.
[[nodiscard]] std::optional<std::int32_t> offset_of(const DateTime& value, const Zones& zones);
[[nodiscard]] std::optional<std::int32_t> offset_of(const Time& value, const Zones& zones);
// Seconds since 1970-01-01T00:00:00, in UTC where the zone is known, else local.
[[nodiscard]] std::int64_t seconds_of(const DateTime& value, const Zones& zones);

// nullopt where the result leaves the range of years.
[[nodiscard]] std::optional<Date> add_months(const Date& date, std::int64_t months);
[[nodiscard]] std::optional<Date> add_days(const Date& date, std::int64_t days);
[[nodiscard]] std::optional<DateTime> add(const DateTime& value, const DaysDuration& duration);
[[nodiscard]] Time add(const Time& value, const DaysDuration& duration);
[[nodiscard]] DaysDuration normalized(std::int64_t seconds, std::int64_t nanos);
[[nodiscard]] DaysDuration negated(const DaysDuration& duration);

// The lexical forms of XML Schema 1.1 part 2 with FEEL's named zones; nullopt for all else.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::optional<Time> parse_time(std::string_view text, const Zones& zones);
[[nodiscard]] std::optional<DateTime> parse_date_time(std::string_view text, const Zones& zones);
[[nodiscard]] std::optional<DaysDuration> parse_days_duration(std::string_view text);
[[nodiscard]] std::optional<MonthsDuration> parse_months_duration(std::string_view text);

[[nodiscard]] std::string text_of(const Date& date);
[[nodiscard]] std::string text_of(const Time& time);
[[nodiscard]] std::string text_of(const DateTime& value);
[[nodiscard]] std::string text_of(const DaysDuration& duration);
[[nodiscard]] std::string text_of(const MonthsDuration& duration);

}  // namespace luoshi::feel

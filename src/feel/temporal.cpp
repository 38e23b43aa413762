#include "feel/temporal.hpp"

#include <array>
#include <cstdlib>

namespace luoshi::feel {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;

bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

}  // namespace

std::int64_t days_of(const Date& date) {
  const std::int64_t year = date.month <= 2 ? std::int64_t{date.year} - 1 : date.year;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year =
      (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

Date date_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = floor_div(days, 146'097);
  const std::int64_t of_era = days - era * 146'097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const auto month = static_cast<std::int32_t>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {static_cast<std::int32_t>(year + era * 400 + (month <= 2 ? 1 : 0)), month,
          static_cast<std::int32_t>(of_year - (153 * shifted + 2) / 5 + 1)};
}

std::int32_t last_day(std::int64_t year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month) - 1];
}

bool is_valid(std::int64_t year, std::int64_t month, std::int64_t day) {
  return year >= -year_max && year <= year_max && month >= 1 && month <= 12 && day >= 1 &&
         day <= last_day(year, static_cast<std::int32_t>(month));
}

std::int32_t weekday_of(const Date& date) {
  const auto days = days_of(date) + 3;  // 1970-01-01 was a Thursday
  return static_cast<std::int32_t>(days - floor_div(days, 7) * 7) + 1;
}

std::int32_t day_of_year(const Date& date) {
  return static_cast<std::int32_t>(days_of(date) - days_of({date.year, 1, 1})) + 1;
}

std::int32_t week_of_year(const Date& date) {
  // The week belongs to the year its Thursday lies in.
  const auto thursday = date_of(days_of(date) + 4 - weekday_of(date));
  return (day_of_year(thursday) - 1) / 7 + 1;
}

std::int64_t second_of_day(const Time& time) {
  return std::int64_t{time.hour} * 3600 + std::int64_t{time.minute} * 60 + time.second;
}

std::optional<std::int32_t> offset_of(const DateTime& value, const Zones& zones) {
  const auto& zone = value.time.zone;
  if (zone.name != nullptr) {
    const auto local = days_of(value.date) * seconds_per_day + second_of_day(value.time);
    return zones.offset_at(*zone.name, local);
  }
  return zone.offset_seconds;
}

std::optional<std::int32_t> offset_of(const Time& value, const Zones& zones) {
  if (value.zone.name != nullptr) return zones.offset_at(*value.zone.name, second_of_day(value));
  return value.zone.offset_seconds;
}

std::int64_t seconds_of(const DateTime& value, const Zones& zones) {
  return days_of(value.date) * seconds_per_day + second_of_day(value.time) -
         offset_of(value, zones).value_or(0);
}

std::optional<Date> add_months(const Date& date, std::int64_t months) {
  constexpr std::int64_t months_max = 12 * (2 * year_max + 2);
  if (months > months_max || months < -months_max) return std::nullopt;
  const auto total = std::int64_t{date.year} * 12 + date.month - 1 + months;
  const auto year = floor_div(total, 12);
  const auto month = static_cast<std::int32_t>(total - year * 12) + 1;
  if (year < -year_max || year > year_max) return std::nullopt;
  return Date{static_cast<std::int32_t>(year), month, std::min(date.day, last_day(year, month))};
}

std::optional<Date> add_days(const Date& date, std::int64_t days) {
  constexpr std::int64_t days_max = 367 * (2 * year_max + 2);
  if (days > days_max || days < -days_max) return std::nullopt;
  const auto total = days_of(date) + days;
  if (total < days_of({-static_cast<std::int32_t>(year_max), 1, 1}) ||
      total > days_of({static_cast<std::int32_t>(year_max), 12, 31})) {
    return std::nullopt;
  }
  return date_of(total);
}

DaysDuration normalized(std::int64_t seconds, std::int64_t nanos) {
  seconds += nanos / nanos_per_second;
  nanos %= nanos_per_second;
  if (seconds > 0 && nanos < 0) {
    --seconds;
    nanos += nanos_per_second;
  } else if (seconds < 0 && nanos > 0) {
    ++seconds;
    nanos -= nanos_per_second;
  }
  return {seconds, static_cast<std::int32_t>(nanos)};
}

DaysDuration negated(const DaysDuration& duration) {
  return {-duration.seconds, -duration.nanos};
}

namespace {

struct Shifted {
  std::int64_t days = 0;
  Time time{};
};

Shifted shifted(const Time& time, const DaysDuration& by) {
  auto nanos = std::int64_t{time.nanos} + by.nanos;
  auto seconds = second_of_day(time) + by.seconds + floor_div(nanos, nanos_per_second);
  nanos -= floor_div(nanos, nanos_per_second) * nanos_per_second;
  const auto days = floor_div(seconds, seconds_per_day);
  seconds -= days * seconds_per_day;
  return {days,
          {static_cast<std::int32_t>(seconds / 3600), static_cast<std::int32_t>(seconds / 60 % 60),
           static_cast<std::int32_t>(seconds % 60), static_cast<std::int32_t>(nanos), time.zone}};
}

}  // namespace

std::optional<DateTime> add(const DateTime& value, const DaysDuration& duration) {
  const auto moved = shifted(value.time, duration);
  const auto date = add_days(value.date, moved.days);
  if (!date) return std::nullopt;
  return DateTime{*date, moved.time};
}

Time add(const Time& value, const DaysDuration& duration) {
  return shifted(value, duration).time;
}

}  // namespace luoshi::feel

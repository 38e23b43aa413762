// The lexical forms of dates, times and durations, read and written.
#include <fmt/format.h>

#include <algorithm>

#include "feel/temporal.hpp"

namespace luoshi::feel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads from the front of a text; every step fails for good once one has failed.
class Reading {
 public:
  explicit Reading(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return !failed_ && rest_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool take(char c) {
    if (next() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!take(c)) failed_ = true;
  }
  // Between `least` and `most` digits.
  std::int64_t digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    std::int64_t value = 0;
    while (count < rest_.size() && is_digit(rest_[count])) {
      if (count < most) value = value * 10 + (rest_[count] - '0');
      ++count;
    }
    if (count < least || count > most) failed_ = true;
    rest_.remove_prefix(std::min(count, rest_.size()));
    return value;
  }
  // The digits after a point as nanoseconds; more than nine are cut.
  std::int32_t fraction(std::size_t least) {
    std::size_t count = 0;
    std::int64_t value = 0;
    for (; count < rest_.size() && is_digit(rest_[count]); ++count) {
      if (count < 9) value = value * 10 + (rest_[count] - '0');
    }
    if (count < least) failed_ = true;
    rest_.remove_prefix(count);
    for (; count < 9; ++count) value *= 10;
    return static_cast<std::int32_t>(value);
  }
  void fail() { failed_ = true; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

Date read_date(Reading& in) {
  const bool negative = in.take('-');
  const bool long_year = in.rest().size() > 4 && is_digit(in.rest()[4]);
  if (long_year && in.next() == '0') in.fail();
  auto year = in.digits(4, 9);
  if (negative) year = -year;
  in.expect('-');
  const auto month = in.digits(2, 2);
  in.expect('-');
  const auto day = in.digits(2, 2);
  if (in.failed() || !is_valid(year, month, day)) {
    in.fail();
    return {};
  }
  return {static_cast<std::int32_t>(year), static_cast<std::int32_t>(month),
          static_cast<std::int32_t>(day)};
}

Zone read_zone(Reading& in, const Zones& zones) {
  if (in.done()) return {};
  if (in.take('Z')) return {.offset_seconds = 0};
  if (in.take('@')) {
    const auto* name = zones.find(in.rest());
    if (name == nullptr) in.fail();
    while (!in.done() && !in.failed()) in.take(in.next());
    return {.name = name};
  }
  const bool minus = in.next() == '-';
  if (!in.take('-')) in.expect('+');
  const auto hours = in.digits(2, 2);
  in.expect(':');
  const auto minutes = in.digits(2, 2);
  std::int64_t seconds = 0;
  if (in.take(':')) seconds = in.digits(2, 2);
  const auto total = hours * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || total > 14 * 3600) in.fail();
  return {.offset_seconds = static_cast<std::int32_t>(minus ? -total : total)};
}

// 24:00:00 is the next day's midnight; `end_of_day` says so.
Time read_time(Reading& in, const Zones& zones, bool& end_of_day) {
  const auto hour = in.digits(2, 2);
  in.expect(':');
  const auto minute = in.digits(2, 2);
  in.expect(':');
  const auto second = in.digits(2, 2);
  std::int32_t nanos = 0;
  if (in.take('.')) nanos = in.fraction(1);
  end_of_day = hour == 24 && minute == 0 && second == 0 && nanos == 0;
  if (minute > 59 || second > 59 || (hour > 23 && !end_of_day)) in.fail();
  if (in.failed()) return {};
  const auto zone = read_zone(in, zones);
  return {static_cast<std::int32_t>(end_of_day ? 0 : hour), static_cast<std::int32_t>(minute),
          static_cast<std::int32_t>(second), nanos, zone};
}

std::string fraction_text(std::int32_t nanos) {
  if (nanos == 0) return {};
  auto digits = fmt::format(".{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

std::string zone_text(const Zone& zone) {
  if (zone.name != nullptr) return "@" + *zone.name;
  if (!zone.offset_seconds) return {};
  const auto offset = *zone.offset_seconds;
  if (offset == 0) return "Z";
  const auto size = std::abs(offset);
  auto text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Reading in(text);
  const auto date = read_date(in);
  if (!in.done()) return std::nullopt;
  return date;
}

std::optional<Time> parse_time(std::string_view text, const Zones& zones) {
  Reading in(text);
  bool end_of_day = false;
  const auto time = read_time(in, zones, end_of_day);
  if (!in.done()) return std::nullopt;
  return time;
}

std::optional<DateTime> parse_date_time(std::string_view text, const Zones& zones) {
  Reading in(text);
  const auto date = read_date(in);
  in.expect('T');
  bool end_of_day = false;
  const auto time = read_time(in, zones, end_of_day);
  if (!in.done()) return std::nullopt;
  if (!end_of_day) return DateTime{date, time};
  const auto next = add_days(date, 1);
  if (!next) return std::nullopt;
  return DateTime{*next, time};
}

std::optional<DaysDuration> parse_days_duration(std::string_view text) {
  Reading in(text);
  const bool negative = in.take('-');
  in.expect('P');
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  int parts = 0;
  constexpr std::size_t digits_max = 12;
  if (is_digit(in.next())) {
    seconds += in.digits(1, digits_max) * 86'400;
    in.expect('D');
    ++parts;
  }
  if (in.take('T')) {
    constexpr std::string_view marks = "HMS";
    constexpr std::int64_t lengths[] = {3600, 60, 1};
    std::size_t mark = 0;
    const int before = parts;
    while (!in.failed() && is_digit(in.next())) {
      const auto value = in.digits(1, digits_max);
      const bool point = in.take('.');
      if (point) nanos = in.fraction(0);
      mark = marks.find(in.next(), mark);
      if (mark == std::string_view::npos || (point && in.next() != 'S')) return std::nullopt;
      seconds += value * lengths[mark++];
      in.take(in.next());
      ++parts;
    }
    if (parts == before) return std::nullopt;
  }
  if (!in.done() || parts == 0) return std::nullopt;
  return negative ? DaysDuration{-seconds, -nanos} : DaysDuration{seconds, nanos};
}

std::optional<MonthsDuration> parse_months_duration(std::string_view text) {
  Reading in(text);
  const bool negative = in.take('-');
  in.expect('P');
  std::int64_t months = 0;
  constexpr std::size_t digits_max = 12;
  auto value = in.digits(1, digits_max);
  if (in.take('Y')) {
    months = value * 12;
    if (in.done()) return MonthsDuration{negative ? -months : months};
    value = in.digits(1, digits_max);
  }
  in.expect('M');
  months += value;
  if (!in.done()) return std::nullopt;
  return MonthsDuration{negative ? -months : months};
}

std::string text_of(const Date& date) {
  return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? "-" : "", std::abs(date.year),
                     date.month, date.day);
}

std::string text_of(const Time& time) {
  return fmt::format("{:02}:{:02}:{:02}{}{}", time.hour, time.minute, time.second,
                     fraction_text(time.nanos), zone_text(time.zone));
}

std::string text_of(const DateTime& value) {
  return text_of(value.date) + "T" + text_of(value.time);
}

std::string text_of(const DaysDuration& duration) {
  const bool negative = duration.seconds < 0 || duration.nanos < 0;
  const auto seconds = std::abs(duration.seconds);
  const auto nanos = std::abs(duration.nanos);
  if (seconds == 0 && nanos == 0) return "PT0S";
  std::string text = negative ? "-P" : "P";
  if (seconds >= 86'400) text += fmt::format("{}D", seconds / 86'400);
  if (seconds % 86'400 == 0 && nanos == 0) return text;
  text += 'T';
  if (const auto hours = seconds / 3600 % 24) text += fmt::format("{}H", hours);
  if (const auto minutes = seconds / 60 % 60) text += fmt::format("{}M", minutes);
  if (seconds % 60 != 0 || nanos != 0) {
    text += fmt::format("{}{}S", seconds % 60, fraction_text(nanos));
  }
  return text;
}

std::string text_of(const MonthsDuration& duration) {
  const auto months = std::abs(duration.months);
  if (months == 0) return "P0M";
  std::string text = duration.months < 0 ? "-P" : "P";
  if (months >= 12) text += fmt::format("{}Y", months / 12);
  if (months % 12 != 0) text += fmt::format("{}M", months % 12);
  return text;
}

}  // namespace luoshi::feel

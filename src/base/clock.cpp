#include "base/clock.hpp"

#include <fmt/format.h>

namespace luoshi {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

// Reads exactly `width` digits at `at`; -1 where there are fewer.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::string to_rfc3339(Instant instant) {
  const std::chrono::sys_time<std::chrono::milliseconds> point{
      std::chrono::milliseconds{instant.ms}};
  const auto days = std::chrono::floor<std::chrono::days>(point);
  const year_month_day date{days};
  const auto of_day = (point - days).count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     of_day / 3'600'000, of_day / 60'000 % 60, of_day / 1000 % 60, of_day % 1000);
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int y = digits(text, 0, 4);
  const int m = digits(text, 5, 2);
  const int d = digits(text, 8, 2);
  if (y < 1 || m < 1 || d < 1) return false;
  return year_month_day{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}}
      .ok();
}

Result<Instant> parse_rfc3339(std::string_view text) {
  const auto malformed = [&] {
    return fail(ErrorKind::invalid, "time.malformed", std::string(text.substr(0, 40)));
  };
  if (text.size() < 20 || !is_date(text.substr(0, 10))) return malformed();
  if (text[10] != 'T' && text[10] != 't') return malformed();
  if (text[13] != ':' || text[16] != ':') return malformed();
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    return malformed();
  }
  std::size_t at = 19;
  std::int64_t milliseconds = 0;
  if (text[at] == '.') {
    std::size_t count = 0;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++count) {
      if (count < 3) milliseconds = milliseconds * 10 + (text[at] - '0');
    }
    if (count == 0 || count > 9) return malformed();
    for (; count < 3; ++count) milliseconds *= 10;
  }
  if (at >= text.size()) return malformed();
  std::int64_t offset_minutes = 0;
  if ((text[at] == 'Z' || text[at] == 'z') && at + 1 == text.size()) {
    offset_minutes = 0;
  } else if ((text[at] == '+' || text[at] == '-') && at + 6 == text.size() && text[at + 3] == ':') {
    const int h = digits(text, at + 1, 2);
    const int m = digits(text, at + 4, 2);
    if (h < 0 || h > 23 || m < 0 || m > 59) return malformed();
    offset_minutes = (h * 60 + m) * (text[at] == '+' ? 1 : -1);
  } else {
    return malformed();
  }
  const year_month_day date{year{digits(text, 0, 4)},
                            month{static_cast<unsigned>(digits(text, 5, 2))},
                            day{static_cast<unsigned>(digits(text, 8, 2))}};
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t seconds =
      days * 86'400 + hour * 3'600 + minute * 60 + second - offset_minutes * 60;
  return Instant{seconds * 1000 + milliseconds};
}

Instant SystemClock::now() const {
  return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(
                     std::chrono::system_clock::now().time_since_epoch())
                     .count()};
}

}  // namespace luoshi

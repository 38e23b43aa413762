#include "worktime/local_date.hpp"

#include <unicode/timezone.h>

#include <memory>

namespace luoshi::worktime {

namespace {

// What a clock there shows, written as if it were UTC.
std::string local_time(const std::string& timezone, Instant instant) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(timezone)));
  std::int32_t raw_ms = 0;
  std::int32_t summer_ms = 0;
  zone->getOffset(static_cast<UDate>(instant.ms), 0, raw_ms, summer_ms, error);
  const std::int64_t offset_ms = U_FAILURE(error) ? 0 : raw_ms + summer_ms;
  return to_rfc3339({instant.ms + offset_ms});
}

}  // namespace

std::string local_date(const std::string& timezone, Instant instant) {
  return local_time(timezone, instant).substr(0, 10);
}

std::string local_minute(const std::string& timezone, Instant instant) {
  auto minute = local_time(timezone, instant).substr(0, 16);
  minute.at(10) = ' ';
  return minute;
}

}  // namespace luoshi::worktime

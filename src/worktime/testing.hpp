// What the tests of working time share: an autumn of China, an office, and words for instants.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "worktime/limit_clock.hpp"

namespace luoshi::worktime::testing {

inline Day day(std::string_view date) {
  return day_of(date).value();
}

inline Instant at(std::string_view rfc3339) {
  return parse_rfc3339(rfc3339).value();
}

// Local time of Shanghai, 2025-09-30T17:30.
inline Instant local(const std::string& time) {
  return at(time + ":00+08:00");
}

inline std::string shown(Instant instant) {
  constexpr std::int64_t offset_ms = std::int64_t{8} * 3'600'000;
  return to_rfc3339({instant.ms + offset_ms}).substr(0, 16);
}

// 2025 with its National Day and 2026 with its New Year.
inline Calendar autumn() {
  Calendar out;
  Holiday national;
  for (const auto* off : {"2025-10-01", "2025-10-02", "2025-10-03", "2025-10-04", "2025-10-05",
                          "2025-10-06", "2025-10-07", "2025-10-08"}) {
    national.days.push_back(day(off));
  }
  national.workdays = {day("2025-09-28"), day("2025-10-11")};
  Holiday new_year;
  new_year.days = {day("2026-01-01"), day("2026-01-02"), day("2026-01-03")};
  new_year.workdays = {day("2026-01-04")};
  out.years = {{2025, {national}}, {2026, {new_year}}};
  return out;
}

// Every day of the week and moved workdays alike.
inline OfficeHours hours_of(const Sessions& sessions) {
  Season season;
  season.first = std::chrono::January / 1;
  season.last = std::chrono::December / 31;
  season.week.fill(sessions);
  season.moved = sessions;
  return {{season}};
}

// 09:00-12:00 and 13:30-17:30: seven hours.
inline OfficeHours usual() {
  return hours_of({{9 * 60, 12 * 60}, {13 * 60 + 30, 17 * 60 + 30}});
}

inline WorkCalendar make(const Conventions& conventions = {}, const OfficeHours& hours = usual(),
                         const std::string& zone = "Asia/Shanghai") {
  return WorkCalendar::make(autumn(), hours, conventions, zone).value();
}

}  // namespace luoshi::worktime::testing

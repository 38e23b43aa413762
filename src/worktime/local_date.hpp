// The calendar date and time of an instant where the district is.
#pragma once

#include <string>

#include "base/clock.hpp"

namespace luoshi::worktime {

// 2026-11-20 in the zone with this IANA name; in UTC where the zone is not known.
[[nodiscard]] std::string local_date(const std::string& timezone, Instant instant);

// 2026-11-20 16:30, alike.
[[nodiscard]] std::string local_minute(const std::string& timezone, Instant instant);

}  // namespace luoshi::worktime

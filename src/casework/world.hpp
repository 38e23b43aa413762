// What casework is given of the world around a case: services, calendar, places. Made by the
// composition root; thread-safe; outlives every act.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "casework/services.hpp"
#include "feel/zones.hpp"
#include "worktime/work_calendar.hpp"

namespace luoshi::casework {

// Where a point lies in the district. Codes are empty where the district has no such polygons.
struct Located {
  std::string subdistrict;
  std::string community;
  std::string cell;
  std::string unit;                 // that answers for the subdistrict
  std::int64_t outside_metres = 0;  // how far beyond the district's border; 0: inside
};

// nullopt where the district has no map of its own.
using Locate =
    std::function<std::optional<Located>(std::int64_t longitude_e7, std::int64_t latitude_e7)>;

struct World {
  const Services& services;
  const worktime::WorkCalendar& calendar;
  const feel::Zones& zones;
  std::string zone;  // an IANA name
  Locate locate;
  // The name of a unit; empty where it is none.
  std::function<catalog::Words(std::string_view unit)> unit_words{};
};

// The district's day of an instant, counted from 1970-01-01.
[[nodiscard]] inline std::function<std::int64_t(std::int64_t ms)> day_of(const World& world) {
  return [&calendar = world.calendar](std::int64_t ms) {
    return std::int64_t{calendar.local_day(Instant{ms}).time_since_epoch().count()};
  };
}

}  // namespace luoshi::casework

// Positions on the Earth: longitude and latitude as a district keeps them, and how far two are
// apart.
//
// A Position is stored: whole ten-millionths of a degree (E7, about 1.1 cm), so that equal is
// equal, a database keeps it as an integer, and what lies on which side of a line is decided
// exactly. Degrees are for computing. Both are WGS 84, which CGCS2000 equals at this precision;
// other systems are turned into it first (systems.hpp). No heights; a Position never stands for
// "unknown".
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::geo {

inline constexpr std::int64_t e7 = 10'000'000;

struct Degrees {
  double lon = 0;
  double lat = 0;
};

struct Position {
  std::int64_t lon_e7 = 0;
  std::int64_t lat_e7 = 0;

  auto operator<=>(const Position&) const = default;
};

// A window of positions, its edges included. One that lies across the antimeridian has its west
// east of its east (RFC 7946, 5.2); only `make_window` and what says so takes such a one.
struct Box {
  std::int64_t west = 0;
  std::int64_t south = 0;
  std::int64_t east = 0;
  std::int64_t north = 0;

  bool operator==(const Box&) const = default;
  [[nodiscard]] bool holds(Position p) const {
    return p.lon_e7 >= west && p.lon_e7 <= east && p.lat_e7 >= south && p.lat_e7 <= north;
  }
};

// Rounded to the nearest E7. Errors, all invalid: "geo.not-a-number" (NaN, infinite), "geo.swapped"
// (the latitude can only be a longitude), "geo.out-of-range" (beyond ±180 or ±90).
[[nodiscard]] Result<Position> make_position(Degrees degrees);

// Decimal degrees as written in a form or a file, "117.5" and "39.5"; the digits count, no double
// comes between. Errors as above; "geo.not-a-number" for what is no number.
[[nodiscard]] Result<Position> parse_position(std::string_view lon, std::string_view lat);

// The window of a map. Errors as above; invalid "geo.window-upside-down" when south > north.
[[nodiscard]] Result<Box> make_window(Degrees south_west, Degrees north_east);

[[nodiscard]] Degrees degrees_of(Position position);

// "117.5,39.4812": longitude first, no digit more than needed.
[[nodiscard]] std::string text_of(Position position);

// The mean radius of the WGS 84 ellipsoid, (2a + b) / 3.
inline constexpr double earth_radius_m = 6'371'008.8;

// Along the great circle of a sphere of that radius: within 0.56 % of the ellipsoid.
[[nodiscard]] double metres_between(Degrees a, Degrees b);
[[nodiscard]] double metres_between(Position a, Position b);

}  // namespace luoshi::geo

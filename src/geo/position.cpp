#include "geo/position.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/decimal.hpp"

namespace luoshi::geo {
namespace {

constexpr std::int64_t lon_max = 180 * e7;
constexpr std::int64_t lat_max = 90 * e7;

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

bool fits(double lon, double lat) {
  return std::abs(lon) <= 180 && std::abs(lat) <= 90;
}

// What is wrong with a pair that is none; `lon` and `lat` as they were given.
Failure refuse(double lon, double lat, std::string_view lon_text, std::string_view lat_text) {
  auto given = fmt::format("lon {}, lat {}", lon_text, lat_text);
  const auto* problem = fits(lat, lon) ? "geo.swapped" : "geo.out-of-range";
  return fail(ErrorKind::invalid, problem, std::move(given));
}

std::string decimal_text(std::int64_t value_e7) {
  const auto whole = std::abs(value_e7);
  auto text = fmt::format("{}{}.{:07}", value_e7 < 0 ? "-" : "", whole / e7, whole % e7);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

Result<Position> make_position(Degrees degrees) {
  const auto [lon, lat] = degrees;
  if (!std::isfinite(lon) || !std::isfinite(lat)) {
    return fail(ErrorKind::invalid, "geo.not-a-number", fmt::format("lon {}, lat {}", lon, lat));
  }
  if (!fits(lon, lat)) return refuse(lon, lat, fmt::to_string(lon), fmt::to_string(lat));
  return Position{std::llround(lon * static_cast<double>(e7)),
                  std::llround(lat * static_cast<double>(e7))};
}

Result<Position> parse_position(std::string_view lon, std::string_view lat) {
  const auto east = Decimal::parse(lon);
  const auto north = Decimal::parse(lat);
  if (!east || !north) {
    return fail(ErrorKind::invalid, "geo.not-a-number", fmt::format("lon {}, lat {}", lon, lat));
  }
  const Decimal scale(e7);
  const auto lon_e7 = (*east * scale).rounded(0).to_int64();
  const auto lat_e7 = (*north * scale).rounded(0).to_int64();
  if (!lon_e7 || !lat_e7 || std::abs(*lon_e7) > lon_max || std::abs(*lat_e7) > lat_max) {
    return refuse(east->to_double(), north->to_double(), lon, lat);
  }
  return Position{*lon_e7, *lat_e7};
}

Result<Box> make_window(Degrees south_west, Degrees north_east) {
  const auto low = TRY(make_position(south_west));
  const auto high = TRY(make_position(north_east));
  if (low.lat_e7 > high.lat_e7) {
    return fail(ErrorKind::invalid, "geo.window-upside-down",
                fmt::format("south {}, north {}", south_west.lat, north_east.lat));
  }
  return Box{low.lon_e7, low.lat_e7, high.lon_e7, high.lat_e7};
}

Degrees degrees_of(Position position) {
  return {static_cast<double>(position.lon_e7) / static_cast<double>(e7),
          static_cast<double>(position.lat_e7) / static_cast<double>(e7)};
}

std::string text_of(Position position) {
  return decimal_text(position.lon_e7) + "," + decimal_text(position.lat_e7);
}

double metres_between(Degrees a, Degrees b) {
  // The haversine formula, which keeps its digits where a and b are close.
  const double up = std::sin(radians(b.lat - a.lat) / 2);
  const double across = std::sin(radians(b.lon - a.lon) / 2);
  const double h = up * up + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * across * across;
  return 2 * earth_radius_m * std::asin(std::sqrt(std::min(1.0, h)));
}

double metres_between(Position a, Position b) {
  return metres_between(degrees_of(a), degrees_of(b));
}

}  // namespace luoshi::geo

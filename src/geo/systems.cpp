#include "geo/systems.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace luoshi::geo {
namespace {

using std::numbers::pi;

// The Krasovsky ellipsoid, on which the shift is reckoned.
constexpr double semi_major_m = 6'378'245.0;
constexpr double eccentricity_squared = 0.00669342162296594323;

constexpr double bd_turn = pi * 3000 / 180;

bool shifted_here(Degrees at) {
  return at.lon >= 72.004 && at.lon <= 137.8347 && at.lat >= 0.8293 && at.lat <= 55.8271;
}

double waves(double t, double first, double second, double third) {
  return (20 * std::sin(pi * t) + 40 * std::sin(pi * t / third) + first * std::sin(pi * t / 12) +
          second * std::sin(pi * t / 30)) *
         2 / 3;
}

Degrees gcj_from_wgs(Degrees at) {
  const double x = at.lon - 105;
  const double y = at.lat - 35;
  const double ripple = (20 * std::sin(6 * pi * x) + 20 * std::sin(2 * pi * x)) * 2 / 3;
  const double root = std::sqrt(std::abs(x));
  const double north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple +
                         waves(y, 160, 320, 3);
  const double east_m =
      300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple + waves(x, 150, 300, 3);
  const double phi = at.lat * pi / 180;
  const double flat = 1 - eccentricity_squared * std::sin(phi) * std::sin(phi);
  const double normal_m = semi_major_m / std::sqrt(flat);
  const double meridian_m = normal_m * (1 - eccentricity_squared) / flat;
  return {at.lon + east_m * 180 / (normal_m * std::cos(phi) * pi),
          at.lat + north_m * 180 / (meridian_m * pi)};
}

Degrees bd_from_gcj(Degrees at) {
  const double radius = std::hypot(at.lon, at.lat) + 0.00002 * std::sin(at.lat * bd_turn);
  const double angle = std::atan2(at.lat, at.lon) + 0.000003 * std::cos(at.lon * bd_turn);
  return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

// Where `forward` comes from: each step takes off what the step before was out by. The shift
// changes by some hundredths of its argument, so that each step gains a digit or more.
template <class Forward>
Degrees back(Degrees wanted, Forward forward) {
  Degrees guess = wanted;
  for (int step = 0; step < 20; ++step) {
    const auto reached = forward(guess);
    const double lon_off = reached.lon - wanted.lon;
    const double lat_off = reached.lat - wanted.lat;
    guess.lon -= lon_off;
    guess.lat -= lat_off;
    if (std::max(std::abs(lon_off), std::abs(lat_off)) < 1e-12) break;
  }
  return guess;
}

Degrees to_wgs(Degrees at, System from) {
  if (from == System::bd09) at = back(at, bd_from_gcj);
  if ((from == System::bd09 || from == System::gcj02) && shifted_here(at)) {
    at = back(at, gcj_from_wgs);
  }
  return at;
}

}  // namespace

std::string_view name_of(System system) {
  return system_names[static_cast<std::size_t>(system)];
}

std::optional<System> system_of(std::string_view name) {
  const auto found = std::ranges::find(system_names, name);
  if (found == system_names.end()) return std::nullopt;
  return static_cast<System>(found - system_names.begin());
}

Degrees convert(Degrees degrees, System from, System to) {
  if (from == to) return degrees;
  if (from == System::bd09 && to == System::gcj02) return back(degrees, bd_from_gcj);
  if (from == System::gcj02 && to == System::bd09) return bd_from_gcj(degrees);
  auto at = to_wgs(degrees, from);
  if (to == System::wgs84 || to == System::cgcs2000) return at;
  if (shifted_here(at)) at = gcj_from_wgs(at);
  return to == System::bd09 ? bd_from_gcj(at) : at;
}

}  // namespace luoshi::geo

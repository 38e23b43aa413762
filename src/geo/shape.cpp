#include "geo/shape.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace luoshi::geo {
namespace {

bool within(std::int64_t value, std::int64_t a, std::int64_t b) {
  return std::min(a, b) <= value && value <= std::max(a, b);
}

// REQUIRES: p lies on the line through a and b.
bool on_segment(Position p, Position a, Position b) {
  return within(p.lon_e7, a.lon_e7, b.lon_e7) && within(p.lat_e7, a.lat_e7, b.lat_e7);
}

// How two edges on one line meet.
Meeting meeting_on_line(Position a, Position b, Position c, Position d) {
  if (b < a) std::swap(a, b);
  if (d < c) std::swap(c, d);
  const auto from = std::max(a, c);
  const auto to = std::min(b, d);
  if (from == to) return Meeting::touch;
  return from < to ? Meeting::cross : Meeting::apart;
}

// Below the ring on the sphere, by trapezia; signed.
double ring_square_metres(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto a = degrees_of(ring[i]);
    const auto b = degrees_of(ring[(i + 1) % ring.size()]);
    const double turn = std::numbers::pi / 180;
    sum += (b.lon - a.lon) * turn * (2 + std::sin(a.lat * turn) + std::sin(b.lat * turn));
  }
  return -sum * earth_radius_m * earth_radius_m / 2;
}

}  // namespace

std::string_view Feature::property(const std::string& name) const {
  const auto found = properties.find(name);
  return found == properties.end() ? std::string_view() : std::string_view(found->second);
}

int side(Position a, Position b, Position c) {
  const Wide left = static_cast<Wide>(b.lon_e7 - a.lon_e7) * (c.lat_e7 - a.lat_e7);
  const Wide right = static_cast<Wide>(b.lat_e7 - a.lat_e7) * (c.lon_e7 - a.lon_e7);
  return left > right ? 1 : left < right ? -1 : 0;
}

Wide twice_area(const Ring& ring) {
  Wide sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto& a = ring[i];
    const auto& b = ring[(i + 1) % ring.size()];
    sum += static_cast<Wide>(a.lon_e7) * b.lat_e7 - static_cast<Wide>(b.lon_e7) * a.lat_e7;
  }
  return sum;
}

void Ray::meet(Position p, Position a, Position b) {
  if ((a.lat_e7 > p.lat_e7) != (b.lat_e7 > p.lat_e7)) {
    const int s = side(a, b, p);
    if (s == 0) border = true;
    // An edge that goes up lies east of what is on its left, one that goes down of what is right.
    if ((s > 0) == (b.lat_e7 > a.lat_e7)) odd = !odd;
  } else if (a.lat_e7 == p.lat_e7 && b.lat_e7 == p.lat_e7) {
    border = border || within(p.lon_e7, a.lon_e7, b.lon_e7);
  } else if (p == a || p == b) {
    border = true;
  }
}

Where Ray::where() const {
  if (border) return Where::border;
  return odd ? Where::inside : Where::outside;
}

Where where(const Ring& ring, Position p) {
  Ray ray;
  for (std::size_t i = 0; i < ring.size(); ++i) ray.meet(p, ring[i], ring[(i + 1) % ring.size()]);
  return ray.where();
}

Box box_of(const Ring& ring) {
  Box box{ring[0].lon_e7, ring[0].lat_e7, ring[0].lon_e7, ring[0].lat_e7};
  for (const auto& p : ring) {
    box.west = std::min(box.west, p.lon_e7);
    box.south = std::min(box.south, p.lat_e7);
    box.east = std::max(box.east, p.lon_e7);
    box.north = std::max(box.north, p.lat_e7);
  }
  return box;
}

Meeting meeting_of(Position a, Position b, Position c, Position d) {
  const int c_side = side(a, b, c);
  const int d_side = side(a, b, d);
  const int a_side = side(c, d, a);
  const int b_side = side(c, d, b);
  if (c_side == 0 && d_side == 0) return meeting_on_line(a, b, c, d);
  if (c_side * d_side < 0 && a_side * b_side < 0) return Meeting::cross;
  const bool touches = (c_side == 0 && on_segment(c, a, b)) ||
                       (d_side == 0 && on_segment(d, a, b)) ||
                       (a_side == 0 && on_segment(a, c, d)) || (b_side == 0 && on_segment(b, c, d));
  return touches ? Meeting::touch : Meeting::apart;
}

double square_metres(const Polygon& polygon) {
  double sum = std::abs(ring_square_metres(polygon.outer));
  for (const auto& hole : polygon.holes) sum -= std::abs(ring_square_metres(hole));
  return sum;
}

}  // namespace luoshi::geo

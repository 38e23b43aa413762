// Polygons with holes on whole positions, and the questions about them that are answered exactly:
// all sides are taken in 128-bit integers, so that no rounding decides where a point lies.
//
// Edges are straight in longitude and latitude, as RFC 7946 draws them. What lies across the
// antimeridian must be cut there first (RFC 7946, 3.1.9).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "geo/position.hpp"

namespace luoshi::geo {

// A closed line; the first position is not repeated at the end.
using Ring = std::vector<Position>;

struct Polygon {
  Ring outer;  // anticlockwise
  std::vector<Ring> holes;
};

// A named area: one polygon or several.
struct Feature {
  std::string id;                                 // of the feature; may be empty
  std::map<std::string, std::string> properties;  // those that are strings
  std::vector<Polygon> polygons;
  std::string place;  // JSON pointer into the file it was read from

  // The property; empty when there is none.
  [[nodiscard]] std::string_view property(const std::string& name) const;
};

__extension__ using Wide = __int128;

// 1 when c lies left of the line from a to b, -1 when right, 0 when on it.
[[nodiscard]] int side(Position a, Position b, Position c);

// Twice the area in E7 × E7; positive when anticlockwise.
[[nodiscard]] Wide twice_area(const Ring& ring);

enum class Where { inside, border, outside };

// Whether one edge of a polygon is crossed by the ray from p to the east; `border` when p lies on
// the edge. A point is inside when its ray crosses an odd number of edges.
struct Ray {
  bool odd = false;
  bool border = false;
  void meet(Position p, Position a, Position b);
  [[nodiscard]] Where where() const;
};

[[nodiscard]] Where where(const Ring& ring, Position p);

// The smallest box around a ring; REQUIRES: the ring is not empty.
[[nodiscard]] Box box_of(const Ring& ring);

// How two edges meet. `touch`: in one point that is an end of one of them; `cross`: in a point
// inside both, or along a stretch.
enum class Meeting { apart, touch, cross };
[[nodiscard]] Meeting meeting_of(Position a, Position b, Position c, Position d);

// On the sphere of earth_radius_m, holes taken off.
[[nodiscard]] double square_metres(const Polygon& polygon);

}  // namespace luoshi::geo

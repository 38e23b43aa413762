// Whether the rings of a polygon make one: none crosses or touches itself, none crosses another,
// holes lie inside and not in one another (OGC Simple Features 6.1.11, in exact arithmetic).
//
// Rings may touch one another in points. Two polygons of a MultiPolygon are not held against each
// other: overlapping ones count as their union.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/shape.hpp"

namespace luoshi::geo {

// What checking may cost, counted in edges looked at; shared by all polygons of a file, since a
// hostile one could ask for the square of its edges.
struct Effort {
  std::int64_t left = 100'000'000;
  [[nodiscard]] bool spend(std::int64_t edges) { return (left -= edges) >= 0; }
};

// Findings at `place` + "/" + the number of the ring (0 is the outer), one for each ring or pair,
// with the first place on the map: "geo.ring-crosses-itself", "geo.rings-cross",
// "geo.hole-outside", "geo.hole-in-hole"; "geo.too-tangled" when the effort ran out. REQUIRES: each
// ring has three positions or more, no two neighbours equal.
void check_rings(const Polygon& polygon, const std::string& place, Effort& effort,
                 std::vector<Finding>& findings);

}  // namespace luoshi::geo

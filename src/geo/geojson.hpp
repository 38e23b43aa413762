// Areas out of GeoJSON (RFC 7946): a FeatureCollection whose features are Polygons or
// MultiPolygons. Every fault is told with its place; what is odd but can be read is a note.
//
// Points, lines and collections of geometries are not read, nor is anything written. RFC 7946 knows
// WGS 84 alone; files of Chinese sources often keep to GCJ-02 or BD-09 without saying so, which the
// caller declares, and the coordinates are turned into WGS 84 on the way in.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geo/shape.hpp"
#include "geo/systems.hpp"

namespace luoshi::geo {

struct GeojsonLimits {
  std::size_t bytes_max = 32U << 20U;
  std::size_t features_max = 100'000;
  std::size_t positions_max = 2'000'000;
  std::size_t findings_max = 1'000;  // the rest are counted
};

struct Collection {
  std::vector<Feature> features;  // in the order of the file; rings wound as RFC 7946, 3.1.6 asks
  std::vector<Finding> notes;     // places are JSON pointers
};

// Notes: "geo.winding" (a ring turned the other way; it was turned round),
// "geo.property-not-text" (left out; a null is left out in silence).
//
// Errors: invalid "geo.not-json" with "line:column" as place; limit "geo.too-large",
// "geo.too-deep"; else invalid "geo.faulty" with all findings at JSON pointers:
// "geo.not-a-collection", "geo.crs-unknown", "geo.too-many" (features or positions),
// "geo.not-a-feature", "geo.id-malformed", "geo.no-geometry", "geo.geometry-unread",
// "geo.coordinates-malformed", those of make_position, "geo.ring-short" (fewer than four
// positions), "geo.ring-open", "geo.ring-flat", those of check_rings, and "geo.more-findings".
// Of the positions of one ring each problem is told once, with the count.
[[nodiscard]] Result<Collection> read_geojson(std::string_view text, System system = System::wgs84,
                                              const GeojsonLimits& limits = {});

}  // namespace luoshi::geo

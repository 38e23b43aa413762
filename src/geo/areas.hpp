// Areas of one kind (the communities of a district, say) that answer which of them a place lies in,
// in microseconds for thousands of polygons.
//
// A place on the border of several belongs to exactly one: the first by id. So a place on a border
// always has the same answer, whatever the order of the file. Asking is exact in whole positions
// (shape.hpp) and safe from several threads. It does not judge whether areas overlap.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geo/box_tree.hpp"
#include "geo/outline.hpp"
#include "geo/shape.hpp"

namespace luoshi::geo {

// What is nearest to a place.
struct Nearest {
  std::size_t feature = 0;
  double metres = 0;  // 0 in the area and on its border
  Degrees at;         // the point of the border; the place itself when it lies in the area
};

class Areas {
 public:
  // Kept sorted by id, those of one id by the place they were read from.
  explicit Areas(std::vector<Feature> features = {});

  [[nodiscard]] const std::vector<Feature>& features() const { return features_; }

  // The place of the area in features(); nothing outside of all.
  [[nodiscard]] std::optional<std::size_t> at(Position position) const;

  // All areas the place lies in or on the border of, ascending: more than one on a border, or where
  // areas overlap.
  [[nodiscard]] std::vector<std::size_t> all_at(Position position) const;

  // The nearest area not farther than `metres_max`; of several the first by id. Reckoned on a plane
  // about the place: within a thousandth up to 10 km, a rough figure beyond 100 km.
  [[nodiscard]] std::optional<Nearest> nearest(Position position, double metres_max) const;

  // How far outside all areas a place lies: 0 inside and on the border, infinity without areas.
  [[nodiscard]] double metres_outside(Position position) const;

 private:
  std::vector<Feature> features_;
  std::vector<Outline> outlines_;
  std::vector<std::uint32_t> owners_;  // the feature of an outline
  BoxTree tree_;
};

}  // namespace luoshi::geo

// The edges of one polygon, holes included, in bands of latitude: a position is held against the
// edges of its band alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/shape.hpp"

namespace luoshi::geo {

class Outline {
 public:
  // REQUIRES: the rings are not empty.
  explicit Outline(const Polygon& polygon);

  [[nodiscard]] const Box& box() const { return box_; }

  // Exact; the border of a hole is border.
  [[nodiscard]] Where where(Position position) const;

  struct Edge {
    Position a;
    Position b;
  };
  [[nodiscard]] std::span<const Edge> edges() const { return edges_; }

 private:
  [[nodiscard]] std::size_t band_of(std::int64_t lat_e7) const;
  [[nodiscard]] std::size_t entries_of_all_bands() const;
  void fill_bands();

  Box box_;
  std::vector<Edge> edges_;
  std::int64_t band_height_ = 1;
  std::vector<std::uint32_t> starts_;   // where a band begins in entries_; one more at the end
  std::vector<std::uint32_t> entries_;  // places in edges_
};

}  // namespace luoshi::geo

// Squares of the Web Mercator map for grouping points: a place has a key, one integer, of which the
// leading bits name the tile it lies in at any level. A map asks the database for counts by
// `key >> key_shift(level)` among a few ranges of keys, and no row is looked at twice.
//
// Tiles are those of every web map: at level z 2^z by 2^z, x from the west, y from the north. The
// key is Morton's at level 22 (tiles about 7 m wide at 40° N): 44 bits, y before x in each pair, so
// that its digits to the base of four are the quadkey. Latitudes beyond ±85.0511° are at the edge.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/position.hpp"

namespace luoshi::geo {

inline constexpr int level_max = 22;

struct Tile {
  int level = 0;  // 0 to level_max
  std::uint32_t x = 0;
  std::uint32_t y = 0;

  bool operator==(const Tile&) const = default;
};

[[nodiscard]] std::int64_t key_of(Position position);

// What a key is shifted right by to name its tile at `level`.
[[nodiscard]] constexpr int key_shift(int level) {
  return 2 * (level_max - level);
}

[[nodiscard]] Tile tile_at(Position position, int level);
// The tile whose shifted key this is.
[[nodiscard]] Tile tile_of(std::int64_t shifted_key, int level);
[[nodiscard]] std::string quadkey(const Tile& tile);  // empty at level 0

// The middle of a tile, where its count is drawn.
[[nodiscard]] Degrees middle_of(const Tile& tile);

struct KeyRange {
  std::int64_t first = 0;
  std::int64_t last = 0;  // included

  bool operator==(const KeyRange&) const = default;
};

[[nodiscard]] KeyRange range_of(const Tile& tile);

// The keys of a window, which may lie across the antimeridian: ascending, apart, at most
// `ranges_max`. Every key of a position in the window is in them; with few ranges keys of places
// around it are too, so that the reader still compares coordinates. REQUIRES: ranges_max ≥ 1.
[[nodiscard]] std::vector<KeyRange> cover(const Box& window, std::size_t ranges_max);

// The level to group by on a map of this zoom: squares of 64 pixels, larger ones when more than
// `tiles_max` would lie in the window.
[[nodiscard]] int cluster_level(const Box& window, int zoom, std::int64_t tiles_max = 4'096);

}  // namespace luoshi::geo

#include "geo/tiles.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <queue>

namespace luoshi::geo {
namespace {

using std::numbers::pi;

constexpr std::uint32_t tiles_across = 1U << static_cast<unsigned>(level_max);

std::uint32_t clamped(double part) {
  const double tile = std::floor(part * tiles_across);
  return static_cast<std::uint32_t>(std::clamp(tile, 0.0, double{tiles_across - 1}));
}

// Puts a zero between each two bits.
std::uint64_t spread(std::uint64_t bits) {
  bits = (bits | bits << 16U) & 0x0000FFFF0000FFFFU;
  bits = (bits | bits << 8U) & 0x00FF00FF00FF00FFU;
  bits = (bits | bits << 4U) & 0x0F0F0F0F0F0F0F0FU;
  bits = (bits | bits << 2U) & 0x3333333333333333U;
  return (bits | bits << 1U) & 0x5555555555555555U;
}

std::uint32_t gathered(std::uint64_t bits) {
  bits &= 0x5555555555555555U;
  bits = (bits | bits >> 1U) & 0x3333333333333333U;
  bits = (bits | bits >> 2U) & 0x0F0F0F0F0F0F0F0FU;
  bits = (bits | bits >> 4U) & 0x00FF00FF00FF00FFU;
  bits = (bits | bits >> 8U) & 0x0000FFFF0000FFFFU;
  return static_cast<std::uint32_t>(bits | bits >> 16U);
}

std::int64_t morton(std::uint32_t x, std::uint32_t y) {
  return static_cast<std::int64_t>(spread(x) | spread(y) << 1U);
}

// A rectangle of tiles of the finest level, its edges included.
struct Rectangle {
  std::int64_t x0, y0, x1, y1;
};

// The one or two rectangles of a window.
std::vector<Rectangle> rectangles_of(const Box& window) {
  const auto rectangle = [&](std::int64_t west, std::int64_t east) {
    const auto high = tile_at({west, window.north}, level_max);
    const auto low = tile_at({east, window.south}, level_max);
    return Rectangle{high.x, high.y, low.x, low.y};
  };
  if (window.west <= window.east) return {rectangle(window.west, window.east)};
  return {rectangle(window.west, 180 * e7), rectangle(-180 * e7, window.east)};
}

// A tile that a rectangle takes a part of; `waste` counts what lies beside it.
struct Partial {
  Tile tile;
  std::int64_t waste;
  bool operator<(const Partial& other) const { return waste < other.waste; }
};

// How many of a tile's finest tiles lie in the rectangle.
std::int64_t taken_of(const Tile& tile, const Rectangle& r) {
  const auto bits = static_cast<unsigned>(level_max - tile.level);
  const auto x = static_cast<std::int64_t>(tile.x) << bits;
  const auto y = static_cast<std::int64_t>(tile.y) << bits;
  const auto width = std::int64_t{1} << bits;
  const auto across = std::min(r.x1, x + width - 1) - std::max(r.x0, x) + 1;
  const auto down = std::min(r.y1, y + width - 1) - std::max(r.y0, y) + 1;
  return across <= 0 || down <= 0 ? 0 : across * down;
}

// Splits the tiles that waste most until nothing is wasted or there are `tiles_max`.
void refine(const Rectangle& rectangle, std::size_t tiles_max, std::vector<KeyRange>& out) {
  std::priority_queue<Partial> partial;
  std::size_t whole = 0;
  const auto take = [&](const Tile& tile) {
    const auto taken = taken_of(tile, rectangle);
    if (taken == 0) return;
    const auto size = std::int64_t{1} << static_cast<unsigned>(key_shift(tile.level));
    if (taken < size) {
      partial.push({tile, size - taken});
    } else {
      out.push_back(range_of(tile));
      ++whole;
    }
  };
  take({});
  while (!partial.empty() && whole + partial.size() < tiles_max) {
    const auto tile = partial.top().tile;
    partial.pop();
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
      take({tile.level + 1, tile.x * 2 + quarter % 2, tile.y * 2 + quarter / 2});
    }
  }
  for (; !partial.empty(); partial.pop()) out.push_back(range_of(partial.top().tile));
}

std::vector<KeyRange> joined(const std::vector<KeyRange>& sorted, std::int64_t gap_max) {
  std::vector<KeyRange> out;
  for (const auto& range : sorted) {
    if (!out.empty() && range.first - out.back().last - 1 <= gap_max) {
      out.back().last = std::max(out.back().last, range.last);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

}  // namespace

Tile tile_at(Position position, int level) {
  const auto at = degrees_of(position);
  const double phi = std::clamp(at.lat, -89.0, 89.0) * pi / 180;
  const auto bits = static_cast<unsigned>(level_max - level);
  return {level, clamped((at.lon + 180) / 360) >> bits,
          clamped((1 - std::asinh(std::tan(phi)) / pi) / 2) >> bits};
}

std::int64_t key_of(Position position) {
  const auto tile = tile_at(position, level_max);
  return morton(tile.x, tile.y);
}

Tile tile_of(std::int64_t shifted_key, int level) {
  const auto bits = static_cast<std::uint64_t>(shifted_key);
  return {level, gathered(bits), gathered(bits >> 1U)};
}

std::string quadkey(const Tile& tile) {
  std::string digits;
  for (int bit = tile.level - 1; bit >= 0; --bit) {
    const auto x = tile.x >> static_cast<unsigned>(bit) & 1U;
    const auto y = tile.y >> static_cast<unsigned>(bit) & 1U;
    digits += static_cast<char>('0' + x + 2 * y);
  }
  return digits;
}

Degrees middle_of(const Tile& tile) {
  const double across = std::ldexp(1.0, tile.level);
  const double lon = (tile.x + 0.5) / across * 360 - 180;
  const double lat = std::atan(std::sinh(pi * (1 - 2 * (tile.y + 0.5) / across)));
  return {lon, lat * 180 / pi};
}

KeyRange range_of(const Tile& tile) {
  const auto bits = static_cast<unsigned>(key_shift(tile.level));
  const auto key = morton(tile.x, tile.y);
  return {key << bits, ((key + 1) << bits) - 1};
}

std::vector<KeyRange> cover(const Box& window, std::size_t ranges_max) {
  std::vector<KeyRange> ranges;
  // Tiles of one range lie side by side, so that more are made than ranges are wanted.
  const auto tiles_max = std::max<std::size_t>(64, ranges_max * 8);
  for (const auto& rectangle : rectangles_of(window)) refine(rectangle, tiles_max, ranges);
  std::ranges::sort(ranges, {}, &KeyRange::first);
  ranges = joined(ranges, 0);
  if (ranges.size() <= ranges_max) return ranges;
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    gaps.push_back(ranges[i].first - ranges[i - 1].last - 1);
  }
  // The narrowest gaps are filled, as many as there are ranges too many.
  std::ranges::sort(gaps);
  return joined(ranges, gaps[ranges.size() - ranges_max - 1]);
}

int cluster_level(const Box& window, int zoom, std::int64_t tiles_max) {
  int level = std::clamp(zoom + 2, 0, level_max);
  const auto tiles = [&](int at) {
    const auto bits = static_cast<unsigned>(level_max - at);
    std::int64_t sum = 0;
    for (const auto& r : rectangles_of(window)) {
      sum += ((r.x1 >> bits) - (r.x0 >> bits) + 1) * ((r.y1 >> bits) - (r.y0 >> bits) + 1);
    }
    return sum;
  };
  while (level > 0 && tiles(level) > tiles_max) --level;
  return level;
}

}  // namespace luoshi::geo

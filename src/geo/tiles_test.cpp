#include "geo/tiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace luoshi::geo {
namespace {

Position at(double lon, double lat) {
  return *make_position({lon, lat});
}

bool holds(const std::vector<KeyRange>& ranges, std::int64_t key) {
  return std::ranges::any_of(ranges,
                             [&](const KeyRange& r) { return key >= r.first && key <= r.last; });
}

std::int64_t keys_in(const std::vector<KeyRange>& ranges) {
  std::int64_t sum = 0;
  for (const auto& range : ranges) sum += range.last - range.first + 1;
  return sum;
}

TEST(tile_at, is_the_tile_of_every_web_map) {
  EXPECT_EQ(tile_at(at(0, 0), 1), (Tile{1, 1, 1}));
  EXPECT_EQ(tile_at(at(-180, 85.06), 3), (Tile{3, 0, 0}));
  EXPECT_EQ(tile_at(at(180, -90), 3), (Tile{3, 7, 7}));
  // Reckoned apart, by the logarithm of tangent and secant.
  EXPECT_EQ(tile_at(at(117.5, 39.5), 12), (Tile{12, 3384, 1558}));
}

TEST(quadkey, has_the_digits_of_the_key) {
  EXPECT_EQ(quadkey({3, 3, 5}), "213");
  EXPECT_EQ(quadkey({0, 0, 0}), "");
  const auto position = at(117.5, 39.5);
  std::int64_t value = 0;
  for (const char digit : quadkey(tile_at(position, level_max))) value = value * 4 + (digit - '0');
  EXPECT_EQ(value, key_of(position));
}

TEST(key_of, names_the_tile_of_each_level_by_its_leading_bits) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> lat(-90, 90);
  for (int i = 0; i < 2'000; ++i) {
    const auto position = at(lon(random), lat(random));
    for (int level = 0; level <= level_max; ++level) {
      const auto tile = tile_at(position, level);
      ASSERT_EQ(tile_of(key_of(position) >> key_shift(level), level), tile) << level;
      const auto range = range_of(tile);
      ASSERT_TRUE(key_of(position) >= range.first && key_of(position) <= range.last) << level;
      ASSERT_EQ(tile_at(*make_position(middle_of(tile)), level), tile) << level;
    }
  }
}

// Every key of a window, tile by tile.
std::set<std::int64_t> all_keys(const Box& window) {
  const auto high = tile_at({window.west, window.north}, level_max);
  const auto low = tile_at({window.east, window.south}, level_max);
  std::set<std::int64_t> keys;
  for (auto x = high.x; x <= low.x; ++x) {
    for (auto y = high.y; y <= low.y; ++y) keys.insert(range_of({level_max, x, y}).first);
  }
  return keys;
}

TEST(cover, holds_just_the_keys_of_a_window_when_ranges_enough_are_allowed) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> lon(117.4, 117.6);
  std::uniform_real_distribution<double> lat(39.4, 39.6);
  std::uniform_real_distribution<double> size(0, 0.004);
  for (int i = 0; i < 40; ++i) {
    const double west = lon(random);
    const double south = lat(random);
    const auto window = *make_window({west, south}, {west + size(random), south + size(random)});
    const auto keys = all_keys(window);
    const auto ranges = cover(window, 5'000);
    ASSERT_EQ(keys_in(ranges), static_cast<std::int64_t>(keys.size()));
    for (const auto key : keys) ASSERT_TRUE(holds(ranges, key));
    // With few ranges nothing is lost, and what is too much stays within bounds.
    for (const std::size_t few : {1U, 2U, 7U, 16U}) {
      const auto wide = cover(window, few);
      ASSERT_LE(wide.size(), few);
      for (const auto& range : ranges) {
        ASSERT_TRUE(holds(wide, range.first) && holds(wide, range.last));
      }
      for (std::size_t r = 1; r < wide.size(); ++r) {
        ASSERT_GT(wide[r].first, wide[r - 1].last + 1) << "ascending and apart";
      }
    }
  }
}

TEST(cover, takes_in_at_most_half_as_much_again_with_thirty_two_ranges) {
  const auto window = *make_window({117.431, 39.447}, {117.569, 39.553});
  const auto exact = keys_in(cover(window, 100'000));
  EXPECT_LT(keys_in(cover(window, 32)), exact + exact / 2);
}

TEST(cover, lies_across_the_antimeridian_and_takes_the_whole_earth) {
  const auto window = *make_window({179, -1}, {-179, 1});
  const auto ranges = cover(window, 16);
  EXPECT_TRUE(holds(ranges, key_of(at(179.5, 0.5))));
  EXPECT_TRUE(holds(ranges, key_of(at(-179.5, -0.5))));
  EXPECT_FALSE(holds(ranges, key_of(at(0, 0))));
  const auto earth = cover(*make_window({-180, -90}, {180, 90}), 4);
  EXPECT_EQ(earth, (std::vector<KeyRange>{range_of({})}));
}

TEST(cluster_level, is_two_beyond_the_zoom_and_less_for_a_wide_window) {
  const auto screen = *make_window({117.45, 39.45}, {117.55, 39.55});
  EXPECT_EQ(cluster_level(screen, 13), 15);
  EXPECT_EQ(cluster_level(screen, 30), 17) << "4,096 squares and no more";
  EXPECT_EQ(cluster_level(*make_window({-180, -90}, {180, 90}), 20), 6);
  EXPECT_EQ(cluster_level(screen, 13, 1), 10);
  EXPECT_EQ(cluster_level(screen, -5), 0);
}

}  // namespace
}  // namespace luoshi::geo

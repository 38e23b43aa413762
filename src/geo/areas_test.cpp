#include "geo/areas.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <random>

namespace luoshi::geo {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Feature area(std::string id, std::vector<Polygon> polygons) {
  return {std::move(id), {}, std::move(polygons), {}};
}

Feature box(std::string id, std::int64_t west, std::int64_t south, std::int64_t east,
            std::int64_t north) {
  return area(std::move(id),
              {Polygon{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}});
}

// A plain answer to hold the index against: every polygon, every ring, edge by edge.
std::vector<std::size_t> slowly(const std::vector<Feature>& features, Position position) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < features.size(); ++i) {
    bool inside = false;
    for (const auto& polygon : features[i].polygons) {
      Ray ray;
      const auto meet = [&](const Ring& ring) {
        for (std::size_t v = 0; v < ring.size(); ++v) {
          ray.meet(position, ring[v], ring[(v + 1) % ring.size()]);
        }
      };
      meet(polygon.outer);
      for (const auto& hole : polygon.holes) meet(hole);
      inside = inside || ray.where() != Where::outside;
    }
    if (inside) found.push_back(i);
  }
  return found;
}

// A star of `points` vertices about a place, each at another distance.
Ring star(std::mt19937& random, Position about, std::int64_t size, int points) {
  Ring ring;
  std::uniform_real_distribution<double> reach(0.3, 1);
  for (int i = 0; i < points; ++i) {
    const double turn = 2 * std::acos(-1.0) * i / points;
    const double radius = static_cast<double>(size) * reach(random);
    ring.push_back({about.lon_e7 + std::llround(radius * std::cos(turn)),
                    about.lat_e7 + std::llround(radius * std::sin(turn))});
  }
  return ring;
}

TEST(areas, give_a_place_on_a_shared_border_to_the_first_by_id_whatever_the_order) {
  const auto west = box("1", 0, 0, 10, 10);
  const auto east = box("2", 10, 0, 20, 10);
  for (const auto& areas : {Areas({west, east}), Areas({east, west})}) {
    EXPECT_EQ(areas.features()[*areas.at({10, 5})].id, "1");
    EXPECT_EQ(areas.features()[*areas.at({10, 0})].id, "1") << "at a corner of both";
    EXPECT_EQ(areas.features()[*areas.at({11, 5})].id, "2");
    EXPECT_THAT(areas.all_at({10, 5}), ElementsAre(0, 1));
    EXPECT_FALSE(areas.at({21, 5}).has_value());
    EXPECT_THAT(areas.all_at({21, 5}), IsEmpty());
  }
}

TEST(areas, leave_out_holes_but_not_their_border) {
  auto ring = box("1", 0, 0, 30, 30);
  ring.polygons[0].holes.push_back({{10, 10}, {10, 20}, {20, 20}, {20, 10}});
  const Areas areas({ring, box("2", 10, 10, 20, 20)});
  EXPECT_EQ(*areas.at({15, 15}), 1U);
  EXPECT_EQ(*areas.at({5, 15}), 0U);
  EXPECT_EQ(*areas.at({10, 15}), 0U) << "the border belongs to the first";
  EXPECT_EQ(Areas({ring}).at({15, 15}), std::nullopt);
  EXPECT_GT(Areas({ring}).metres_outside({15, 15}), 0.0);
}

TEST(areas, answer_at_every_position_of_a_small_world_as_a_plain_search_does) {
  // Ends of edges, level edges and corners: all that a ray may graze.
  const std::vector<Feature> features{
      area("1", {Polygon{{{0, 0}, {6, 0}, {6, 3}, {9, 3}, {9, 6}, {3, 6}, {3, 9}, {0, 9}}, {}}}),
      area("2", {Polygon{{{6, 0}, {12, 0}, {12, 12}, {9, 6}, {9, 3}, {6, 3}}, {}}}),
      area("3", {Polygon{{{0, 9}, {3, 9}, {3, 6}, {9, 6}, {12, 12}, {0, 12}},
                         {{{4, 8}, {4, 10}, {6, 10}, {6, 8}}}},
                 Polygon{{{4, 8}, {5, 8}, {5, 9}}, {}}})};
  const Areas areas(features);
  for (std::int64_t x = -1; x <= 13; ++x) {
    for (std::int64_t y = -1; y <= 13; ++y) {
      ASSERT_EQ(areas.all_at({x, y}), slowly(features, {x, y})) << x << "," << y;
      const bool in_world = x >= 0 && y >= 0 && x <= 12 && y <= 12;
      const bool in_hole = x == 5 && y == 9 ? false : x > 4 && x < 6 && y > 8 && y < 10;
      ASSERT_EQ(areas.at({x, y}).has_value(), in_world && !in_hole) << x << "," << y;
    }
  }
}

TEST(areas, answer_for_thousands_of_crooked_polygons_as_a_plain_search_does) {
  std::mt19937 random(5);
  std::uniform_int_distribution<std::int64_t> lon(1'170'000'000, 1'172'000'000);
  std::uniform_int_distribution<std::int64_t> lat(390'000'000, 392'000'000);
  std::uniform_int_distribution<int> points(3, 400);
  std::vector<Feature> features;
  for (int i = 0; i < 3'000; ++i) {
    const Position about{lon(random), lat(random)};
    features.push_back(area(std::to_string(10'000 + i),
                            {Polygon{star(random, about, 40'000, points(random)), {}}}));
  }
  const Areas areas(features);
  std::size_t found = 0;
  for (int i = 0; i < 300; ++i) {
    const Position position{lon(random), lat(random)};
    const auto expected = slowly(areas.features(), position);
    ASSERT_EQ(areas.all_at(position), expected);
    ASSERT_EQ(areas.at(position), expected.empty() ? std::nullopt : std::optional(expected[0]));
    found += expected.size();
  }
  EXPECT_GT(found, 100U);
}

TEST(areas, find_the_nearest_and_how_far_it_is) {
  const std::int64_t degree = e7;
  const Areas areas({box("1", 117 * degree, 39 * degree, 118 * degree, 40 * degree),
                     box("2", 119 * degree, 39 * degree, 120 * degree, 40 * degree)});
  const auto inside = areas.nearest(*make_position({117.5, 39.5}), 10);
  ASSERT_TRUE(inside.has_value());
  EXPECT_EQ(inside->metres, 0);
  const auto south = areas.nearest(*make_position({117.5, 38.999}), 1'000);
  ASSERT_TRUE(south.has_value());
  EXPECT_EQ(south->feature, 0U);
  EXPECT_NEAR(south->metres, 111.195, 0.01);
  EXPECT_NEAR(south->at.lat, 39, 1e-7);
  EXPECT_NEAR(south->at.lon, 117.5, 1e-7);
  EXPECT_FALSE(areas.nearest(*make_position({117.5, 38.999}), 100).has_value());
  const auto between = areas.nearest(*make_position({118.6, 39.5}), 1e6);
  EXPECT_EQ(between->feature, 1U);
  EXPECT_EQ(areas.nearest(*make_position({118.5, 39.5}), 1e6)->feature, 0U) << "as far from both";
  const auto corner = *make_position({116.99, 40.01});
  EXPECT_NEAR(areas.metres_outside(corner), metres_between(corner, *make_position({117, 40})), 0.5);
}

TEST(areas, find_the_nearest_of_many_as_a_plain_search_does) {
  std::mt19937 random(9);
  std::uniform_int_distribution<std::int64_t> lon(1'170'000'000, 1'171'000'000);
  std::uniform_int_distribution<std::int64_t> lat(390'000'000, 391'000'000);
  std::vector<Feature> features;
  features.reserve(200);
  for (int i = 0; i < 200; ++i) {
    features.push_back(area(std::to_string(1'000 + i),
                            {Polygon{star(random, {lon(random), lat(random)}, 10'000, 12), {}}}));
  }
  const Areas all(features);
  for (int i = 0; i < 200; ++i) {
    const Position position{lon(random), lat(random)};
    double least = std::numeric_limits<double>::infinity();
    for (const auto& feature : features) {
      least = std::min(least, Areas({feature}).metres_outside(position));
    }
    ASSERT_NEAR(all.metres_outside(position), least, 1e-6);
  }
}

TEST(areas, that_are_none_hold_nothing) {
  const Areas none;
  EXPECT_FALSE(none.at({0, 0}).has_value());
  EXPECT_FALSE(none.nearest({0, 0}, 1e9).has_value());
  EXPECT_TRUE(std::isinf(none.metres_outside({0, 0})));
}

TEST(side, is_exact_where_doubles_would_not_be) {
  const Position a{-1'800'000'000, -900'000'000};
  const Position b{1'800'000'000, 899'999'999};
  EXPECT_EQ(side(a, b, {1'799'999'999, 899'999'999}), 1);
  EXPECT_EQ(side(a, b, {1'800'000'000, 899'999'998}), -1);
  EXPECT_EQ(side(a, b, b), 0);
}

TEST(square_metres, are_those_of_the_sphere) {
  const double sphere = 4 * std::acos(-1.0) * earth_radius_m * earth_radius_m;
  const Polygon half{{{-180 * e7, 0}, {180 * e7, 0}, {180 * e7, 90 * e7}, {-180 * e7, 90 * e7}},
                     {}};
  EXPECT_NEAR(square_metres(half) / sphere, 0.5, 1e-9);
  Polygon ring = box("", 0, 0, e7, e7).polygons[0];
  const double whole = square_metres(ring);
  ring.holes.push_back({{0, 0}, {0, e7}, {e7 / 2, e7}, {e7 / 2, 0}});
  EXPECT_NEAR(square_metres(ring), whole / 2, whole * 1e-9);
}

}  // namespace
}  // namespace luoshi::geo

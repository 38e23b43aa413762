#include "geo/position.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace luoshi::geo {
namespace {

TEST(make_position, rounds_to_the_nearest_ten_millionth) {
  EXPECT_EQ(*make_position({117.12345678, -39.00000004}), (Position{1'171'234'568, -390'000'000}));
  EXPECT_EQ(*make_position({-180, 90}), (Position{-1'800'000'000, 900'000'000}));
}

TEST(make_position, tells_what_is_wrong_with_a_pair) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  const struct {
    Degrees given;
    const char* problem;
  } cases[] = {
      {{nan, 39}, "geo.not-a-number"},      {{117, infinite}, "geo.not-a-number"},
      {{39.5, 117.5}, "geo.swapped"},       {{-39.5, -117.5}, "geo.swapped"},
      {{180.1, 39}, "geo.out-of-range"},    {{117, 200}, "geo.out-of-range"},
      {{117.5, 117.5}, "geo.out-of-range"},
  };
  for (const auto& c : cases) {
    const auto position = make_position(c.given);
    ASSERT_FALSE(position.has_value()) << c.given.lon << "," << c.given.lat;
    EXPECT_EQ(position.error().problem, c.problem) << c.given.lon << "," << c.given.lat;
  }
}

TEST(parse_position, counts_the_digits_as_written) {
  EXPECT_EQ(*parse_position("117.5", "39.4812"), (Position{1'175'000'000, 394'812'000}));
  EXPECT_EQ(*parse_position("0.00000005", "-0.00000005"), (Position{1, -1})) << "half away";
  EXPECT_EQ(parse_position("", "39").error().problem, "geo.not-a-number");
  EXPECT_EQ(parse_position("117°30′", "39").error().problem, "geo.not-a-number");
  EXPECT_EQ(parse_position("39.5", "117.5").error().problem, "geo.swapped");
  EXPECT_EQ(parse_position("1e40", "1").error().problem, "geo.out-of-range");
}

TEST(text_of, writes_no_digit_more_than_needed_and_reads_back) {
  EXPECT_EQ(text_of({1'175'000'000, 394'812'000}), "117.5,39.4812");
  EXPECT_EQ(text_of({-1, 0}), "-0.0000001,0");
  EXPECT_EQ(*parse_position("-0.0000001", "0"), (Position{-1, 0}));
}

TEST(make_window, may_lie_across_the_antimeridian_but_not_upside_down) {
  EXPECT_EQ(make_window({170, -10}, {-170, 10})->west, 1'700'000'000);
  EXPECT_EQ(make_window({117, 40}, {118, 39}).error().problem, "geo.window-upside-down");
  EXPECT_EQ(make_window({117, 39}, {118, 91}).error().problem, "geo.out-of-range");
}

TEST(metres_between, follows_the_great_circle) {
  const double quarter = std::acos(-1.0) / 2 * earth_radius_m;
  EXPECT_NEAR(metres_between(Degrees{0, 0}, Degrees{90, 0}), quarter, 1e-6);
  EXPECT_NEAR(metres_between(Degrees{0, 0}, Degrees{0, 90}), quarter, 1e-6);
  EXPECT_NEAR(metres_between(Degrees{0, 0}, Degrees{180, 0}), 2 * quarter, 1e-6);
  // A degree of latitude, and one of longitude at 60° N, half as long but for the bend of the arc.
  EXPECT_NEAR(metres_between(Degrees{117, 39}, Degrees{117, 40}), 111'195.08, 0.01);
  EXPECT_NEAR(metres_between(Degrees{0, 60}, Degrees{0.01, 60}), 555.975, 0.001);
  EXPECT_NEAR(metres_between(Degrees{179.999, 0}, Degrees{-179.999, 0}), 222.39, 0.01);
  EXPECT_EQ(metres_between(Position{5, 5}, Position{5, 5}), 0);
  EXPECT_NEAR(metres_between(Position{0, 0}, Position{0, 1}), 0.0111195, 1e-6);
}

}  // namespace
}  // namespace luoshi::geo

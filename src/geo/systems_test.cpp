#include "geo/systems.hpp"

#include <gtest/gtest.h>

#include <random>

namespace luoshi::geo {
namespace {

void expect_near(Degrees a, Degrees b, double tolerance, const std::string& context = {}) {
  EXPECT_NEAR(a.lon, b.lon, tolerance) << context;
  EXPECT_NEAR(a.lat, b.lat, tolerance) << context;
}

constexpr Degrees square{116.397428, 39.90923};
constexpr Degrees square_gcj{116.4036716, 39.9106335};
constexpr Degrees square_bd{116.4100441, 39.9169729};

TEST(convert, gives_the_known_coordinates_of_a_square) {
  expect_near(convert(square, System::wgs84, System::gcj02), square_gcj, 1e-7);
  expect_near(convert(square, System::wgs84, System::bd09), square_bd, 1e-7);
  expect_near(convert(square_gcj, System::gcj02, System::bd09), square_bd, 1e-7);
  expect_near(convert(square_bd, System::bd09, System::gcj02), square_gcj, 1e-7);
  expect_near(convert(square_gcj, System::gcj02, System::wgs84), square, 1e-7);
  expect_near(convert(square_bd, System::bd09, System::cgcs2000), square, 1e-7);
}

TEST(convert, shifts_the_centre_of_a_district_by_some_565_metres) {
  const Degrees centre{117.15, 39.138};
  EXPECT_NEAR(metres_between(centre, convert(centre, System::wgs84, System::gcj02)), 565, 2);
}

TEST(convert, comes_back_from_there_everywhere_in_china) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lon(73.5, 135);
  std::uniform_real_distribution<double> lat(3.5, 53.5);
  const System all[] = {System::wgs84, System::cgcs2000, System::gcj02, System::bd09};
  for (int i = 0; i < 20'000; ++i) {
    const Degrees at{lon(random), lat(random)};
    for (const auto from : all) {
      for (const auto to : all) {
        const auto back = convert(convert(at, from, to), to, from);
        expect_near(back, at, 1e-8, std::to_string(at.lon) + "," + std::to_string(at.lat));
        if (HasFailure()) return;
      }
    }
  }
}

TEST(convert, shifts_nothing_abroad_but_by_bd09) {
  const Degrees geneva{6.14, 46.2};
  expect_near(convert(geneva, System::wgs84, System::gcj02), geneva, 0);
  expect_near(convert(geneva, System::gcj02, System::wgs84), geneva, 0);
  const auto bd = convert(geneva, System::wgs84, System::bd09);
  EXPECT_GT(bd.lon, geneva.lon + 0.005);
  expect_near(convert(bd, System::bd09, System::wgs84), geneva, 1e-8);
}

TEST(convert, takes_cgcs2000_for_wgs_84) {
  expect_near(convert(square, System::cgcs2000, System::wgs84), square, 0);
}

TEST(system_of, reads_the_names_it_writes_and_no_others) {
  for (const auto name : system_names) EXPECT_EQ(name_of(*system_of(name)), name);
  EXPECT_FALSE(system_of("WGS84").has_value());
}

}  // namespace
}  // namespace luoshi::geo

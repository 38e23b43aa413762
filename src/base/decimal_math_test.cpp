#include <gtest/gtest.h>

#include "base/decimal.hpp"

namespace luoshi {
namespace {

Decimal of(const char* text) {
  return Decimal::parse(text).value();
}

TEST(decimal, rounds_seven_ways) {
  const struct {
    const char* value;
    int places;
    Rounding rounding;
    const char* expected;
  } cases[] = {
      {"2.5", 0, Rounding::half_even, "2"},    {"2.5", 0, Rounding::half_up, "3"},
      {"2.5", 0, Rounding::half_down, "2"},    {"2.51", 0, Rounding::half_down, "3"},
      {"-2.5", 0, Rounding::half_down, "-2"},  {"2.1", 0, Rounding::up, "3"},
      {"-2.1", 0, Rounding::up, "-3"},         {"2.9", 0, Rounding::down, "2"},
      {"-2.1", 0, Rounding::floor, "-3"},      {"-2.9", 0, Rounding::ceiling, "-2"},
      {"1.115", 2, Rounding::half_up, "1.12"}, {"1250", -2, Rounding::half_even, "1200"},
      {"5", 6000, Rounding::down, "5"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(of(c.value).rounded(c.places, c.rounding), of(c.expected)) << c.value;
  }
}

TEST(decimal, raises_and_roots) {
  EXPECT_EQ(*Decimal::power(of("3"), of("20")), of("3486784401"));
  EXPECT_EQ(*Decimal::power(of("2"), of("-2")), of("0.25"));
  EXPECT_EQ(*of("2.25").square_root(), of("1.5"));
  EXPECT_FALSE(of("-1").square_root());
  EXPECT_FALSE(of("0").natural_logarithm());
  EXPECT_FALSE(Decimal::divide(of("1"), of("0")));
  EXPECT_FALSE(Decimal::power(of("10"), of("9999")));
}

TEST(decimal, knows_whole_numbers) {
  EXPECT_EQ(of("1.20e1").to_int64(), 12);
  EXPECT_FALSE(of("1.5").to_int64());
  EXPECT_FALSE(of("1e30").to_int64());
  EXPECT_EQ(of("43.1700").normalized().text(), "43.17");
  EXPECT_FALSE(of("-0").is_negative());
}

}  // namespace
}  // namespace luoshi

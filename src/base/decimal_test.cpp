#include "base/decimal.hpp"

#include <gtest/gtest.h>

namespace luoshi {
namespace {

Decimal of(const char* text) {
  return Decimal::parse(text).value();
}

TEST(decimal, adds_tenths_exactly) {
  EXPECT_EQ(of("0.1") + of("0.2"), of("0.3"));
}

TEST(decimal, keeps_what_a_double_loses) {
  EXPECT_NE(of("9007199254740993"), of("9007199254740992"));
}

TEST(decimal, grows_a_revenue_by_four_per_cent) {
  EXPECT_EQ((of("43.17") * of("1.04")).rounded(2).text(), "44.90");
}

TEST(decimal, writes_plain_digits) {
  EXPECT_EQ(of("43.170").text(), "43.170");
  EXPECT_EQ(of("1e3").text(), "1000");
  EXPECT_EQ(of("-0.05").text(), "-0.05");
  EXPECT_EQ(of("-0").text(), "0");
  EXPECT_EQ(Decimal(12956).text(), "12956");
}

TEST(decimal, rounds_halves_away_from_zero) {
  EXPECT_EQ(of("2.5").rounded(0).text(), "3");
  EXPECT_EQ(of("-2.5").rounded(0).text(), "-3");
  EXPECT_EQ(of("2.345").rounded(2).text(), "2.35");
}

TEST(decimal, orders_values_not_spellings) {
  EXPECT_EQ(of("1.0"), of("1.00"));
  EXPECT_LT(of("-1"), of("0.5"));
}

TEST(decimal, refuses_what_is_no_number) {
  for (const auto* text : {"", "-", ".", "1.", "1e", "NaN", "Inf", "1,000", "0x1", "1 "}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(Decimal::parse(text).has_value());
  }
}

}  // namespace
}  // namespace luoshi

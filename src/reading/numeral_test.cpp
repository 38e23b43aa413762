#include "reading/numeral.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace luoshi::reading {
namespace {

TEST(arabic_numeral, reads_digits_points_and_thousands) {
  const struct {
    std::u32string_view words;
    std::string_view value;
    std::size_t length;
  } cases[] = {
      {U"43.17亿", "43.17", 5}, {U"1,256个", "1256", 5}, {U"12,345,678元", "12345678", 10},
      {U"5.", "5", 1},          {U"1,25个", "1", 1},     {U"2.5.1", "2.5", 3},
      {U"0.80", "0.80", 4},     {U"1,2345个", "1", 1},
  };
  for (const auto& each : cases) {
    const auto number = arabic_numeral(each.words, 0);
    ASSERT_TRUE(number);
    EXPECT_EQ(number->value, each.value);
    EXPECT_EQ(number->end, each.length);
  }
}

TEST(arabic_numeral, is_none_where_no_digit_stands_or_too_many_do) {
  EXPECT_FALSE(arabic_numeral(U"个", 0));
  EXPECT_FALSE(arabic_numeral(U"1234567890123456789012", 0));
}

TEST(han_numeral, reads_numbers_below_ten_thousand) {
  const struct {
    std::u32string_view words;
    std::string_view value;
    std::string_view high;
  } cases[] = {
      {U"三所", "3", ""},      {U"十二座", "12", ""},      {U"二十三个", "23", ""},
      {U"两千户", "2000", ""}, {U"一百零五家", "105", ""}, {U"三百六十五天", "365", ""},
      {U"七八十", "70", "80"}, {U"三五家", "3", "5"},      {U"两三百人", "200", "300"},
  };
  for (const auto& each : cases) {
    const auto number = han_numeral(each.words, 0);
    ASSERT_TRUE(number);
    EXPECT_EQ(number->value, each.value);
    EXPECT_EQ(number->high, each.high);
  }
}

TEST(han_numeral, is_none_for_years_bare_scales_and_nonsense) {
  for (const std::u32string_view words :
       {U"二〇三一年", U"百家", U"千户", U"十百", U"五一", U"零"}) {
    EXPECT_FALSE(han_numeral(words, 0));
  }
}

}  // namespace
}  // namespace luoshi::reading

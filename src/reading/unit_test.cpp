#include "reading/unit.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace luoshi::reading {
namespace {

TEST(unit, is_told_with_its_magnitude_and_without_more) {
  const struct {
    std::u32string_view words;
    std::u32string_view name;
    bool more;
    std::size_t length;
  } cases[] = {
      {U"亿元，", U"亿元", false, 2},
      {U"余户渔民", U"户", true, 2},
      {U"万余处", U"万处", true, 3},
      {U"多万人次", U"万人次", true, 4},
      {U"万平方公里", U"万平方公里", false, 5},
      {U"微克/立方米", U"微克/立方米", false, 6},
      {U"万千瓦时", U"万千瓦时", false, 4},
      {U"千瓦", U"千瓦", false, 2},
      {U"个百分点", U"个百分点", false, 4},
      {U"台（套）", U"台", false, 4},
      {U"万元/亩", U"万元/亩", false, 4},
      {U"万，", U"万", false, 1},
  };
  for (const auto& each : cases) {
    const auto unit = unit_at(each.words, 0);
    ASSERT_TRUE(unit);
    EXPECT_EQ(unit->name, each.name);
    EXPECT_EQ(unit->more, each.more);
    EXPECT_EQ(unit->length, each.length);
  }
}

TEST(unit, is_none_where_a_classifier_begins_another_word) {
  for (const std::u32string_view words :
       {U"项目", U"部门", U"家庭", U"人均", U"成果", U"号线", U"届"}) {
    EXPECT_FALSE(unit_at(words, 0));
  }
}

}  // namespace
}  // namespace luoshi::reading

#include <gtest/gtest.h>

#include "supervision/last_year.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {
namespace {

const Units units{{{"education", "区教育局", {"教育局"}, {"幼儿园", "学位"}, true},
                   {"civil-affairs", "区民政局", {"民政局"}, {"养老", "养老服务"}, true},
                   {"health", "区卫生健康委员会", {"卫健委"}, {"养老服务中心"}, true},
                   {"closed", "区旧局", {"旧局"}, {"旧楼"}, false}}};

TEST(suggestion, follows_the_longest_duty_word) {
  const auto found = units.suggest("新建养老服务中心2个");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->unit, "health");
  EXPECT_EQ(found->reason, "duty");
  EXPECT_EQ(found->detail, "养老服务中心");
}

TEST(suggestion, prefers_the_unit_the_words_name) {
  const auto found = units.suggest("区教育局牵头做好养老服务");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->unit, "education");
  EXPECT_EQ(found->reason, "named");
}

TEST(suggestion, is_silent_where_no_word_points_anywhere) {
  EXPECT_FALSE(units.suggest("推进依法行政").has_value());
  EXPECT_FALSE(units.suggest("改造旧楼").has_value()) << "the unit is no longer active";
}

TEST(last_year, suggests_who_led_the_same_work_with_other_numbers) {
  LastYear last;
  last.add("2018-003", "新增学位1000个", "education");
  last.add("2018-004", "新建养老中心3个", "civil-affairs");
  const auto found = last.suggest("新增学位1200个");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->unit, "education");
  EXPECT_EQ(found->reason, "last_year");
  EXPECT_EQ(found->detail, "2018-003 新增学位1000个");
  EXPECT_FALSE(last.suggest("新建污水处理厂一座").has_value());
}

}  // namespace
}  // namespace luoshi::supervision

#include "supervision/dates.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace luoshi::supervision {
namespace {

TEST(read_due_date, takes_the_last_day_of_what_is_written) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"2019-12-31", "2019-12-31"},   {"2019/6/5", "2019-06-05"},
      {"2019.6", "2019-06-30"},       {"2019年12月底", "2019-12-31"},
      {"2020年2月", "2020-02-29"},    {"12月底前", "2019-12-31"},
      {"12月底前完成", "2019-12-31"}, {"6月30日前", "2019-06-30"},
      {"６月３０日", "2019-06-30"},   {"2019 年 12 月 31 日", "2019-12-31"},
      {"全年", "2019-12-31"},         {"年底前", "2019-12-31"},
      {"2020年底", "2020-12-31"},     {"2020年", "2020-12-31"},
      {"2019", "2019-12-31"},         {"上半年", "2019-06-30"},
      {"2020年上半年", "2020-06-30"}, {"三季度", "2019-09-30"},
      {"第四季度完成", "2019-12-31"}, {"9月中旬", "2019-09-20"},
      {"10月初", "2019-10-10"},       {"明年6月底", "2020-06-30"},
      {"12月", "2019-12-31"},
  };
  for (const auto& [words, date] : cases) {
    const auto read = read_due_date(words, 2019);
    ASSERT_TRUE(read.has_value()) << words;
    EXPECT_EQ(read->date, date) << words;
    EXPECT_FALSE(read->standing) << words;
  }
}

TEST(read_due_date, takes_work_without_an_end_for_a_standing_duty) {
  for (const auto* words : {"长期坚持", "长期", "持续推进", "常态化", "常态化开展"}) {
    const auto read = read_due_date(words, 2019);
    ASSERT_TRUE(read.has_value()) << words;
    EXPECT_EQ(*read, (DueDate{"", true})) << words;
  }
}

TEST(read_due_date, refuses_what_is_no_time) {
  for (const auto* words : {"", "尽快", "2019-13-01", "2019年2月30日", "13月", "教育局", "31日"}) {
    EXPECT_FALSE(read_due_date(words, 2019).has_value()) << words;
  }
}

TEST(move_date, crosses_months_and_years) {
  EXPECT_EQ(move_date("2019-12-31", 1), "2020-01-01");
  EXPECT_EQ(move_date("2020-03-01", -1), "2020-02-29");
  EXPECT_EQ(move_date("2019-01-01", 30), "2019-01-31");
}

}  // namespace
}  // namespace luoshi::supervision

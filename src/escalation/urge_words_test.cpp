#include "escalation/urge_words.hpp"

#include <gtest/gtest.h>

namespace luoshi::escalation {
namespace {

TEST(urge_words, are_filled_with_the_facts_of_an_item) {
  const UrgeFacts facts{"2019-001",   "新建幼儿园", "区教育局",
                        "2019-04-05", "2019-03",    "2019-04-08"};
  EXPECT_EQ(
      fill("{unit}：《{headline}》（{number}）{period}应于{due_date}前反馈，逾期{days}天。", facts),
      "区教育局：《新建幼儿园》（2019-001）2019年3月份应于2019年4月5日前反馈，逾期3天。");
  EXPECT_EQ(fill("没有占位", facts), "没有占位");
}

TEST(urge_words, count_days_before_the_day_too_and_leave_other_periods_as_they_stand) {
  const UrgeFacts facts{"2019-001", "走访", "区民政局", "2019-04-05", "2019-Q1", "2019-03-26"};
  EXPECT_EQ(fill("{period}还有{days}天", facts), "2019-Q1还有10天");
}

}  // namespace
}  // namespace luoshi::escalation

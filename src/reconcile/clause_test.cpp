#include "reconcile/clause.hpp"

#include <gtest/gtest.h>

#include <string>

#include "reading/read.hpp"

namespace luoshi::reconcile {
namespace {

const std::u32string earlier_text =
    U"二、2025年主要任务\n深化放管服改革，建设智慧城市平台，完善社区养老服务。新建图书馆1座。\n";
const std::u32string later_text =
    U"一、2024年工作回顾\n养老服务中心投入使用。改造老旧小区9个。道路通车。\n";

class ClauseTest : public ::testing::Test {
 protected:
  [[nodiscard]] double alike(std::u32string_view promised, std::u32string_view told) const {
    return clauses_alike(clauses_in(promised, rarity_), clauses_in(told, rarity_), rarity_);
  }

  const reading::Report earlier_ = reading::read_report(earlier_text);
  const reading::Report later_ = reading::read_report(later_text);
  const Rarity rarity_{{earlier_text, earlier_}, {later_text, later_}};
};

TEST_F(ClauseTest, words_are_parted_at_commas_and_what_is_too_short_is_dropped) {
  EXPECT_EQ(clauses_in(U"深化改革，建设智慧城市；其中，养老服务", rarity_).size(), 3U);
  EXPECT_EQ(clauses_in(U"道路", rarity_).size(), 1U);
}

TEST_F(ClauseTest, a_long_promise_is_as_alike_as_its_clause_most_alike) {
  const double one = alike(U"完善社区养老服务", U"养老服务中心投入使用");
  EXPECT_GT(one, 0);
  EXPECT_DOUBLE_EQ(
      alike(U"深化放管服改革，建设智慧城市平台，完善社区养老服务", U"养老服务中心投入使用"), one);
}

TEST_F(ClauseTest, clauses_of_one_topic_are_alike_without_a_common_word) {
  EXPECT_GT(alike(U"关爱老年人，办好幸福院", U"养老机构投入使用"), 0);
}

TEST_F(ClauseTest, clauses_that_share_nothing_are_not_alike) {
  EXPECT_DOUBLE_EQ(alike(U"新建图书馆1座", U"养老服务中心投入使用"), 0);
}

}  // namespace
}  // namespace luoshi::reconcile

#include "reading/suggest.hpp"

#include <gmock/gmock.h>

namespace luoshi::reading {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

LeadSuggester suggester(std::vector<PastAssignment> past = {}) {
  return LeadSuggester({{"education", {"区教育局", "教育局"}, {"幼儿园", "学位", "教师"}},
                        {"housing", {"区住房建设局"}, {"老旧小区", "棚户区", "危房"}},
                        {"civil", {"区民政局"}, {"养老", "养老床位"}}},
                       std::move(past));
}

TEST(lead_suggester, finds_the_unit_whose_duties_the_words_name) {
  const auto best = suggester().suggest("新建幼儿园3所，新增学位900个", {});
  ASSERT_EQ(best.size(), 1U);
  EXPECT_EQ(best[0].unit_id, "education");
  EXPECT_EQ(best[0].reason, Suggestion::Reason::duties);
  EXPECT_THAT(best[0].words, ElementsAre("学位", "幼儿园"));
}

TEST(lead_suggester, prefers_the_statement_to_the_heading_above_it) {
  const auto best = suggester().suggest("改造老旧小区5个", {"办好人民满意的教育，关爱教师"});
  ASSERT_EQ(best.size(), 2U);
  EXPECT_EQ(best[0].unit_id, "housing");
}

TEST(lead_suggester, prefers_who_had_the_same_task_last_year) {
  const auto best = suggester({{"改造老旧小区12个", "civil"}}).suggest("改造老旧小区5个", {});
  ASSERT_FALSE(best.empty());
  EXPECT_EQ(best[0].unit_id, "civil");
  EXPECT_EQ(best[0].reason, Suggestion::Reason::last_year);
  EXPECT_THAT(best[0].words, Contains("改造老旧小区12个"));
}

TEST(lead_suggester, sees_a_unit_named_in_the_words) {
  const auto best = suggester().suggest("由区民政局牵头建立老旧小区助餐点", {});
  ASSERT_FALSE(best.empty());
  EXPECT_EQ(best[0].unit_id, "civil");
  EXPECT_EQ(best[0].reason, Suggestion::Reason::named);
}

TEST(lead_suggester, suggests_nobody_where_nothing_points_to_anybody) {
  EXPECT_THAT(suggester().suggest("办好运动会", {}), IsEmpty());
}

}  // namespace
}  // namespace luoshi::reading

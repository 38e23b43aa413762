#include "reconcile/topics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

TEST(Topics, each_has_a_name_and_words_that_can_be_looked_for) {
  ASSERT_GT(topics().size(), 1000U);
  ASSERT_LT(topics().size(), topics_most) << "what stands beyond is left out";
  for (const Topic& topic : topics()) {
    const auto name = text::to_utf8(topic.name);
    EXPECT_FALSE(topic.words.empty()) << name;
    EXPECT_EQ(std::set(topic.words.begin(), topic.words.end()).size(), topic.words.size()) << name;
    for (const auto& word : topic.words) {
      EXPECT_LE(word.size(), 12U) << name << ' ' << text::to_utf8(word);
      EXPECT_EQ(word.find_first_of(U" \t|"), word.npos) << name;
    }
    for (const auto& example : topic.examples) {
      EXPECT_GE(example.size(), 10U) << name << ' ' << text::to_utf8(example);
      EXPECT_LE(example.size(), 100U) << name << ' ' << text::to_utf8(example);
    }
  }
}

TEST(Topics, are_found_by_any_of_their_words_and_counted) {
  const Topics both = topics_in(U"实施棚户区改造") & topics_in(U"回迁楼全部封顶");
  EXPECT_TRUE(both.any());
  std::size_t listed = 0;
  each_topic(both, [&](std::size_t topic) { listed += both[topic] ? 1 : 0; });
  EXPECT_EQ(listed, both.count());
  const TopicCounts counts = topic_counts_in(U"小麦增产，小麦丰收");
  EXPECT_EQ(std::ranges::max(counts), 2);
  EXPECT_TRUE(topics_in(U"").none());
}

TEST(Topics, lie_in_fields) {
  EXPECT_TRUE((fields_in(U"新建学校三所") & fields_in(U"新增学位两千个")).any());
  EXPECT_TRUE((fields_in(U"新建学校三所") & fields_in(U"改造公路")).none());
}

}  // namespace
}  // namespace luoshi::reconcile

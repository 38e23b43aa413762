#include "reconcile/meaning.hpp"

#include <gtest/gtest.h>

namespace luoshi::reconcile {
namespace {

constexpr std::u32string_view earlier =
    U"二、今年任务\n实施棚户区改造三百户，建设安置房。种好二十万亩小麦，确保粮食丰收。\n";
constexpr std::u32string_view later =
    U"一、过去一年\n回迁楼全部封顶，群众住上新居。夏粮再获丰收。\n";

double nearness(const Meaning& meaning, std::u32string_view a, std::u32string_view b) {
  return alike(meaning.of(a), meaning.of(b));
}

TEST(Meaning, words_of_one_topic_stand_near_though_they_share_no_letter) {
  const Meaning meaning(earlier, later);
  const double near = nearness(meaning, U"棚户区改造", U"回迁楼封顶");
  EXPECT_GT(near, 0.2 + nearness(meaning, U"棚户区改造", U"小麦丰收"));
  EXPECT_NEAR(nearness(meaning, U"棚户区改造", U"棚户区改造"), 1, 1e-5);
}

TEST(Meaning, of_a_list_the_part_that_is_nearest_counts) {
  const Meaning meaning(earlier, later);
  const auto list = meaning.parts_of(U"小麦丰收、修路三公里，回迁楼封顶");
  EXPECT_EQ(list.cols(), 3);
  EXPECT_GT(nearest_alike(meaning.parts_of(U"棚户区改造"), list),
            nearness(meaning, U"棚户区改造", U"小麦丰收、修路三公里，回迁楼封顶"));
  EXPECT_EQ(meaning.parts_of(U"").cols(), 1);
}

TEST(Meaning, the_same_texts_give_the_same_meaning) {
  EXPECT_EQ(Meaning(earlier, later).of(U"回迁楼"), Meaning(earlier, later).of(U"回迁楼"));
}

TEST(Meaning, words_without_a_known_pair_have_none) {
  const Meaning meaning(earlier, later);
  EXPECT_EQ(nearness(meaning, U"G234", U"G234"), 0);
  EXPECT_EQ(nearness(meaning, U"", U"小麦"), 0);
}

TEST(Meaning, empty_texts_leave_the_topics) {
  EXPECT_GT(nearness(Meaning(U"", U""), U"棚户区", U"回迁楼"), 0.3);
}

}  // namespace
}  // namespace luoshi::reconcile

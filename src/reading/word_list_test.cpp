#include "reading/word_list.hpp"

#include <gtest/gtest.h>

namespace luoshi::reading {
namespace {

TEST(word_list, finds_the_longest_word_at_either_end) {
  const WordList list(U"提高 提高到 到\n达到");
  EXPECT_EQ(list.at_start(U"提高到九成"), 3U);
  EXPECT_EQ(list.at_start(U"提高收入"), 2U);
  EXPECT_EQ(list.at_end(U"收入达到"), 2U);
  EXPECT_EQ(list.at_end(U"收入"), 0U);
  EXPECT_EQ(list.at_start(U""), 0U);
}

TEST(word_list, heeds_the_guard_on_the_open_side) {
  const WordList list(U"在/建校 均/人户");
  EXPECT_EQ(list.at_start(U"在海上"), 1U);
  EXPECT_EQ(list.at_start(U"在建码头"), 0U);
  EXPECT_EQ(list.at_end(U"面积均"), 1U);
  EXPECT_EQ(list.at_end(U"人均"), 0U);
  EXPECT_EQ(list.at_end(U"均"), 1U);
}

}  // namespace
}  // namespace luoshi::reading

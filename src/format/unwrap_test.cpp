#include "format/unwrap.hpp"

#include <gtest/gtest.h>

namespace luoshi::format {
namespace {

TEST(unwrap, joins_the_lines_of_a_paragraph_over_pages) {
  const auto text = unwrap(
      U"          标题\n"
      U"\n"
      U"    今年我们要把工作做得更细更实更好\n"
      U"把每一件小事都办到群众的心坎上去让\n"
      U"                 - 1 -\n"
      U"\f"
      U"大家满意。\n"
      U"    另起一段。\n");
  EXPECT_EQ(text,
            U"标题\n今年我们要把工作做得更细更实更好把每一件小事都办到群众的心坎上去让大家满意。\n"
            U"另起一段。\n");
}

TEST(unwrap, parts_latin_words_with_a_space) {
  EXPECT_EQ(unwrap(U"a long line of words here\nand more of the same size\n"),
            U"a long line of words here and more of the same size\n");
}

TEST(unwrap, yields_nothing_for_nothing) {
  EXPECT_EQ(unwrap(U""), U"");
}

}  // namespace
}  // namespace luoshi::format

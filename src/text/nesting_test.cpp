#include "text/nesting.hpp"

#include <gtest/gtest.h>

namespace luoshi::text {
namespace {

TEST(nests_deeper, counts_open_elements_alone) {
  EXPECT_FALSE(nests_deeper("<?xml version='1.0'?><!-- a --><a><b/><b/><c></c><c></c></a>", 2));
  EXPECT_TRUE(nests_deeper("<a><b><c></c></b></a>", 2));
}

TEST(nests_deeper, answers_what_is_no_xml) {
  for (const auto* text : {"", "<", "<a", "a > b", "</a></a>"}) {
    EXPECT_FALSE(nests_deeper(text, 1)) << text;
  }
}

}  // namespace
}  // namespace luoshi::text

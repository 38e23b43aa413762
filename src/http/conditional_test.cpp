#include "http/conditional.hpp"

#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

TEST(none_match_holds, compares_weakly_over_a_list) {
  EXPECT_TRUE(none_match_holds("\"a\", W/\"b\"", "\"b\""));
  EXPECT_TRUE(none_match_holds("*", "\"b\""));
  EXPECT_FALSE(none_match_holds("\"a\"", "\"b\""));
  EXPECT_FALSE(none_match_holds("", "\"b\""));
}

TEST(match_holds, compares_strongly) {
  EXPECT_TRUE(match_holds("\"a\",\"b\"", "\"b\""));
  EXPECT_FALSE(match_holds("W/\"b\"", "\"b\""));
  EXPECT_FALSE(match_holds("W/\"b\"", "W/\"b\""));
}

TEST(parse_range, answers_the_examples_of_the_standard) {
  const struct {
    const char* header;
    RangeKind kind;
    std::size_t begin;
    std::size_t end;
  } cases[] = {
      {"bytes=0-499", RangeKind::part, 0, 500},
      {"bytes=9500-", RangeKind::part, 9500, 10000},
      {"bytes=-500", RangeKind::part, 9500, 10000},
      {"bytes=-20000", RangeKind::part, 0, 10000},
      {"bytes=0-99999999", RangeKind::part, 0, 10000},
      {"bytes=10000-", RangeKind::unsatisfiable, 0, 0},
      {"bytes=-0", RangeKind::unsatisfiable, 0, 0},
      {"bytes=5-4", RangeKind::whole, 0, 0},
      {"bytes=0-1,4-5", RangeKind::whole, 0, 0},
      {"bytes=99999999999999999999999-", RangeKind::whole, 0, 0},
      {"items=0-1", RangeKind::whole, 0, 0},
      {"", RangeKind::whole, 0, 0},
  };
  for (const auto& c : cases) {
    const auto answer = parse_range(c.header, 10000);
    EXPECT_EQ(answer.kind, c.kind) << c.header;
    EXPECT_EQ(answer.range.begin, c.begin) << c.header;
    EXPECT_EQ(answer.range.end, c.end) << c.header;
  }
}

TEST(etag_of, is_quoted_and_tells_contents_apart) {
  EXPECT_EQ(etag_of("a").size(), 34U);
  EXPECT_NE(etag_of("a"), etag_of("b"));
}

}  // namespace
}  // namespace luoshi::http

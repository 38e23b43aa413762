#include "reading/marker.hpp"

#include <gtest/gtest.h>

namespace luoshi::reading {
namespace {

struct Case {
  const char32_t* text;
  MarkerKind kind;
  int ordinal;
  std::size_t length;
};

TEST(marker, tells_the_numberings_of_headings_and_items_apart) {
  const Case cases[] = {
      {U"一、回顾", MarkerKind::han_comma, 1, 2},
      {U"十二、安排", MarkerKind::han_comma, 12, 3},
      {U"（三）修渠", MarkerKind::han_paren, 3, 3},
      {U"（十一）护林", MarkerKind::han_paren, 11, 4},
      {U"3.修渠", MarkerKind::arabic_dot, 3, 2},
      {U"12、护林", MarkerKind::arabic_dot, 12, 3},
      {U"（2）养鱼", MarkerKind::arabic_paren, 2, 3},
      {U"③养鱼", MarkerKind::arabic_paren, 3, 1},
      {U"第二部分：安排", MarkerKind::part, 2, 5},
      {U"第三，修渠", MarkerKind::item, 3, 3},
      {U"二是修渠", MarkerKind::item, 2, 2},
      {U"二十一要护林", MarkerKind::item, 21, 4},
      {U"——修渠", MarkerKind::dash, 0, 2},
  };
  for (const Case& c : cases) {
    const Marker marker = find_marker(c.text);
    EXPECT_EQ(marker.kind, c.kind) << marker.ordinal;
    EXPECT_EQ(marker.ordinal, c.ordinal);
    EXPECT_EQ(marker.length, c.length);
  }
}

TEST(marker, leaves_numbers_and_words_alone) {
  for (const char32_t* text :
       {U"3.5亿元", U"2030年", U"一批项目", U"第一中学", U"（草案）", U"", U"十分重视"}) {
    EXPECT_EQ(find_marker(text).kind, MarkerKind::none);
  }
}

}  // namespace
}  // namespace luoshi::reading

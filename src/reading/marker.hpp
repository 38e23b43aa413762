// The numbering that opens a heading or an item: 一、 （一） 1. 第一部分 一是 第一， ——
//
// It says what stands at the start of a passage, not whether the passage is a heading.
#pragma once

#include <cstddef>
#include <string_view>

namespace luoshi::reading {

enum class MarkerKind {
  none,
  part,          // 第一部分 第二章
  han_comma,     // 一、
  han_paren,     // （一）
  arabic_dot,    // 1. 1、 １．
  arabic_paren,  // （1） ①
  item,          // 一是 二要 第一， 首先，
  dash,          // —— ----
};

struct Marker {
  MarkerKind kind = MarkerKind::none;
  int ordinal = 0;         // 0 where it carries none
  std::size_t length = 0;  // characters of the flat passage it takes
};

// `flat` is a flattened passage (text::flatten).
[[nodiscard]] Marker find_marker(std::u32string_view flat);

// 1 for the outermost headings, 3 for 1. and below; 0 for none.
[[nodiscard]] int level_of(MarkerKind kind);

// The value of an ordinal in Chinese numerals up to ninety-nine at the start of `flat`, and how
// many characters it takes; {0, 0} where there is none.
struct HanOrdinal {
  int value = 0;
  std::size_t length = 0;
};
[[nodiscard]] HanOrdinal find_han_ordinal(std::u32string_view flat);

}  // namespace luoshi::reading

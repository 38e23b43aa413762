// Characters of Chinese documents: UTF-8 in and out, classes of characters, width folding.
//
// It is not a general Unicode library: collation, normalisation beyond width and case mapping
// beyond Latin are not here. All functions are pure and cannot fail.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::text {

// Invalid sequences, overlong forms, surrogates and values above U+10FFFF become U+FFFD, one for
// each byte that starts no valid sequence (RFC 3629).
[[nodiscard]] std::u32string from_utf8(std::string_view bytes);

// Surrogates and values above U+10FFFF are written as U+FFFD.
[[nodiscard]] std::string to_utf8(std::u32string_view text);

// Appends one character in UTF-8.
void append_utf8(std::string& out, char32_t c);

// White space of any width, the byte order mark and zero-width space included.
[[nodiscard]] constexpr bool is_space(char32_t c) {
  const bool usual = (c > 0x20 && c < 0x80) || (c > 0x3000 && c < 0xFEFF);
  if (usual) return false;
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x3000 || c == 0xA0 || c == 0x85 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x2028 || c == 0x2029 ||
         c == 0xFEFF;
}

// The block that most of a report is made of; no mark, digit or space stands in it.
[[nodiscard]] constexpr bool is_plain_han(char32_t c) {
  return c >= U'一' && c <= U'龥';
}

[[nodiscard]] constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) || c == U'〇';
}

// An ASCII digit; fold_width first where full-width digits may come.
[[nodiscard]] constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

[[nodiscard]] constexpr bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F);
}

// Full-width forms (U+FF01 to U+FF5E) to ASCII, the ideographic space to a space; others as is.
[[nodiscard]] constexpr char32_t fold_width(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c == 0x3000 ? U' ' : c;
}

// Without white space at either end.
[[nodiscard]] std::u32string_view trim(std::u32string_view text);

// Runs of white space become one space, none at the ends.
[[nodiscard]] std::u32string fold_space(std::u32string_view text);

}  // namespace luoshi::text

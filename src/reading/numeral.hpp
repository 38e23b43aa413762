// Numbers as written: 1,256 · 43.17 · 二十三 · 两千 · 七八十. Only the digits: magnitudes of an
// Arabic number (万, 亿) and units are read elsewhere (unit.hpp), and whether the number counts
// anything is not decided here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::reading {

struct Numeral {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;  // plain decimal digits, no thousands separators
  std::string high;   // the other end where the words name two (七八十: 70, 80), else empty
  bool han = false;   // written in Chinese numerals
};

// The Arabic number that starts at `at` of a flattened passage; nullopt where no digit stands.
[[nodiscard]] std::optional<Numeral> arabic_numeral(std::u32string_view flat, std::size_t at);

// The Chinese numeral that starts at `at`, its closing 万 and 亿 left to the unit, so that
// 三千万元 is 3000 万元. nullopt for what is no number below 10,000 (二〇二一, 百, 十四五).
[[nodiscard]] std::optional<Numeral> han_numeral(std::u32string_view flat, std::size_t at);

// True for the characters Chinese numerals are made of, 万 and 亿 excepted.
[[nodiscard]] constexpr bool is_han_numeral(char32_t c) {
  static constexpr std::u32string_view numerals = U"〇零一二两三四五六七八九十百千";
  // One bit for each class of characters, modulo 64, passes over most of a text at once.
  static constexpr std::uint64_t classes = [] {
    std::uint64_t bits = 0;
    for (const char32_t each : numerals) bits |= std::uint64_t{1} << (each & 63U);
    return bits;
  }();
  return (classes >> (c & 63U) & 1U) != 0 && numerals.find(c) != numerals.npos;
}

}  // namespace luoshi::reading

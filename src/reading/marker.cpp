#include "reading/marker.hpp"

#include "reading/cues.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr std::u32string_view numerals = U"一二三四五六七八九";

char32_t at(std::u32string_view text, std::size_t i) {
  return i < text.size() ? text[i] : U'\0';
}

Marker han_marker(std::u32string_view flat) {
  const HanOrdinal ordinal = find_han_ordinal(flat);
  if (ordinal.length == 0) return {};
  const char32_t next = at(flat, ordinal.length);
  if (next == U'、' || next == U'.' || next == U'．') {
    return {MarkerKind::han_comma, ordinal.value, ordinal.length + 1};
  }
  if (next == U'是' || next == U'要') {
    return {MarkerKind::item, ordinal.value, ordinal.length + 1};
  }
  return {};
}

Marker paren_marker(std::u32string_view flat) {
  const HanOrdinal ordinal = find_han_ordinal(flat.substr(1));
  if (ordinal.length > 0 && at(flat, 1 + ordinal.length) == U'）') {
    return {MarkerKind::han_paren, ordinal.value, ordinal.length + 2};
  }
  int value = 0;
  std::size_t i = 1;
  while (i < 3 && text::is_digit(at(flat, i))) {
    value = value * 10 + static_cast<int>(flat[i++] - U'0');
  }
  if (i > 1 && at(flat, i) == U'）') return {MarkerKind::arabic_paren, value, i + 1};
  return {};
}

Marker ordinal_marker(std::u32string_view flat) {
  const HanOrdinal ordinal = find_han_ordinal(flat.substr(1));
  if (ordinal.length == 0) return {};
  const std::size_t after = 1 + ordinal.length;
  const std::size_t part = longest_start(flat.substr(after), {U"部分", U"章", U"节", U"篇"});
  if (part > 0) {
    std::size_t length = after + part;
    while (at(flat, length) == U'：' || at(flat, length) == U'、') ++length;
    return {MarkerKind::part, ordinal.value, length};
  }
  if (at(flat, after) == U'，' || at(flat, after) == U'、') {
    return {MarkerKind::item, ordinal.value, after + 1};
  }
  return {};
}

Marker arabic_marker(std::u32string_view flat) {
  int value = 0;
  std::size_t i = 0;
  while (i < 2 && text::is_digit(at(flat, i))) {
    value = value * 10 + static_cast<int>(flat[i++] - U'0');
  }
  const char32_t next = at(flat, i);
  const bool closes = next == U'.' || next == U'、' || next == U'．';
  if (!closes || text::is_digit(at(flat, i + 1))) return {};
  return {MarkerKind::arabic_dot, value, i + 1};
}

}  // namespace

HanOrdinal find_han_ordinal(std::u32string_view flat) {
  const auto digit = [&](std::size_t i) {
    const std::size_t found = i < flat.size() ? numerals.find(flat[i]) : numerals.npos;
    return found == numerals.npos ? 0 : static_cast<int>(found) + 1;
  };
  const int first = digit(0);
  const bool ten_first = at(flat, 0) == U'十';
  if (first == 0 && !ten_first) return {};
  if (!ten_first && at(flat, 1) != U'十') return {first, 1};
  const std::size_t ten = ten_first ? 0 : 1;
  const int last = digit(ten + 1);
  const int tens = ten_first ? 10 : first * 10;
  return {tens + last, ten + (last > 0 ? 2U : 1U)};
}

Marker find_marker(std::u32string_view flat) {
  if (flat.empty()) return {};
  const char32_t first = flat.front();
  if (first == U'（') return paren_marker(flat);
  if (first == U'第') return ordinal_marker(flat);
  if (first >= U'①' && first <= U'⑳') {
    return {MarkerKind::arabic_paren, static_cast<int>(first - U'①') + 1, 1};
  }
  if (text::is_digit(first)) return arabic_marker(flat);
  std::size_t dashes = 0;
  while (dashes < flat.size() &&
         (flat[dashes] == U'—' || flat[dashes] == U'-' || flat[dashes] == U'―' ||
          flat[dashes] == U'─' || flat[dashes] == U'－')) {
    ++dashes;
  }
  if (dashes >= 2) return {MarkerKind::dash, 0, dashes};
  return han_marker(flat);
}

int level_of(MarkerKind kind) {
  switch (kind) {
    case MarkerKind::part:
    case MarkerKind::han_comma:
      return 1;
    case MarkerKind::han_paren:
      return 2;
    case MarkerKind::arabic_dot:
    case MarkerKind::arabic_paren:
    case MarkerKind::item:
    case MarkerKind::dash:
      return 3;
    case MarkerKind::none:
      break;
  }
  return 0;
}

}  // namespace luoshi::reading

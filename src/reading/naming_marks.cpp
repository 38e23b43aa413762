#include "reading/naming_marks.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr std::size_t quotation_max = 18;
constexpr std::size_t title_max = 80;

char32_t closing_bracket(char32_t c) {
  switch (c) {
    case U'[':
      return U']';
    case U'〔':
      return U'〕';
    case U'【':
      return U'】';
    default:
      return 0;
  }
}

// The length of a note mark at `at`: brackets round one to three digits, or a circled number.
std::size_t note_mark(std::u32string_view flat, std::size_t at) {
  if (flat[at] >= U'①' && flat[at] <= U'⑳') return 1;
  const std::size_t caret = flat[at] == U'^' ? 1 : 0;
  if (at + caret >= flat.size()) return 0;
  const char32_t close = closing_bracket(flat[at + caret]);
  if (close == 0) return 0;
  std::size_t i = at + caret + 1;
  while (i < flat.size() && i - at < 5 && text::is_digit(flat[i])) ++i;
  const bool closed = i < flat.size() && flat[i] == close && i > at + caret + 1;
  return closed && i - at - caret <= 4 ? i + 1 - at : 0;
}

bool may_open_note_mark(char32_t c) {
  if (text::is_plain_han(c)) return false;
  return c == U'^' || closing_bracket(c) != 0 || (c >= U'①' && c <= U'⑳');
}

char32_t closing_quote(char32_t c, bool open_ascii) {
  switch (c) {
    case U'“':
      return U'”';
    case U'‘':
      return U'’';
    case U'《':
      return U'》';
    case U'「':
      return U'」';
    case U'"':
      return open_ascii ? U'"' : 0;
    default:
      return 0;
  }
}

}  // namespace

text::Flat without_note_marks(text::Flat flat) {
  if (std::ranges::none_of(flat.text, may_open_note_mark)) return flat;
  text::Flat clean;
  clean.text.reserve(flat.text.size());
  clean.at.reserve(flat.at.size());
  for (std::size_t i = 0; i < flat.text.size();) {
    if (const std::size_t mark = note_mark(flat.text, i); mark > 0) {
      i += mark;
      continue;
    }
    clean.text.push_back(flat.text[i]);
    clean.at.push_back(flat.at[i]);
    ++i;
  }
  clean.at.push_back(flat.at.back());
  return clean;
}

std::vector<bool> named_ranges(std::u32string_view flat) {
  std::vector<bool> named(flat.size(), false);
  bool open_ascii = true;
  for (std::size_t i = 0; i < flat.size(); ++i) {
    const char32_t close = closing_quote(flat[i], open_ascii);
    if (flat[i] == U'"') open_ascii = !open_ascii;
    if (close == 0) continue;
    const std::size_t limit = flat[i] == U'《' ? title_max : quotation_max;
    const auto end = flat.substr(i + 1, limit + 1).find(close);
    if (end == std::u32string_view::npos) continue;
    for (std::size_t k = i; k <= i + 1 + end; ++k) named[k] = true;
  }
  return named;
}

}  // namespace luoshi::reading

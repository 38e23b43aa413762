#include "text/flat.hpp"

#include "text/unicode.hpp"

namespace luoshi::text {
namespace {

char32_t widened(char32_t c) {
  switch (c) {
    case U',':
      return U'，';
    case U';':
      return U'；';
    case U':':
      return U'：';
    case U'!':
      return U'！';
    case U'?':
      return U'？';
    case U'(':
      return U'（';
    case U')':
      return U'）';
    default:
      return c;
  }
}

// The uniform form of passage[i]; `before` is the one before it.
char32_t uniform(std::u32string_view passage, std::size_t i, char32_t before) {
  const char32_t c = fold_width(passage[i]);
  const char32_t after = i + 1 < passage.size() ? passage[i + 1] : U'\0';
  const bool in_number =
      (passage[i] == U',' || passage[i] == U':') && is_digit(before) && is_digit(fold_width(after));
  if (in_number) return c;
  // A scanner writes "?" for a character it does not know; a question ends a sentence.
  if (passage[i] == U'?' && is_han(before) && is_han(after)) return U'·';
  return widened(c);
}

}  // namespace

Flat flatten(std::u32string_view passage, std::size_t base) {
  Flat flat;
  flat.text.resize(passage.size());
  flat.at.resize(passage.size() + 1);
  std::size_t size = 0;
  std::size_t end = base;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    const char32_t raw = passage[i];
    if (is_plain_han(raw)) {
      flat.text[size] = raw;
    } else if (is_space(raw)) {
      continue;
    } else {
      flat.text[size] = uniform(passage, i, size > 0 ? flat.text[size - 1] : 0);
    }
    flat.at[size++] = base + i;
    end = base + i + 1;
  }
  flat.text.resize(size);
  flat.at.resize(size + 1);
  flat.at.back() = end;
  return flat;
}

}  // namespace luoshi::text

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

}  // namespace

Flat flatten(std::u32string_view passage, std::size_t base) {
  Flat flat;
  flat.text.reserve(passage.size());
  flat.at.reserve(passage.size() + 1);
  std::size_t end = base;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    if (is_space(passage[i])) continue;
    const char32_t c = fold_width(passage[i]);
    const bool after_digit = !flat.text.empty() && is_digit(flat.text.back());
    const bool before_digit = i + 1 < passage.size() && is_digit(fold_width(passage[i + 1]));
    const bool inside_number =
        after_digit && before_digit && (passage[i] == U',' || passage[i] == U':');
    // A scanner writes "?" for a character it does not know; a question ends a sentence.
    const bool unknown = passage[i] == U'?' && !flat.text.empty() && is_han(flat.text.back()) &&
                         i + 1 < passage.size() && is_han(passage[i + 1]);
    flat.text.push_back(inside_number ? c : unknown ? U'·' : widened(c));
    flat.at.push_back(base + i);
    end = base + i + 1;
  }
  flat.at.push_back(end);
  return flat;
}

}  // namespace luoshi::text

// Looking for words in a passage: the small questions that all rules of the reader ask.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace luoshi::reading {

using Words = std::initializer_list<std::u32string_view>;

[[nodiscard]] inline bool has(std::u32string_view text, std::u32string_view word) {
  return text.find(word) != std::u32string_view::npos;
}

[[nodiscard]] inline bool has_any(std::u32string_view text, Words words) {
  return std::ranges::any_of(words, [&](auto word) { return has(text, word); });
}

// The length of the longest of `words` that `text` begins with; 0 where none does.
[[nodiscard]] inline std::size_t longest_start(std::u32string_view text, Words words) {
  std::size_t best = 0;
  for (const auto word : words) {
    if (word.size() > best && text.starts_with(word)) best = word.size();
  }
  return best;
}

[[nodiscard]] inline bool starts_with_any(std::u32string_view text, Words words) {
  return longest_start(text, words) > 0;
}

[[nodiscard]] inline bool ends_with_any(std::u32string_view text, Words words) {
  return std::ranges::any_of(words, [&](auto word) { return text.ends_with(word); });
}

// The first place at or after `from` where one of `words` stands; npos where none does.
[[nodiscard]] inline std::size_t find_any(std::u32string_view text, Words words,
                                          std::size_t from = 0) {
  std::size_t first = std::u32string_view::npos;
  for (const auto word : words) first = std::min(first, text.find(word, from));
  return first;
}

[[nodiscard]] constexpr bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'!' || c == U'？' || c == U'?' || c == U'…';
}

}  // namespace luoshi::reading

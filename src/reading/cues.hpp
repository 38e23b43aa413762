// Looking for words in a passage: the small questions that all rules of the reader ask.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace luoshi::reading {

using Words = std::initializer_list<std::u32string_view>;

[[nodiscard]] inline bool has(std::u32string_view text, std::u32string_view word) {
  return text.find(word) != std::u32string_view::npos;
}

// The length of the longest of `words`, none of them empty, that `text` begins with; 0 where none
// does.
[[nodiscard]] inline std::size_t longest_start(std::u32string_view text, Words words) {
  std::size_t best = 0;
  if (text.empty()) return best;
  for (const auto word : words) {
    const bool longer = word.front() == text.front() && word.size() > best;
    if (longer && text.starts_with(word)) best = word.size();
  }
  return best;
}

[[nodiscard]] inline bool starts_with_any(std::u32string_view text, Words words) {
  return longest_start(text, words) > 0;
}

[[nodiscard]] inline bool ends_with_any(std::u32string_view text, Words words) {
  return !text.empty() && std::ranges::any_of(words, [&](auto word) {
    return word.back() == text.back() && text.ends_with(word);
  });
}

// The first place at or after `from` where one of `words` stands; npos where none does. One pass:
// a set of bits of their first characters passes over most of the text.
[[nodiscard]] inline std::size_t find_any(std::u32string_view text, Words words,
                                          std::size_t from = 0) {
  std::uint64_t firsts = 0;
  for (const auto word : words) firsts |= std::uint64_t{1} << (word.front() & 63U);
  for (std::size_t i = from; i < text.size(); ++i) {
    if ((firsts >> (text[i] & 63U) & 1U) == 0) continue;
    const std::u32string_view rest = text.substr(i);
    for (const auto word : words) {
      if (word.front() == text[i] && rest.starts_with(word)) return i;
    }
  }
  return std::u32string_view::npos;
}

// `words` are not empty.
[[nodiscard]] inline bool has_any(std::u32string_view text, Words words) {
  return find_any(text, words) != std::u32string_view::npos;
}

[[nodiscard]] constexpr bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'!' || c == U'？' || c == U'?' || c == U'…';
}

}  // namespace luoshi::reading

// Closed lists of words: an enumeration and the words of its values, in its order.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace luoshi::catalog {

template <class Enum, std::size_t size>
[[nodiscard]] std::string_view word_of(const std::array<std::string_view, size>& words,
                                       Enum value) {
  return words[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t size>
[[nodiscard]] std::optional<Enum> parse_word(const std::array<std::string_view, size>& words,
                                             std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

}  // namespace luoshi::catalog

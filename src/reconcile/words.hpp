// What can be told of a run of words without knowing any other: its pairs of characters and its
// terms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace luoshi::reconcile {

// Two adjacent letters (Han or Latin); the first in the upper half.
using LetterPair = std::uint64_t;

[[nodiscard]] bool is_letter(char32_t c);

[[nodiscard]] constexpr LetterPair pair_of(char32_t first, char32_t second) {
  return (static_cast<LetterPair>(first) << 32) | second;
}

// Each once, in ascending order; numbers and punctuation part them.
[[nodiscard]] std::vector<LetterPair> pairs_in(std::u32string_view words);

// Terms that name a thing: “……” of 2 to 12 characters, without the marks, and letters joined to
// digits (G234, 6G); ascending.
[[nodiscard]] std::vector<std::u32string_view> terms_in(std::u32string_view words);

}  // namespace luoshi::reconcile

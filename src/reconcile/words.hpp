// What can be told of a run of words without knowing any other: its pairs of characters, the
// topics of government work it speaks of, and its terms.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/topic_words.hpp"

namespace luoshi::reconcile {

// Two adjacent letters (Han or Latin); the first in the upper half.
using LetterPair = std::uint64_t;
using Topics = std::bitset<topics.size()>;
using Fields = std::bitset<fields.size()>;
using TopicCounts = std::array<std::uint16_t, topics.size()>;

[[nodiscard]] bool is_letter(char32_t c);

[[nodiscard]] constexpr LetterPair pair_of(char32_t first, char32_t second) {
  return (static_cast<LetterPair>(first) << 32) | second;
}

// Each once, in ascending order; numbers and punctuation part them.
[[nodiscard]] std::vector<LetterPair> pairs_in(std::u32string_view words);

// By index into `topics`.
[[nodiscard]] Topics topics_in(std::u32string_view words);
// By index into `fields`.
[[nodiscard]] Fields fields_in(std::u32string_view words);
// How often each topic is spoken of.
[[nodiscard]] TopicCounts topic_counts_in(std::u32string_view words);

// Terms that name a thing: “……” of 2 to 12 characters, without the marks, and letters joined to
// digits (G234, 6G); ascending.
[[nodiscard]] std::vector<std::u32string_view> terms_in(std::u32string_view words);

}  // namespace luoshi::reconcile

// Words of the genre that carry no indicator: adverbs, light verbs, words of change and of
// comparison; and the means to take them off either end of a phrase.
#pragma once

#include <cstddef>
#include <string_view>

namespace luoshi::reading {

// Words that may stand before an indicator's name without being part of it: 预计, 全年, 实现.
[[nodiscard]] std::u32string_view strip_lead(std::u32string_view phrase);

// Words that may stand between a name and its number: 达到, 为, 同比增长, 控制在, 由, 分别.
[[nodiscard]] std::u32string_view strip_tail(std::u32string_view phrase);

// True where the phrase is made of verbs, adverbs and prepositions alone: 全面推进, 提升改造, 为.
[[nodiscard]] bool is_verb_phrase(std::u32string_view phrase);

// How many characters of verbs and adverbs the phrase begins with.
[[nodiscard]] std::size_t verb_length(std::u32string_view phrase);

// True where the last word is a verb that is rarely a noun as well: 因地制宜实施, 增发.
[[nodiscard]] bool ends_with_verb(std::u32string_view phrase);

// True where the phrase begins with a verb that says what became of the thing counted: 实现, 得到.
[[nodiscard]] bool begins_with_outcome(std::u32string_view phrase);

// Where in a phrase that begins with a noun such an outcome starts; npos where there is none.
[[nodiscard]] std::size_t find_outcome(std::u32string_view phrase);

}  // namespace luoshi::reading

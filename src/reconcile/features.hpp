// What two statements can have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luoshi::reconcile {

// Pairs of adjacent characters (numbers and punctuation part them), quoted terms, numbered names
// (G234, 107国道), counts (27个) and topics of `words`, each once. Quoted terms begin with ",
// numbered names with #, counts with =, topics with @.
[[nodiscard]] std::vector<std::u32string> features_in(std::u32string_view words);

// How much a feature tells beside its rarity: topics most, words of any promise little.
[[nodiscard]] double standing_of(std::u32string_view feature);

}  // namespace luoshi::reconcile

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

// What a feature tells by its rarity (the logarithm of all statements over those that have it):
// topics most, and rare ones the more; words of any promise little.
[[nodiscard]] double weight_of(std::u32string_view feature, double rarity);

}  // namespace luoshi::reconcile

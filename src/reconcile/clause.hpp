// The clauses of a promise or a passage, between commas: a long promise of several works is
// reported on by a passage that tells of one of them.
#pragma once

#include <string_view>
#include <vector>

#include "reconcile/rarity.hpp"
#include "reconcile/topics.hpp"
#include "reconcile/words.hpp"

namespace luoshi::reconcile {

struct Clause {
  std::vector<LetterPair> pairs;
  double pairs_weight = 0;
  Topics topics;
  double topics_weight = 0;
  Fields fields;
};

// Never empty: words without a comma are one clause.
[[nodiscard]] std::vector<Clause> clauses_in(std::u32string_view words, const Rarity& rarity);

// How alike the two most alike are, one of each, by words, topics and fields: 0 to about 2.
[[nodiscard]] double clauses_alike(const std::vector<Clause>& promised,
                                   const std::vector<Clause>& told, const Rarity& rarity);

}  // namespace luoshi::reconcile

// How much a pair of characters or a topic tells, by how few statements of the two reports have it
// (inverse document frequency, Spärck Jones 1972); pairs that stand in reports everywhere keep a
// share of it only.
#pragma once

#include <array>
#include <unordered_map>
#include <vector>

#include "reconcile/outcome.hpp"
#include "reconcile/topics.hpp"
#include "reconcile/words.hpp"

namespace luoshi::reconcile {

class Rarity {
 public:
  Rarity(const Source& earlier, const Source& later);

  [[nodiscard]] double of(LetterPair pair) const;
  [[nodiscard]] double of_topic(std::size_t topic) const { return topics_[topic]; }
  [[nodiscard]] double of(const std::vector<LetterPair>& pairs) const;
  [[nodiscard]] double of(const Topics& spoken_of) const;
  // True where every pair of these words stands in reports everywhere: they name no one thing.
  [[nodiscard]] static bool is_general(std::u32string_view words);

 private:
  double of_unseen_ = 0;
  std::unordered_map<LetterPair, double> pairs_;
  std::array<double, topics_most> topics_{};
};

}  // namespace luoshi::reconcile

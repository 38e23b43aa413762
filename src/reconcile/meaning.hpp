// How near two runs of words are in meaning, learned from the two reports and the lists of topics:
// words stand near each other that stand in the same sentences, paragraphs and topics (latent
// semantic analysis, Deerwester et al. 1990, by subspace iteration: Halko, Martinsson and Tropp
// 2011). So 回迁楼 stands near 棚户区 though no letter is shared.
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reconcile/words.hpp"

namespace luoshi::reconcile {

class Meaning {
 public:
  static constexpr std::size_t text_most = 100'000;  // ten times a report of a district
  using Vector = Eigen::VectorXf;
  using Parts = Eigen::MatrixXf;

  // Of each text the first `text_most` characters are learned from. Takes a quarter of a second for
  // two reports. The same texts give the same meaning.
  Meaning(std::u32string_view earlier, std::u32string_view later);

  // Of length 1; of length 0 for words of which no two letters stand in the texts or a topic.
  [[nodiscard]] Vector of(std::u32string_view words) const;
  // Of what stands between commas and stops, a column each, eight at most; never none.
  [[nodiscard]] Parts parts_of(std::u32string_view words) const;

 private:
  struct Pair {
    Eigen::Index row = 0;
    float rarity = 0;
  };
  std::unordered_map<LetterPair, Pair> pairs_;
  Eigen::MatrixXf vectors_;  // a row for each pair
};

// 0 for nothing in common to 1 for the same.
[[nodiscard]] inline double alike(const Meaning::Vector& a, const Meaning::Vector& b) {
  return std::max(0.0F, a.dot(b));
}
// The same of the two parts nearest to each other.
[[nodiscard]] inline double nearest_alike(const Meaning::Parts& a, const Meaning::Parts& b) {
  return std::max(0.0F, (a.transpose() * b).maxCoeff());
}

}  // namespace luoshi::reconcile

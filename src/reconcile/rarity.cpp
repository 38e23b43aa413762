#include "reconcile/rarity.hpp"

#include <algorithm>
#include <cmath>

#include "reconcile/common_pairs.hpp"

namespace luoshi::reconcile {
namespace {

std::unordered_map<LetterPair, double> index_common() {
  constexpr std::size_t step = 3;  // two characters and a blank
  std::unordered_map<LetterPair, double> shares;
  for (const auto& [share, pairs] : common_pairs) {
    for (std::size_t at = 0; at + 1 < pairs.size(); at += step) {
      shares.emplace(pair_of(pairs[at], pairs[at + 1]), share);
    }
  }
  return shares;
}

double share_of(LetterPair pair) {
  static const auto shares = index_common();
  const auto found = shares.find(pair);
  return found == shares.end() ? 1.0 : found->second;
}

}  // namespace

Rarity::Rarity(const Source& earlier, const Source& later) {
  std::array<std::size_t, topics_most> topic_counts{};
  for (const Source* source : {&earlier, &later}) {
    for (const auto& statement : source->report.statements) {
      const auto words = source->words(statement);
      for (const LetterPair pair : pairs_in(words)) pairs_[pair] += 1;
      each_topic(topics_in(words), [&](std::size_t topic) { topic_counts[topic] += 1; });
    }
  }
  const std::size_t all = earlier.report.statements.size() + later.report.statements.size();
  of_unseen_ = std::log(static_cast<double>(std::max<std::size_t>(1, all)));
  for (auto& [pair, value] : pairs_) value = (of_unseen_ - std::log(value)) * share_of(pair);
  for (std::size_t i = 0; i < topics_.size(); ++i) {
    topics_[i] =
        of_unseen_ - std::log(static_cast<double>(std::max<std::size_t>(1, topic_counts[i])));
  }
}

double Rarity::of(LetterPair pair) const {
  const auto found = pairs_.find(pair);
  return found == pairs_.end() ? of_unseen_ * share_of(pair) : found->second;
}

double Rarity::of(const std::vector<LetterPair>& pairs) const {
  double sum = 0;
  for (const LetterPair pair : pairs) sum += of(pair);
  return sum;
}

double Rarity::of(const Topics& spoken_of) const {
  double sum = 0;
  each_topic(spoken_of, [&](std::size_t topic) { sum += topics_[topic]; });
  return sum;
}

bool Rarity::is_general(std::u32string_view words) {
  return std::ranges::all_of(pairs_in(words), [](LetterPair pair) { return share_of(pair) < 1; });
}

}  // namespace luoshi::reconcile

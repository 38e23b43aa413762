#include "reconcile/clause.hpp"

#include <algorithm>
#include <cmath>

namespace luoshi::reconcile {
namespace {

Clause clause_of(std::u32string_view words, const Rarity& rarity) {
  Clause made;
  made.pairs = pairs_in(words);
  made.pairs_weight = rarity.of(made.pairs);
  made.topics = topics_in(words);
  made.topics_weight = rarity.of(made.topics);
  made.fields = fields_in(words);
  return made;
}

// The weight of the pairs of both; each is in ascending order.
double shared_weight(const std::vector<LetterPair>& a, const std::vector<LetterPair>& b,
                     const Rarity& rarity) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      sum += rarity.of(*i);
      ++i, ++j;
    }
  }
  return sum;
}

// What is shared against the mean of the two; `least` keeps a few common words from being alike.
double share_of(double shared, double a, double b, double least) {
  return shared / std::sqrt((a + least) * (b + least));
}

double alike(const Clause& a, const Clause& b, const Rarity& rarity) {
  constexpr double words_least = 6;
  constexpr double topics_least = 3;
  constexpr double topics_count = 0.7;
  constexpr double fields_count = 0.2;
  const double words = shared_weight(a.pairs, b.pairs, rarity);
  const double topics = rarity.of(a.topics & b.topics);
  const auto fields = static_cast<double>((a.fields & b.fields).count());
  return share_of(words, a.pairs_weight, b.pairs_weight, words_least) +
         topics_count * share_of(topics, a.topics_weight, b.topics_weight, topics_least) +
         fields_count * share_of(fields, static_cast<double>(a.fields.count()),
                                 static_cast<double>(b.fields.count()), 1);
}

}  // namespace

std::vector<Clause> clauses_in(std::u32string_view words, const Rarity& rarity) {
  constexpr std::u32string_view ends = U"，；。：";
  constexpr std::size_t length_least = 3;
  std::vector<Clause> clauses;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t stop = std::min(words.size(), words.find_first_of(ends, at));
    const auto clause = words.substr(at, stop - at);
    if (clause.size() >= length_least) clauses.push_back(clause_of(clause, rarity));
    at = stop + 1;
  }
  if (clauses.empty()) clauses.push_back(clause_of(words, rarity));
  return clauses;
}

double clauses_alike(const std::vector<Clause>& promised, const std::vector<Clause>& told,
                     const Rarity& rarity) {
  double most = 0;
  for (const Clause& a : promised) {
    for (const Clause& b : told) most = std::max(most, alike(a, b, rarity));
  }
  return most;
}

}  // namespace luoshi::reconcile

// How far a result speaks of what a promise spoke of.
//
// Both are taken as sets of features: pairs of characters, quoted terms, numbered names and the
// topics of a government's work. A feature counts by its rarity in the two reports (inverse
// document frequency, Spärck Jones 1972), words that stand in any promise for little. A statement
// that says little of its own ("6月底达到通车条件") borrows from its sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "reconcile/outcome.hpp"

namespace luoshi::reconcile {

class Likeness {
 public:
  // Both sources must outlive it.
  Likeness(const Source& earlier, const Source& later);

  // 0 for nothing in common; about 1 for the same words; above 1 where both state one indicator.
  [[nodiscard]] double between(std::size_t target, std::size_t result) const;

 private:
  struct Feature {
    std::uint32_t id = 0;
    double share = 1.0;  // 1 for its own, less for what is borrowed
  };
  using Features = std::vector<Feature>;  // sorted by id

  std::vector<Features> features_of(const Source& source);
  [[nodiscard]] std::uint32_t id_of(const std::u32string& feature);
  void weigh();
  [[nodiscard]] double own_weight(const Features& features) const;

  const Source earlier_;
  const Source later_;
  std::map<std::u32string, std::uint32_t> ids_;
  std::vector<double> weights_;  // by feature id
  std::vector<Features> targets_;
  std::vector<Features> results_;
  std::vector<double> target_weights_;
  std::vector<double> result_weights_;
};

}  // namespace luoshi::reconcile

// What a promise or a passage speaks of, made ready for comparing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/clause.hpp"
#include "reconcile/outcome.hpp"
#include "reconcile/rarity.hpp"
#include "reconcile/topics.hpp"
#include "reconcile/words.hpp"

namespace luoshi::reconcile {

struct Subject {
  std::u32string_view words;
  std::vector<LetterPair> pairs;
  double pairs_weight = 0;
  Topics topics;
  Fields fields;
  std::vector<std::u32string_view> terms;
  std::vector<Clause> clauses;
  std::size_t paragraph = 0;           // where it begins in the text
  std::u32string_view main_indicator;  // see indicator_name.hpp; often empty
};

[[nodiscard]] Subject subject_of(const Source& source, reading::Span span, const Rarity& rarity);

// The paragraph that begins at `begin`.
[[nodiscard]] std::u32string_view paragraph_at(std::u32string_view text, std::size_t begin);

}  // namespace luoshi::reconcile

// What a promise or a passage speaks of, made ready for comparing: its own words, those of its
// sentence, of the headings above it and of its paragraph.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/clause.hpp"
#include "reconcile/outcome.hpp"
#include "reconcile/rarity.hpp"
#include "reconcile/words.hpp"

namespace luoshi::reconcile {

struct Subject {
  std::u32string_view words;
  std::vector<LetterPair> pairs;
  double pairs_weight = 0;
  Topics topics;
  TopicCounts topic_counts{};
  Fields fields;
  std::vector<std::u32string_view> terms;

  std::vector<LetterPair> around;  // of the rest of its sentence
  Topics around_topics;            // and not its own
  Topics head_topics;              // of the section's name and the paragraph's run-in head

  std::vector<Clause> clauses;

  std::size_t paragraph = 0;           // where it begins in the text
  std::u32string_view main_indicator;  // see indicator_name.hpp; often empty
};

// `section` is the name of the heading above, or empty.
[[nodiscard]] Subject subject_of(const Source& source, reading::Span span, std::string_view section,
                                 const Rarity& rarity);

// The paragraph that begins at `begin`.
[[nodiscard]] std::u32string_view paragraph_at(std::u32string_view text, std::size_t begin);

}  // namespace luoshi::reconcile

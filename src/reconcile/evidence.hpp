// What speaks for a passage reporting on a promise, and what against, as numbers of about 0 to 2.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "reconcile/subject.hpp"

namespace luoshi::reconcile {

enum class Trait : std::size_t {
  shared_pairs,  // common runs of two characters, of three, of more, by their rarity
  shared_triples,
  shared_runs,
  longest_run,      // the most telling common run
  proper_run,       // a common run of three or more that seems a name: 西三环
  promise_covered,  // share of the promise's words found again
  rarest_topic,     // the rarest topic of both
  passage_covered,  // share of the passage's topics that the promise has
  topics_covered,   // share of the promise's topics, by how often it speaks of each
  no_topic,         // 1 where the promise has topics and none is shared
  fields_covered,   // share of the promise's fields
  no_field,         // 1 where the promise has fields and none is shared
  around_pairs,     // words of the promise's sentence found in the passage
  around_topics,
  head_topics,      // topics of the headings above the promise
  paragraph,        // likeness of the two paragraphs
  terms,            // quoted terms and numbered names of both
  counts,           // 1 where one count stands in both: 27个
  other_units,      // 1 where both count, and count different things: 260户, 10家
  measured,         // likeness of the indicators measured
  objects_unnamed,  // 1 where the promise names objects and the passage none of them
  objects_named,    // share of its objects that the passage names
  economy,          // 1 where a deed meets a figure of the whole economy
  indicator,        // 1 where both state one main indicator
  other_indicator,  // 1 where a target for one main indicator meets another
  unstated,         // 1 for a clause the reader took for no statement
  rivalry,          // how the pair stands among the passage's pairs (logarithm)
  rank,             // and among the promise's
  all,
};

inline constexpr auto traits = static_cast<std::size_t>(Trait::all);

struct Evidence {
  std::array<double, traits> values{};
  double plain = 0;  // one number for how alike they are, to rank by

  double& operator[](Trait trait) { return values[static_cast<std::size_t>(trait)]; }
};

class Comparer {
 public:
  // All must outlive it.
  Comparer(const Source& earlier, const Source& later, const Rarity& rarity)
      : earlier_(earlier), later_(later), rarity_(rarity) {}

  // All but rivalry and rank, which need the other pairs.
  [[nodiscard]] Evidence compare(const reading::Statement& promise, const Subject& target,
                                 const Subject& passage, bool stated);

 private:
  void compare_words(const Subject& target, const Subject& passage, Evidence& evidence) const;
  void compare_topics(const Subject& target, const Subject& passage, Evidence& evidence) const;
  void compare_measures(const Subject& target, const Subject& passage, Evidence& evidence) const;
  [[nodiscard]] double paragraphs_alike(std::size_t target, std::size_t passage);

  const Source& earlier_;
  const Source& later_;
  const Rarity& rarity_;
  std::map<std::size_t, std::vector<LetterPair>> earlier_paragraphs_;  // by where they begin
  std::map<std::size_t, std::vector<LetterPair>> later_paragraphs_;
  std::map<std::pair<std::size_t, std::size_t>, double> alike_;
};

// True for an expected or binding indicator.
[[nodiscard]] bool is_indicator(const reading::Statement& statement);

}  // namespace luoshi::reconcile

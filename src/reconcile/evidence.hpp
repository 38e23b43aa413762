// What speaks for a passage reporting on a promise, and what against, as numbers of about -1 to 2.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "reconcile/passage.hpp"
#include "reconcile/subject.hpp"

namespace luoshi::reconcile {

enum class Trait : std::size_t {
  shared_pairs,      // pairs of characters of both that are no part of a longer run, by rarity
  longest_run,       // the most telling common run
  no_topic,          // 1 where the promise has topics and none is shared
  fields_covered,    // share of the promise's fields
  paragraph_topics,  // likeness of the topics of the two paragraphs
  clause,            // likeness of the two clauses most alike
  terms,             // quoted terms and numbered names of both
  objects_unnamed,   // 1 where the promise names objects and the passage none of them
  indicator,         // 1 where both state one main indicator
  other_indicator,   // 1 where a target for one main indicator meets a passage without it
  unstated,          // 1 for a clause the reader took for no statement
  meaning,           // nearness in meaning
  meaning_lead,      // by how much it is nearer than any other promise
  part_meaning,      // the same of the two parts nearest to each other
  part_lead,
  all,
};

inline constexpr auto traits = static_cast<std::size_t>(Trait::all);

struct Evidence {
  std::array<double, traits> values{};

  double& operator[](Trait trait) { return values[static_cast<std::size_t>(trait)]; }
};

class Comparer {
 public:
  // All must outlive it.
  Comparer(const Source& earlier, const Source& later, const Rarity& rarity)
      : earlier_(earlier), later_(later), rarity_(rarity) {}

  // All but what meaning tells. `told` is what `passage` speaks of.
  [[nodiscard]] Evidence compare(const reading::Statement& promise, const Subject& target,
                                 const Passage& passage, const Subject& told);

 private:
  void compare_words(const Subject& target, const Subject& passage, Evidence& evidence) const;
  static void compare_topics(const Subject& target, const Subject& passage, Evidence& evidence);
  double paragraphs_alike(std::size_t target, std::size_t passage);
  [[nodiscard]] double topics_alike(const TopicCounts& a, const TopicCounts& b) const;

  const Source& earlier_;
  const Source& later_;
  const Rarity& rarity_;
  std::map<std::size_t, TopicCounts> earlier_paragraphs_;  // by where they begin
  std::map<std::size_t, TopicCounts> later_paragraphs_;
  std::map<std::pair<std::size_t, std::size_t>, double> alike_;
};

// True for an expected or binding indicator.
[[nodiscard]] bool is_indicator(const reading::Statement& statement);

}  // namespace luoshi::reconcile

// What speaks for a passage reporting on a promise, and what against, as numbers of about 0 to 2.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "reconcile/passage.hpp"
#include "reconcile/subject.hpp"

namespace luoshi::reconcile {

enum class Trait : std::size_t {
  shared_pairs,  // common runs of two characters, of three, of more, by their rarity
  shared_triples,
  shared_runs,
  longest_run,     // the most telling common run
  topics_covered,  // share of the promise's topics, by how often it speaks of each
  no_topic,        // 1 where the promise has topics and none is shared
  fields_covered,  // share of the promise's fields
  around_pairs,    // words of the promise's sentence found in the passage
  around_topics,
  head_topics,       // topics of the headings above the promise
  paragraph,         // likeness of the two paragraphs
  paragraph_topics,  // and of the topics they speak of
  clause,            // likeness of the two clauses most alike
  terms,             // quoted terms and numbered names of both
  objects_unnamed,   // 1 where the promise names objects and the passage none of them
  other_objects,     // 1 where the passage names objects, and none of the promise's
  economy,           // 1 where a deed meets a figure of the whole economy
  indicator,         // 1 where both state one main indicator
  other_indicator,   // 1 where a target for one main indicator meets another
  unstated,          // 1 for a clause the reader took for no statement
  rivalry,           // how the pair stands among the passage's pairs (logarithm)
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

  // All but rivalry, which needs the other pairs. `told` is what `passage`
  // speaks of.
  [[nodiscard]] Evidence compare(const reading::Statement& promise, const Subject& target,
                                 const Passage& passage, const Subject& told);

 private:
  void compare_words(const Subject& target, const Subject& passage, Evidence& evidence) const;
  void compare_topics(const Subject& target, const Subject& passage, Evidence& evidence) const;
  void compare_paragraphs(std::size_t target, std::size_t passage, Evidence& evidence);

  const Source& earlier_;
  const Source& later_;
  const Rarity& rarity_;
  struct Paragraph {
    std::vector<LetterPair> pairs;
    TopicCounts topics{};
  };
  struct Alike {
    double words = 0;
    double topics = 0;
  };
  [[nodiscard]] Alike alike(const Paragraph& a, const Paragraph& b) const;

  std::map<std::size_t, Paragraph> earlier_paragraphs_;  // by where they begin
  std::map<std::size_t, Paragraph> later_paragraphs_;
  std::map<std::pair<std::size_t, std::size_t>, Alike> alike_;
};

// True for an expected or binding indicator.
[[nodiscard]] bool is_indicator(const reading::Statement& statement);

}  // namespace luoshi::reconcile

// How much each trait counts, and what speaks for a promise not being reported on at all.
//
// Together they are a choice among all passages and none (conditional logit, McFadden 1974), fitted
// on pairs labelled by hand; tests/reconcile/README.md says on which reports and how it was checked
// on others.
#pragma once

#include <array>

#include "reconcile/evidence.hpp"

namespace luoshi::reconcile {

inline constexpr std::array<double, traits> weights = {
    1.85,   // shared_pairs
    0.59,   // shared_triples
    0.79,   // shared_runs
    2.71,   // longest_run
    1.94,   // promise_covered
    0.84,   // rarest_topic
    1.59,   // passage_covered
    1.52,   // topics_covered
    -1.07,  // no_topic
    1.44,   // fields_covered
    -0.09,  // no_field
    2.30,   // around_pairs
    2.59,   // around_topics
    2.80,   // head_topics
    3.70,   // paragraph
    3.88,   // terms
    2.51,   // counts
    -1.35,  // other_units
    1.89,   // measured
    -1.70,  // objects_unnamed
    0.84,   // objects_named
    -0.59,  // economy
    1.67,   // indicator
    -1.41,  // other_indicator
    -2.23,  // unstated
    1.13,   // rivalry
    1.52,   // rank
};

struct SilenceWeights {
  double base;       // for any promise
  double objects;    // where it names objects
  double words;      // by the weight of its words, up to 2
  double indicator;  // for a target of an indicator
  double deed;       // where it says to build, open, finish or add
};

inline constexpr SilenceWeights silence = {4.56, 0.58, 0.35, 0.65, -0.78};

}  // namespace luoshi::reconcile

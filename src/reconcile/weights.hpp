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
    2.35,   // shared_pairs
    1.35,   // shared_triples
    0.29,   // shared_runs
    2.74,   // longest_run
    0.35,   // proper_run
    2.16,   // promise_covered
    0.95,   // rarest_topic
    1.54,   // passage_covered
    1.67,   // topics_covered
    -0.83,  // no_topic
    1.20,   // fields_covered
    -0.23,  // no_field
    2.39,   // around_pairs
    2.71,   // around_topics
    2.75,   // head_topics
    3.71,   // paragraph
    3.85,   // terms
    2.73,   // counts
    -1.38,  // other_units
    2.16,   // measured
    -1.08,  // objects_unnamed
    1.70,   // objects_named
    -0.62,  // economy
    1.78,   // indicator
    -1.50,  // other_indicator
    -2.21,  // unstated
    1.10,   // rivalry
    0.67,   // rank
};

struct SilenceWeights {
  double base;       // for any promise
  double objects;    // where it names objects
  double words;      // by the weight of its words, up to 2
  double indicator;  // for a target of an indicator
  double deed;       // where it says to build, open, finish or add
};

inline constexpr SilenceWeights silence = {4.97, 1.08, 0.24, 0.68, -0.61};

}  // namespace luoshi::reconcile

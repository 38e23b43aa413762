// How much each trait counts, and what speaks for a promise not being reported on at all.
//
// Together they are a choice among all passages and none (conditional logit, McFadden 1974), fitted
// on pairs labelled by hand; tests/reconcile/README.md says on which reports and how it was checked
// on others.
#pragma once

#include <array>

#include "reconcile/evidence.hpp"
#include "reconcile/silence.hpp"

namespace luoshi::reconcile {

inline constexpr std::array<double, traits> weights = {
    10.28,  // shared_pairs
    7.08,   // shared_triples
    7.84,   // shared_runs
    1.22,   // longest_run
    1.94,   // topics_covered
    -1.03,  // no_topic
    0.77,   // fields_covered
    2.50,   // around_pairs
    1.07,   // around_topics
    1.89,   // head_topics
    7.20,   // paragraph
    4.67,   // paragraph_topics
    4.91,   // clause
    3.53,   // terms
    -0.83,  // objects_unnamed
    -0.69,  // other_objects
    -0.43,  // economy
    6.78,   // indicator
    -0.76,  // other_indicator
    -1.42,  // unstated
    0.40,   // rivalry
};

inline constexpr Silence silence_weights = {
    6.80,   // any
    2.49,   // indicator
    -1.10,  // length
    0.97,   // effort
};

}  // namespace luoshi::reconcile

// How much each trait counts, and what speaks for a promise not being reported on at all.
//
// Together they are a choice among all passages and none (conditional logit, McFadden 1974), fitted
// on pairs that readers labelled; tests/reconcile/README.md says on which reports and how it was
// checked on others.
#pragma once

#include <array>

#include "reconcile/evidence.hpp"
#include "reconcile/silence.hpp"

namespace luoshi::reconcile {

inline constexpr std::array<double, traits> weights = {
    5.82,   // shared_pairs
    0.88,   // longest_run
    -0.77,  // no_topic
    0.81,   // fields_covered
    2.65,   // paragraph_topics
    3.86,   // clause
    2.89,   // terms
    -1.19,  // objects_unnamed
    1.10,   // indicator
    -1.72,  // other_indicator
    -1.43,  // unstated
    0.77,   // meaning
    3.69,   // meaning_lead
    5.23,   // part_meaning
    2.10,   // part_lead
};

inline constexpr Silence silence_weights = {
    5.99,   // any
    0.86,   // indicator
    -0.50,  // length
};

}  // namespace luoshi::reconcile

// How sure the reader is of one quantity, so that a person checks the doubtful ones first.
//
// It is a product of doubts, each with its reason in the code; it is no probability and is compared
// only with other quantities of the same reader.
#pragma once

#include "reading/indicator.hpp"
#include "reading/measure.hpp"
#include "reading/surroundings.hpp"
#include "reading/tense.hpp"

namespace luoshi::reading {

// In 0..1; 1 where the number, its unit and its name stand plainly side by side.
[[nodiscard]] double certainty_of(const Measure& measure, const Surroundings& words, Role role,
                                  const Tense& tense, const Indicator& indicator);

}  // namespace luoshi::reading

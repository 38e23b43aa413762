// The words around a measure: what stands before it in its clause, what follows, what went before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reading/measure.hpp"

namespace luoshi::reading {

struct Surroundings {
  std::u32string_view before;    // from the clause's start or the measure before, up to this one
  std::u32string_view after;     // up to the clause's end or the next measure
  std::u32string_view clause;    // all of the clause before the measure, other measures included
  std::u32string_view sentence;  // all of the sentence before the measure
  bool first_in_clause = true;
  bool first_in_sentence = true;
  bool touches_next = false;  // the next measure follows `after` without any punctuation
};

// One entry a measure, viewing into `flat`.
[[nodiscard]] std::vector<Surroundings> look_around(std::u32string_view flat,
                                                    const std::vector<Measure>& measures);

}  // namespace luoshi::reading

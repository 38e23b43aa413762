// What a number measures: the shortest natural name, taken from the words around it.
//
// Names are pieces of the text, joined where two words apart make one name (总投资 of a project
// named before it). Nothing is translated or looked up in a list of indicators.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/measure.hpp"
#include "reading/report.hpp"
#include "reading/surroundings.hpp"

namespace luoshi::reading {

struct Indicator {
  std::u32string name;     // at most 24 characters, no clause punctuation
  double certainty = 1.0;  // lower where the name was carried over or cut short
};

// One entry a measure. The three lists have the same length.
[[nodiscard]] std::vector<Indicator> name_indicators(const std::vector<Measure>& measures,
                                                     const std::vector<Surroundings>& words,
                                                     const std::vector<Role>& roles);

}  // namespace luoshi::reading

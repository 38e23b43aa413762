// Whether a measure is achieved, aimed at, or a yardstick from an earlier year, and of which year
// it is.
//
// The part of the report decides where the words around the number do not.
#pragma once

#include <optional>

#include "reading/measure.hpp"
#include "reading/report.hpp"
#include "reading/surroundings.hpp"

namespace luoshi::reading {

// What a passage's place in the report says of its numbers.
struct Setting {
  Part part = Part::review;
  std::optional<int> year_reviewed;
  std::optional<int> year_planned;
};

struct Tense {
  Kind kind = Kind::result;
  bool cued = false;        // words said so, not only the part of the report
  std::optional<int> year;  // the year the value is of
};

[[nodiscard]] Tense find_tense(const Measure& measure, const Surroundings& words,
                               const Setting& setting);

}  // namespace luoshi::reading

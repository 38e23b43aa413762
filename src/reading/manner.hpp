// How a measure is meant: exactly or about (qualifier), an amount or a change or a share (role),
// achieved or aimed at or a yardstick (kind). Each is read from the words next to the number.
#pragma once

#include <optional>
#include <vector>

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

// `kind` decides how 以上 is meant: over a result, at least in a target.
[[nodiscard]] Qualifier find_qualifier(const Measure& measure, const Surroundings& words,
                                       Kind kind);

// `before` is the role of the measure just before in a list (45.4%、47.8%), nullopt outside one.
[[nodiscard]] Role find_role(const Measure& measure, const Surroundings& words,
                             std::optional<Role> before);

struct Tense {
  Kind kind = Kind::result;
  bool cued = false;        // words said so, not only the part of the report
  std::optional<int> year;  // the year the value is of
};

[[nodiscard]] Tense find_tense(const Measure& measure, const Surroundings& words,
                               const Setting& setting);

}  // namespace luoshi::reading

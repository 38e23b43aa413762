// How exactly a measure is meant: about, over, at least; read from the words next to the number.
#pragma once

#include "reading/measure.hpp"
#include "reading/report.hpp"
#include "reading/surroundings.hpp"

namespace luoshi::reading {

// `kind` decides how 以上 is meant: over a result, at least in a target.
[[nodiscard]] Qualifier find_qualifier(const Measure& measure, const Surroundings& words,
                                       Kind kind);

}  // namespace luoshi::reading

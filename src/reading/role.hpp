// What a measure says of its indicator: an amount, a change, a share, a place among others.
#pragma once

#include <optional>

#include "reading/measure.hpp"
#include "reading/report.hpp"
#include "reading/surroundings.hpp"

namespace luoshi::reading {

// `before` is the role of the measure just before in a list (45.4%、47.8%), nullopt outside one.
[[nodiscard]] Role find_role(const Measure& measure, const Surroundings& words,
                             std::optional<Role> before);

}  // namespace luoshi::reading

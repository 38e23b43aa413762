// Decision tables (DMN 1.5 clause 8): which rules match, and what the hit policy makes of them.
#pragma once

#include "dmn/logic.hpp"

namespace luoshi::dmn {

// Findings: of its expressions, "dmn.cells-missing", "dmn.no-output", "dmn.no-priorities" (a policy
// by priority wants output values).
[[nodiscard]] LogicPointer make_table(const Table& table, Surroundings& around);

}  // namespace luoshi::dmn

// Letting the clocks of a case go on again: by a person (case_acts.hpp), or when a deferral ends.
#pragma once

#include "casework/step.hpp"

namespace luoshi::casework {

Result<> resume_all(ledger::Act& act, const World& world, Running& running);

}  // namespace luoshi::casework

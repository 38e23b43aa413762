// What casework keeps beside its ledgered tables, made again from them: the instances of running
// procedures, their timers, the roll-ups, the words cases are found by.
#pragma once

#include "casework/world.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

// After the ledgered tables were made again. Errors: those of begin(), of the first case that
// cannot be carried on.
Result<> make_projections(store::Writer& writer, const World& world);

}  // namespace luoshi::casework

// Setting the clocks of cases and tasks: from a limit that a table gave, standing still, going on,
// extended.
#pragma once

#include "casework/case.hpp"
#include "casework/world.hpp"

namespace luoshi::casework {

// Begins at `now` and says when it ends. Errors as worktime::standing.
Result<> start(Clock& clock, const worktime::Limit& limit, Instant now, const World& world);
// The deadline as it is at `now`; a clock that stands still moves on.
Result<> settle(Clock& clock, Instant now, const World& world);

Result<> pause(Clock& clock, Instant now, const World& world);
Result<> resume(Clock& clock, Instant now, const World& world);
// `amount` in days of a day kind, minutes of an hour kind.
Result<> extend(Clock& clock, std::int64_t amount, Instant now, const World& world);

}  // namespace luoshi::casework

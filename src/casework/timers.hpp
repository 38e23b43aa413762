// Waking cases: timers of their procedures, the moment their time runs out, the end of a deferral.
//
// What is due stands in case_timer, in the order of its time; each is woken in an act of its own by
// the system, many in one commit. A timer that fires late fires all the same; one that cannot be
// carried out leaves an incident on the case and is tried again later.
#pragma once

#include <cstdint>
#include <optional>

#include "base/random.hpp"
#include "casework/world.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

struct Woken {
  std::int64_t fired = 0;
  std::int64_t failed = 0;
  // The time of the earliest timer that is not due yet; nullopt when none is set.
  std::optional<std::int64_t> next_ms;
};

// Fires what is due, at most `limit`; call it again at once when it fired so many.
Result<Woken> wake(store::Database& database, const World& world, Random& random, Instant now,
                   std::int64_t limit);

}  // namespace luoshi::casework

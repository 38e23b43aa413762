// The clock of a case as api/openapi.yaml shows it.
#pragma once

#include <boost/json/value.hpp>

#include "casework/case.hpp"
#include "casework/world.hpp"

namespace luoshi::api {

// null where the case has no limit. The clock of a case that was settled stands where it was then.
// Errors: those of worktime::standing.
[[nodiscard]] Result<boost::json::value> json_of_clock(const casework::World& world,
                                                       const casework::Case& one, Instant now);

}  // namespace luoshi::api

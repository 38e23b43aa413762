// Carrying out the scenarios of a service package (catalog/scenarios.hpp): the same engine, a
// database of their own, time that jumps. A package is tested by `luoshi check` without a server.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "casework/world.hpp"
#include "catalog/scenarios.hpp"

namespace luoshi::casework {

// The district in which scenarios play.
struct Stage {
  const worktime::WorkCalendar& calendar;
  std::string zone;
  Posts posts{};    // the unit of each post; a post that is not filled is filled by one of its name
  Locate locate{};  // where places lie; scenario places that name a community lie there
};

// What went otherwise than a scenario expects, each at "file:line" with the problem
// "scenario.unexpected" (what was seen, as detail) or "scenario.refused" (the step's problem).
// A scenario stops at the first step that was refused unexpectedly. Errors: those of the store.
[[nodiscard]] Result<std::vector<Finding>> run_scenario(const catalog::Service& service,
                                                        const catalog::Scenario& scenario,
                                                        const Stage& stage);

}  // namespace luoshi::casework

// What the acts of scenarios stand for: each word of catalog::scenario_acts() as a call of the
// domain.
#pragma once

#include "casework/scenario_theatre.hpp"

namespace luoshi::casework {

// In a transaction of its own. The error is that of the act; invalid "scenario.act-unknown".
Result<> do_act(Theatre& theatre, const catalog::ActStep& step);

}  // namespace luoshi::casework

// What happened to the procedure of a case, as its time line keeps it.
#pragma once

#include <functional>

#include "bpmn/event.hpp"
#include "casework/step.hpp"

namespace luoshi::casework {

// Every event of the case in order. corrupt "case.state-broken"; errors of `take` end it.
Result<> each_event(store::Reader& reader, const Case& row,
                    const std::function<Result<>(const bpmn::Event&)>& take);

// The id of the element an activity stands at.
[[nodiscard]] std::string element_of(const Running& running, bpmn::ActivityId activity);

}  // namespace luoshi::casework

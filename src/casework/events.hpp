// What happened to the procedure of a case, as its time line keeps it.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "bpmn/event.hpp"
#include "casework/step.hpp"

namespace luoshi::casework {

// Every event of the case in order. corrupt "case.state-broken"; errors of `take` end it.
Result<> each_event(store::Reader& reader, const Case& row,
                    const std::function<Result<>(const bpmn::Event&)>& take);

// What was filled in at each completed step, as JSON by the act's position; none where it asked for
// nothing. Errors as each_event().
[[nodiscard]] Result<std::map<std::int64_t, std::string>> filled_in(store::Reader& reader,
                                                                    const Case& row);

// The id of the element an activity stands at.
[[nodiscard]] std::string element_of(const Running& running, bpmn::ActivityId activity);

}  // namespace luoshi::casework

// Work of service tasks that the program does itself.
//
//   notify   a message to the applicant: what there is to know is on the page where they follow it
#pragma once

#include <optional>

#include "casework/step.hpp"

namespace luoshi::casework {

// The command that follows from the first job that waits; nullopt when none does. A job of a type
// that nobody does becomes an incident "case.no-worker".
[[nodiscard]] Result<std::optional<bpmn::Command>> do_next_job(ledger::Act& act, Running& running);

}  // namespace luoshi::casework

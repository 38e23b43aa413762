// Messages to people, through the outbox: that a task waits, that time ran out, that there is news
// for the applicant. A message names the case by its number and says no more: words stay inside.
#pragma once

#include <string_view>

#include "casework/case.hpp"
#include "ledger/act.hpp"

namespace luoshi::casework {

// Topics: "case.task" to a unit, "case.person" to a person, "case.applicant" to who reported it.
Result<> notify_unit(ledger::Act& act, const Case& row, const Task& task, std::string_view why);
Result<> notify_applicant(ledger::Act& act, const Case& row, std::string_view why);

}  // namespace luoshi::casework

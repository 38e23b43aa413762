// Making the tasks of a case agree with what its instance waits for.
#pragma once

#include "casework/step.hpp"

namespace luoshi::casework {

// Opens a task for every user task of the instance that has none, cancels those whose activity is
// gone (unless they are done), and notes the stage and the times of the case. Errors as run().
Result<> match_tasks(ledger::Act& act, const World& world, Running& running);

// What was asked is done: the clock stands where it is, and what was late stays late. Nothing
// happens to what is settled already.
void settle_case(Case& row, Instant now);

// What is still open when the case ends.
Result<> end_all_tasks(ledger::Act& act, Running& running);

}  // namespace luoshi::casework

// Loading a task for an act and judging whether the act may be done at all.
#pragma once

#include "casework/may.hpp"
#include "casework/task_acts.hpp"

namespace luoshi::casework {

// The case with the open task, where the worker may make the move. A task of a case that they do
// not see is not_found "task.not-found", as one that is not there.
Result<OnTask> ground(store::Reader& reader, const World& world, const Worker& worker,
                      std::string_view task, TaskMove move);

// Task of the ground. REQUIRES: it has not ended in this act.
[[nodiscard]] Task& task_of(OnTask& on);

// invalid "task.words-missing" at /words when blank.
Result<> require_words(std::string_view words);

// A line and the end of the act for what changes the task only.
Result<Running> changed(ledger::Act& act, const World& world, OnTask on, Line line);

// The person holds a working role in the unit: invalid "task.person-not-of-unit".
Result<> require_member(store::Reader& reader, std::string_view person, std::string_view unit);

}  // namespace luoshi::casework

// Loading a task for an act and judging whether the act may be done at all.
#pragma once

#include <optional>

#include "casework/task_acts.hpp"

namespace luoshi::casework {

// The case with the open task, seen by the worker and theirs to do. With `allow`, the service must
// allow that act at the step.
Result<OnTask> ground(store::Reader& reader, const World& world, const Worker& worker,
                      std::string_view task, std::optional<catalog::TaskAct> allow = std::nullopt);

// Task of the ground. REQUIRES: it has not ended in this act.
[[nodiscard]] Task& task_of(OnTask& on);

// invalid "task.words-missing" at /words when blank.
Result<> require_words(std::string_view words);

// A line and the end of the act for what changes the task only.
Result<Running> changed(ledger::Act& act, const World& world, OnTask on, Line line);

// The person holds a working role in the unit: invalid "task.person-not-of-unit".
Result<> require_member(store::Reader& reader, std::string_view person, std::string_view unit);

}  // namespace luoshi::casework

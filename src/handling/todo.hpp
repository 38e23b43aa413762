// What waits for a person on the way of items to the units, as counts that are links.
#pragma once

#include <vector>

#include "handling/access.hpp"
#include "store/database.hpp"
#include "supervision/todo.hpp"

namespace luoshi::handling {

// Only kinds this person can act on: to_circulate, to_issue, comments_to_decide and
// objections_to_decide of the supervision office, amendments_to_sign of an approver, to_comment
// and to_acknowledge of a unit.
[[nodiscard]] Result<std::vector<supervision::Waiting>> todo_of(store::Reader& reader,
                                                                const Principal& who);

}  // namespace luoshi::handling

// What waits for a person about outcomes and questions, as counts that are links.
#pragma once

#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "store/database.hpp"
#include "supervision/todo.hpp"

namespace luoshi::outcomes {

// Only kinds this person can act on; `today` is the district's date.
[[nodiscard]] Result<std::vector<supervision::Waiting>> todo_of(store::Reader& reader,
                                                                const identity::Principal& who,
                                                                std::string_view today);

}  // namespace luoshi::outcomes

// Which cases a list, a count or a map is about: within the scope of who asks, by the filter.
#pragma once

#include "casework/conditions.hpp"
#include "casework/lists.hpp"

namespace luoshi::casework {

// Over "cases" with the alias c.
[[nodiscard]] Conditions conditions_of(const Scope& scope, const CaseFilter& filter);

}  // namespace luoshi::casework

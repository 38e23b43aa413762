// Which cases a list, a count or a map is about: within the scope of who asks, by the filter.
#pragma once

#include "casework/conditions.hpp"
#include "casework/lists.hpp"

namespace luoshi::casework {

// Over "cases" with the alias c: what the filter says of the case itself, its words apart.
[[nodiscard]] Conditions conditions_of(const CaseFilter& filter);
// The same, and that the case is within the scope, looked up case by case.
[[nodiscard]] Conditions conditions_of(const Scope& scope, const CaseFilter& filter);

}  // namespace luoshi::casework

// Who may do what on the chain of one item, judged on the item as it was loaded: the table of
// docs/design/supervision-year.md. It says nothing about the stage (chain.hpp).
//
// An item a person may not see is not_found "item.not-found", so that its id cannot be told from
// others; one they see but have no part in is forbidden.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "identity/actor.hpp"
#include "supervision/access.hpp"
#include "supervision/item.hpp"

namespace luoshi::handling {

using identity::Principal;
using identity::Role;
using supervision::Item;
using Roles = std::initializer_list<Role>;

inline constexpr Roles hands{Role::liaison, Role::unit_head};  // of a unit, either
inline constexpr Roles heads{Role::unit_head};

// The supervision office. Forbidden "item.not-supervision".
Result<> require_office(const Principal& who);

// Who signs lists, amendments and cancellations. Forbidden "item.not-approver".
Result<> require_approver(const Principal& who);

// One of the roles in the unit that leads the item, and that unit. Forbidden "item.not-lead-unit"
// for others, "item.not-unit-head" for a liaison of that unit where only its head will do.
Result<std::string> require_lead(const Principal& who, const Item& item, Roles roles);

// One of the roles in a unit that supports the item, and the first such unit. Forbidden
// "item.not-supporting-unit".
Result<std::string> require_supporting(const Principal& who, const Item& item, Roles roles);

// The same of the lead unit or a supporting one, the lead unit first. Forbidden
// "item.not-taking-part".
Result<std::string> require_taking_part(const Principal& who, const Item& item, Roles roles);

// The units in which a person holds one of the roles, each once.
[[nodiscard]] std::vector<std::string> units_of(const Principal& who, Roles roles);

// A leader of the district, who sees all and changes nothing but that it was seen. Forbidden
// "item.not-leader".
Result<> require_leader(const Principal& who);

}  // namespace luoshi::handling

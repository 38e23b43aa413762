// Who may see and do what with urges, notices, interviews, points and appeals: the table of
// docs/design/supervision-year.md. The office, approvers and leaders see all of them, a unit its
// own once they have been issued to it; nobody else sees any.
#pragma once

#include <string>
#include <string_view>

#include "handling/access.hpp"
#include "store/database.hpp"

namespace luoshi::escalation {

using handling::hands;
using handling::heads;
using handling::Roles;
using identity::Principal;
using supervision::Scope;

[[nodiscard]] Scope measure_scope(const Principal& who);

// Whether the scope shows what is addressed to this unit.
[[nodiscard]] bool shows(const Scope& scope, std::string_view unit);

// Forbidden "measure.hidden" for whom the scope is empty.
Result<> require_sight(const Scope& scope);

// One of the roles in this very unit. Forbidden "measure.not-own-unit", or "item.not-unit-head" for
// its liaison where only its head will do.
Result<> require_own(const Principal& who, std::string_view unit, Roles roles);

// " AND <column> IN (?, …)" for a scope of units, nothing for one that sees everything; the
// parameters are added. REQUIRES: the scope is not empty.
[[nodiscard]] std::string within(const Scope& scope, std::string_view column,
                                 store::Params& params);

}  // namespace luoshi::escalation

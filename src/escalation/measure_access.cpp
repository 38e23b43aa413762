#include "escalation/measure_access.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace luoshi::escalation {

using identity::Role;

Scope measure_scope(const Principal& who) {
  if (who.has(Role::supervision) || who.has(Role::approver) || who.has(Role::leader)) {
    return {true, {}};
  }
  Scope scope;
  for (const auto& one : who.appointments) {
    if (one.role != Role::liaison && one.role != Role::unit_head) continue;
    if (!shows(scope, one.unit)) scope.units.push_back(one.unit);
  }
  return scope;
}

bool shows(const Scope& scope, std::string_view unit) {
  return scope.everything || std::ranges::find(scope.units, unit) != scope.units.end();
}

Result<> require_sight(const Scope& scope) {
  if (scope.everything || !scope.units.empty()) return {};
  return fail(ErrorKind::forbidden, "measure.hidden");
}

Result<> require_own(const Principal& who, std::string_view unit, Roles roles) {
  const auto holds = [&](Role role) { return who.has(role, unit); };
  if (std::ranges::any_of(roles, holds)) return {};
  const bool hand = std::ranges::any_of(hands, holds);
  return fail(ErrorKind::forbidden, hand ? "item.not-unit-head" : "measure.not-own-unit");
}

std::string within(const Scope& scope, std::string_view column, store::Params& params) {
  if (scope.everything) return {};
  std::string marks;
  for (const auto& unit : scope.units) {
    marks += marks.empty() ? "?" : ", ?";
    params.emplace_back(unit);
  }
  return fmt::format(" AND {} IN ({})", column, marks);
}

}  // namespace luoshi::escalation

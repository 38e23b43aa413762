#include "supervision/access.hpp"

#include <algorithm>

#include "identity/authorise.hpp"

namespace luoshi::supervision {

using identity::Role;

Scope scope_of(const identity::Principal& who) {
  if (who.sees_all()) return {true, {}};
  Scope scope;
  for (const auto& appointment : who.appointments) {
    if (appointment.role == Role::liaison || appointment.role == Role::unit_head) {
      scope.units.push_back(appointment.unit);
    }
  }
  return scope;
}

bool may_see(const Scope& scope, const Item& item) {
  if (scope.everything) return true;
  const auto state = item.standing.state;
  const bool circulated = item.carriage.stage == Stage::circulated && state != State::rejected;
  if (state != State::approved && !circulated) return false;
  return std::ranges::any_of(scope.units, [&](const std::string& unit) {
    return unit == item.lead_unit ||
           std::ranges::find(item.supporting_units, unit) != item.supporting_units.end();
  });
}

Result<> require_supervision(const identity::Principal& who) {
  if (!identity::may(who, "item.manage")) return fail(ErrorKind::forbidden, "item.not-supervision");
  return {};
}

Result<> require_approver(const identity::Principal& who) {
  if (!identity::may(who, "item.approve")) return fail(ErrorKind::forbidden, "item.not-approver");
  return {};
}

Result<> require_sources(const identity::Principal& who) {
  if (!identity::may(who, "source.read")) return fail(ErrorKind::forbidden, "source.hidden");
  return {};
}

}  // namespace luoshi::supervision

#include "registers/access.hpp"

#include <algorithm>
#include <array>

namespace luoshi::registers {
namespace {

using identity::Role;

constexpr std::array readers{Role::handler, Role::dispatcher, Role::unit_head};

}  // namespace

Scope scope_of(const Principal& who) {
  const bool reads = std::ranges::any_of(readers, [&](Role role) { return who.has(role); });
  return {.everything = reads || who.sees_all(), .official = who.person};
}

bool keeps(const Principal& who, const Keeping& keeping) {
  if (who.has(Role::supervision)) return true;
  return !keeping.desk_unit.empty() && (who.has(Role::dispatcher, keeping.desk_unit) ||
                                        who.has(Role::unit_head, keeping.desk_unit));
}

bool is_official(const Principal& who, const Enterprise& one) {
  return one.in_force() && !one.official.empty() && one.official == who.person;
}

bool sees_contact(const Principal& who, const Keeping& keeping, const Enterprise& one) {
  return keeps(who, keeping) || is_official(who, one);
}

Result<> require_sight(const Scope& scope, const Enterprise& one) {
  if (scope.everything || (one.in_force() && one.official == scope.official)) return {};
  return fail(ErrorKind::not_found, "enterprise.not-found", one.id);
}

Result<> require_keeper(const Principal& who, const Keeping& keeping) {
  if (keeps(who, keeping)) return {};
  return fail(ErrorKind::forbidden, "enterprise.not-keeper");
}

Result<> require_visitor(const Principal& who, const Keeping& keeping, const Enterprise& one) {
  if (is_official(who, one) || keeps(who, keeping)) return {};
  return fail(ErrorKind::forbidden, "enterprise.not-official");
}

Result<> require_in_force(const Enterprise& one) {
  if (one.in_force()) return {};
  return fail(ErrorKind::conflict, "enterprise.withdrawn", one.id);
}

}  // namespace luoshi::registers

#include "handling/access.hpp"

#include <algorithm>

namespace luoshi::handling {
namespace {

bool holds(const Principal& who, const std::string& unit, Roles roles) {
  return std::ranges::any_of(roles, [&](Role role) { return who.has(role, unit); });
}

Result<> require_sight(const Principal& who, const Item& item) {
  if (supervision::may_see(supervision::scope_of(who), item)) return {};
  return fail(ErrorKind::not_found, "item.not-found", item.id);
}

const std::string* supporting_unit(const Principal& who, const Item& item, Roles roles) {
  const auto found = std::ranges::find_if(
      item.supporting_units, [&](const std::string& unit) { return holds(who, unit, roles); });
  return found == item.supporting_units.end() ? nullptr : &*found;
}

}  // namespace

Result<> require_office(const Principal& who) {
  return supervision::require_supervision(who);
}

Result<> require_approver(const Principal& who) {
  return supervision::require_approver(who);
}

Result<std::string> require_lead(const Principal& who, const Item& item, Roles roles) {
  TRY(require_sight(who, item));
  if (!item.lead_unit.empty()) {
    if (holds(who, item.lead_unit, roles)) return item.lead_unit;
    if (holds(who, item.lead_unit, hands)) return fail(ErrorKind::forbidden, "item.not-unit-head");
  }
  return fail(ErrorKind::forbidden, "item.not-lead-unit");
}

Result<std::string> require_supporting(const Principal& who, const Item& item, Roles roles) {
  TRY(require_sight(who, item));
  if (const auto* unit = supporting_unit(who, item, roles)) return *unit;
  return fail(ErrorKind::forbidden, "item.not-supporting-unit");
}

Result<std::string> require_taking_part(const Principal& who, const Item& item, Roles roles) {
  TRY(require_sight(who, item));
  if (!item.lead_unit.empty() && holds(who, item.lead_unit, roles)) return item.lead_unit;
  if (const auto* unit = supporting_unit(who, item, roles)) return *unit;
  return fail(ErrorKind::forbidden, "item.not-taking-part");
}

std::vector<std::string> units_of(const Principal& who, Roles roles) {
  auto units = who.units();
  std::erase_if(units, [&](const std::string& unit) { return !holds(who, unit, roles); });
  return units;
}

Result<> require_leader(const Principal& who) {
  if (!who.has(Role::leader)) return fail(ErrorKind::forbidden, "item.not-leader");
  return {};
}

}  // namespace luoshi::handling

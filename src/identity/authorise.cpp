#include "identity/authorise.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace luoshi::identity {
namespace {

constexpr std::array operators{Role::operator_};
constexpr std::array office{Role::supervision};
constexpr std::array approvers{Role::approver};
constexpr std::array overseers{Role::operator_, Role::supervision, Role::approver, Role::leader};
constexpr std::array all_of_the_office{Role::operator_, Role::supervision, Role::approver,
                                       Role::leader, Role::reader};

// Sorted by act. An operator runs the accounts and has no say over items; an approver signs and
// does not edit what is signed.
constexpr std::array table{
    Permission{"item.approve", approvers},        Permission{"item.manage", office},
    Permission{"ledger.read", overseers},         Permission{"outbox.manage", operators},
    Permission{"person.create", operators},       Permission{"person.edit", operators},
    Permission{"person.see-accounts", operators}, Permission{"source.read", all_of_the_office},
    Permission{"unit.create", operators},         Permission{"unit.edit", operators},
};

}  // namespace

std::span<const Permission> permissions() {
  return table;
}

bool may(const Principal& who, std::string_view act) {
  const auto found = std::ranges::find(table, act, &Permission::act);
  return found != table.end() &&
         std::ranges::any_of(found->roles, [&](Role role) { return who.has(role); });
}

Result<> require(const Principal& who, std::string_view act) {
  if (may(who, act)) return {};
  return fail(ErrorKind::forbidden, "person.not-allowed", std::string(act));
}

}  // namespace luoshi::identity

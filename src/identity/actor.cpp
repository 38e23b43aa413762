#include "identity/actor.hpp"

#include <array>
#include <utility>

namespace luoshi::identity {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 10> names{{
    {Role::operator_, "operator"},
    {Role::supervision, "supervision"},
    {Role::approver, "approver"},
    {Role::liaison, "liaison"},
    {Role::unit_head, "unit_head"},
    {Role::leader, "leader"},
    {Role::reader, "reader"},
    {Role::handler, "handler"},
    {Role::dispatcher, "dispatcher"},
    {Role::grid_worker, "grid_worker"},
}};

}  // namespace

std::string_view name_of(Role role) {
  for (const auto& [one, name] : names) {
    if (one == role) return name;
  }
  return "";
}

std::optional<Role> role_of(std::string_view name) {
  for (const auto& [role, one] : names) {
    if (one == name) return role;
  }
  return std::nullopt;
}

}  // namespace luoshi::identity

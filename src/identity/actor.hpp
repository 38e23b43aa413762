// Who is asking, and what they may see: the scope that every list query takes as an argument.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/act.hpp"

namespace luoshi::identity {

enum class Role {
  operator_,
  supervision,
  approver,
  liaison,
  unit_head,
  leader,
  reader,
  handler,      // 经办人: does the tasks of cases for a unit
  dispatcher,   // 派遣员: works a desk of cases
  grid_worker,  // 网格员: reports and verifies on the spot
};

[[nodiscard]] std::string_view name_of(Role role);  // "operator", "supervision", …
[[nodiscard]] std::optional<Role> role_of(std::string_view name);

struct Appointment {
  std::string unit;
  Role role = Role::reader;
};

// A signed-in person with their roles; made by identity::Sessions for each request.
struct Principal {
  std::string person;  // opaque id
  std::string session;
  std::vector<Appointment> appointments;
  bool must_change_password = false;

  [[nodiscard]] bool has(Role role) const {
    return std::ranges::any_of(appointments, [&](const auto& a) { return a.role == role; });
  }
  [[nodiscard]] bool has(Role role, std::string_view unit) const {
    return std::ranges::any_of(appointments,
                               [&](const auto& a) { return a.role == role && a.unit == unit; });
  }
  // Supervision, approvers, leaders, readers of the office and operators see every item; a unit
  // sees what it leads or supports.
  [[nodiscard]] bool sees_all() const {
    return has(Role::supervision) || has(Role::approver) || has(Role::leader) ||
           has(Role::reader) || has(Role::operator_);
  }
  [[nodiscard]] std::vector<std::string> units() const {
    std::vector<std::string> all;
    for (const auto& a : appointments) {
      if (std::ranges::find(all, a.unit) == all.end()) all.push_back(a.unit);
    }
    return all;
  }
  [[nodiscard]] ledger::Actor actor() const {
    return {person, appointments.empty() ? std::string{} : appointments.front().unit};
  }
};

}  // namespace luoshi::identity

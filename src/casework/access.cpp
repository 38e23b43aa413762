#include "casework/access.hpp"

#include <algorithm>
#include <array>

#include "registers/enterprise.hpp"

namespace luoshi::casework {
namespace {

constexpr std::array hands{Role::handler, Role::dispatcher, Role::grid_worker, Role::unit_head,
                           Role::liaison};

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

Failure forbidden(const char* problem) {
  return fail(ErrorKind::forbidden, problem);
}

bool has_role_in(const Principal& who, const std::string& unit, std::string_view role) {
  if (role.empty()) return contains(working_units(who), unit);
  const auto wanted = identity::role_of(role);
  // A head may do whatever is asked of the unit.
  return who.has(Role::unit_head, unit) || (wanted && who.has(*wanted, unit));
}

}  // namespace

std::vector<std::string> working_units(const Principal& who) {
  std::vector<std::string> all;
  for (const auto& one : who.appointments) {
    if (std::ranges::find(hands, one.role) != hands.end() && !contains(all, one.unit)) {
      all.push_back(one.unit);
    }
  }
  return all;
}

Scope scope_of(const Principal& who) {
  Scope scope;
  scope.everything = who.sees_all();
  scope.units = working_units(who);
  scope.official = who.person;
  return scope;
}

std::vector<Role> working_roles(const std::vector<identity::Appointment>& all,
                                std::string_view unit) {
  std::vector<Role> roles;
  for (const auto& one : all) {
    const bool works = std::ranges::find(hands, one.role) != hands.end();
    if (works && one.unit == unit) roles.push_back(one.role);
  }
  return roles;
}

Result<Worker> worker_of(store::Reader& reader, const Principal& who, std::string_view today) {
  Worker worker{who, {}};
  worker.stands_in_for = TRY(store::collect<std::string>(
      reader,
      "SELECT DISTINCT person FROM deputy WHERE deputy = ? AND from_date <= ? AND to_date >= ? "
      "AND withdrawn IS NULL",
      {who.person, std::string(today), std::string(today)},
      [](const store::Row& row) { return row.string(0); }));
  return worker;
}

bool works_at_desk(const Principal& who, std::string_view unit) {
  return who.has(Role::dispatcher, unit) || who.has(Role::unit_head, unit);
}

Result<bool> has_part(store::Reader& reader, const Principal& who, const Case& one) {
  if (who.has(Role::supervision)) return true;
  const auto units = working_units(who);
  if (contains(units, one.desk_unit)) return true;
  bool part = false;
  TRY(reader.each("SELECT unit FROM case_unit WHERE subject = ? AND part <> 'copied'", {one.id},
                  [&](const store::Row& row) {
                    part = contains(units, row.text(0));
                    return !part;
                  }));
  return part;
}

Result<bool> is_official_of(store::Reader& reader, std::string_view person, const Case& one) {
  const auto enterprise = TRY(registers::find_by_code(reader, one.applicant.credit_code));
  return enterprise && !person.empty() && enterprise->official == person;
}

Result<> require_sight(store::Reader& reader, const Scope& scope, const Case& one) {
  if (scope.everything || contains(scope.units, one.desk_unit)) return {};
  bool part = false;
  TRY(reader.each("SELECT unit FROM case_unit WHERE subject = ?", {one.id},
                  [&](const store::Row& row) {
                    part = contains(scope.units, row.text(0));
                    return !part;
                  }));
  if (part || TRY(is_official_of(reader, scope.official, one))) return {};
  return fail(ErrorKind::not_found, "case.not-found", one.id);
}

bool may_do(const Worker& worker, const Task& task) {
  if (!task.person.empty()) {
    return task.person == worker.who.person || contains(worker.stands_in_for, task.person);
  }
  return has_role_in(worker.who, task.unit, task.role);
}

Result<> require_task(const Worker& worker, const Task& task) {
  if (!may_do(worker, task)) return forbidden("task.not-yours");
  return {};
}

Result<> require_desk(const Principal& who, const Case& one) {
  if (!works_at_desk(who, one.desk_unit)) return forbidden("case.not-desk");
  return {};
}

Result<> require_head(const Principal& who, const Case& one) {
  if (who.has(Role::supervision) || who.has(Role::unit_head, one.desk_unit)) return {};
  return forbidden("case.not-head");
}

Result<> require_oversight(const Principal& who, const Case& one) {
  if (who.has(Role::supervision) || works_at_desk(who, one.desk_unit)) return {};
  return forbidden("case.not-supervision");
}

Result<> require_operator(const Principal& who) {
  if (who.has(Role::operator_) || who.has(Role::supervision)) return {};
  return forbidden("case.not-operator");
}

}  // namespace luoshi::casework

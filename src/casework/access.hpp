// Who may see and do what with cases and tasks, judged on the rows as they were loaded: the table
// of docs/design/casework.md.
//
// A case that a person may not see is not_found "case.not-found", so that its id cannot be told
// from others; one they see but have no part in is forbidden.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/case.hpp"
#include "identity/actor.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

using identity::Principal;
using identity::Role;

// What a person may see: everything, the cases of desks they work at, the cases in which units they
// handle for have or had a part, those of enterprises they are the responsible official of.
struct Scope {
  bool everything = false;
  std::vector<std::string> units;
  std::string official;
};
[[nodiscard]] Scope scope_of(const Principal& who);

// One who acts, and for whom they stand in today.
struct Worker {
  Principal who;
  std::vector<std::string> stands_in_for;  // person ids
};
// `today` is the district's date.
[[nodiscard]] Result<Worker> worker_of(store::Reader& reader, const Principal& who,
                                       std::string_view today);

// Units of which a person does the daily work, whatever the role asked.
[[nodiscard]] std::vector<std::string> working_units(const Principal& who);

// One who takes part in carrying the case: works at its desk, for a unit that leads, supports or
// was asked, or in the supervision office. To everybody else who sees it, the applicant is masked.
[[nodiscard]] Result<bool> has_part(store::Reader& reader, const Principal& who, const Case& one);

// The roles of daily work among the appointments to a unit.
[[nodiscard]] std::vector<Role> working_roles(const std::vector<identity::Appointment>& all,
                                              std::string_view unit);

// They are the responsible official of the enterprise that reported it: they see the case and have
// no part in it.
[[nodiscard]] Result<bool> is_official_of(store::Reader& reader, std::string_view person,
                                          const Case& one);

// not_found "case.not-found".
Result<> require_sight(store::Reader& reader, const Scope& scope, const Case& one);

// The task is theirs, by name, as a deputy, or by unit and role. Forbidden "task.not-yours", after
// require_sight.
Result<> require_task(const Worker& worker, const Task& task);
[[nodiscard]] bool may_do(const Worker& worker, const Task& task);

// Who works at the desk of the case: its dispatchers and head. Forbidden "case.not-desk".
Result<> require_desk(const Principal& who, const Case& one);
// Who decides at the desk: its head, the supervision office. Forbidden "case.not-head".
Result<> require_head(const Principal& who, const Case& one);
// One who works at a desk unit: its dispatchers and head.
[[nodiscard]] bool works_at_desk(const Principal& who, std::string_view unit);
// The supervision office or the desk. Forbidden "case.not-supervision".
Result<> require_oversight(const Principal& who, const Case& one);
// Operators and the supervision office. Forbidden "case.not-operator".
Result<> require_operator(const Principal& who);

}  // namespace luoshi::casework

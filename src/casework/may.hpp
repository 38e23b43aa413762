// What a person may do with a task or a case as it stands now. Every act asks here before it
// changes anything, and so does whoever shows a button: none shows for what would be refused.
//
// That the person sees the case is asked before (access.hpp); what comes with an act, its words and
// form, is judged by the act.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/access.hpp"
#include "casework/step.hpp"

namespace luoshi::casework {

enum class TaskMove {
  claim,
  unclaim,
  complete,
  return_,
  transfer,
  delegate,
  add_signer,
  remove_signer,
  support,
  consult,
  ask_extension,
  ask_deferral,
};
enum class CaseMove {
  urge,
  supervise,
  copy,
  suspend,
  resume,
  force_close,
  merge,
  split,
  release,
  retry,
  take_back,
  attach,
  renew_code,
};

[[nodiscard]] std::string_view name_of(TaskMove move);  // "return", "ask_extension", …
[[nodiscard]] std::string_view name_of(CaseMove move);

// Attachments that a case may have.
inline constexpr std::size_t attachments_max = 20;

// What stands around a task.
struct Around {
  const Case& row;
  const catalog::Service& service;
  const std::vector<Task>& tasks;  // that are open
};

// Forbidden "task.not-yours", "task.act-not-allowed"; conflict "task.ended", "case.suspended" and
// what task_acts.hpp and case_acts.hpp name; invalid "task.no-such-step" where there is no step to
// go back to.
Result<> check(store::Reader& reader, TaskMove move, const Around& around, const Worker& worker,
               const Task& task);
// Forbidden as in access.hpp and "case.no-part"; conflict "case.closed" and what case_acts.hpp
// names; limit "case.attachments-full".
Result<> check(store::Reader& reader, CaseMove move, const Running& running, const Worker& worker);
// An extension or deferral that was asked for is granted or refused. Forbidden "case.not-head";
// conflict "case.closed", "case.request-decided".
Result<> check_decision(const Running& running, const Worker& worker, const Request& request);

// Those that check() lets pass, in the order of the enumeration.
[[nodiscard]] Result<std::vector<TaskMove>> task_moves(store::Reader& reader, const Around& around,
                                                       const Worker& worker, const Task& task);
[[nodiscard]] Result<std::vector<CaseMove>> case_moves(store::Reader& reader,
                                                       const Running& running,
                                                       const Worker& worker);

// Whoever works at the desk registers for applicants; staff of every unit that does daily work
// report themselves, where the service takes reports of staff; the responsible official of an
// enterprise registers for it. Forbidden "case.not-desk".
Result<> check_registration(store::Reader& reader, const Principal& who, const Open& open,
                            const Applicant& applicant);
// Either of the first two.
[[nodiscard]] bool may_register(const Principal& who, const Open& open);
// The desk takes in tables of reports, where the service takes any.
[[nodiscard]] bool may_import(const Principal& who, const Open& open);

// Several sign the step, each an instance of it.
[[nodiscard]] bool is_signing(const catalog::Service& service, std::string_view element);

// The steps of the procedure that a case was at and completed, in order, the latest last.
[[nodiscard]] Result<std::vector<std::string>> steps_done(store::Reader& reader, const Case& row);

// The step that who completed it takes back. Errors as take_back().
[[nodiscard]] Result<std::string> step_taken_back(store::Reader& reader, const Running& running,
                                                  const Worker& worker);

}  // namespace luoshi::casework

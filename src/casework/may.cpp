#include "casework/may.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "casework/rows.hpp"
#include "registers/access.hpp"

namespace luoshi::casework {
namespace {

using catalog::TaskAct;

constexpr std::array<std::string_view, 12> task_names{
    "claim",      "unclaim",       "complete", "return",  "transfer",      "delegate",
    "add_signer", "remove_signer", "support",  "consult", "ask_extension", "ask_deferral"};
constexpr std::array<std::string_view, 13> case_names{
    "urge",  "supervise", "copy",  "suspend",   "resume", "force_close", "merge",
    "split", "release",   "retry", "take_back", "attach", "renew_code"};

// What the service must allow at the step.
std::optional<TaskAct> needed(TaskMove move) {
  switch (move) {
    case TaskMove::return_:
      return TaskAct::return_;
    case TaskMove::transfer:
      return TaskAct::transfer;
    case TaskMove::delegate:
      return TaskAct::delegate;
    case TaskMove::add_signer:
    case TaskMove::remove_signer:
      return TaskAct::sign;
    case TaskMove::support:
      return TaskAct::support;
    case TaskMove::ask_extension:
      return TaskAct::extend;
    case TaskMove::ask_deferral:
      return TaskAct::defer;
    default:
      return std::nullopt;
  }
}

Failure not_allowed(TaskAct act) {
  return fail(ErrorKind::forbidden, "task.act-not-allowed", std::string(catalog::name_of(act)));
}

// Work beside the procedure may be passed on, but moves no step of it.
Result<> require_allowed(TaskMove move, const Around& around, const Task& task) {
  const auto act = needed(move);
  if (!act) return {};
  if (task.kind != TaskKind::step) {
    const bool passes_on =
        *act == TaskAct::transfer || *act == TaskAct::delegate || *act == TaskAct::support;
    return passes_on ? Result<>{} : not_allowed(*act);
  }
  const auto* facts = around.service.facts().task(task.element);
  if (facts == nullptr || !facts->may(*act)) return not_allowed(*act);
  return {};
}

// The desk and the unit that leads call signers in and take them out; a signer may call in others.
Result<> require_over_signers(const Around& around, const Worker& worker) {
  const auto units = working_units(worker.who);
  const bool leads = std::ranges::find(units, around.row.lead_unit) != units.end();
  if (leads || require_desk(worker.who, around.row)) return {};
  return fail(ErrorKind::forbidden, "task.not-yours");
}

Result<> require_signing(TaskMove move, const Around& around, const Task& task) {
  if (!is_signing(around.service, task.element)) {
    return fail(ErrorKind::conflict, "task.not-signing");
  }
  const auto signers = std::ranges::count_if(around.tasks, [&](const Task& one) {
    return one.kind == TaskKind::step && one.element == task.element && one.is_open();
  });
  if (move == TaskMove::remove_signer && signers < 2) {
    return fail(ErrorKind::conflict, "task.last-signer");
  }
  return {};
}

Result<> require_earlier_step(store::Reader& reader, const Case& row, const Task& task) {
  const auto steps = TRY(steps_done(reader, row));
  const bool earlier =
      std::ranges::any_of(steps, [&](const std::string& step) { return step != task.element; });
  if (!earlier) return fail(ErrorKind::invalid, "task.no-such-step", {}, "/to");
  return {};
}

Result<> require_no_request(store::Reader& reader, const Case& row) {
  if (!row.clock.limit) return fail(ErrorKind::conflict, "case.no-limit");
  for (const auto& one : TRY(requests_of(reader, row.id))) {
    if (one.state == "open") return fail(ErrorKind::conflict, "case.request-open", one.id);
  }
  return {};
}

Result<> require_standing(store::Reader& reader, TaskMove move, const Around& around,
                          const Task& task) {
  const bool claimed = task.state == TaskState::claimed;
  switch (move) {
    case TaskMove::claim:
      if (claimed) return fail(ErrorKind::conflict, "task.claimed", task.person);
      return {};
    case TaskMove::unclaim:
      if (!claimed) return fail(ErrorKind::conflict, "task.not-claimed");
      return {};
    case TaskMove::return_:
      return require_earlier_step(reader, around.row, task);
    case TaskMove::add_signer:
    case TaskMove::remove_signer:
      return require_signing(move, around, task);
    case TaskMove::ask_extension:
    case TaskMove::ask_deferral:
      return require_no_request(reader, around.row);
    default:
      return {};
  }
}

bool has_failed(const Running& running) {
  return std::ranges::any_of(running.instance.activities,
                             [](const bpmn::Activity& one) { return one.incident.has_value(); });
}

Result<> require_open(const Case& row) {
  if (!row.is_open()) return fail(ErrorKind::conflict, "case.closed");
  return {};
}

Result<> require_attachable(store::Reader& reader, const Case& row, const Worker& worker) {
  TRY(require_open(row));
  if (!TRY(has_part(reader, worker.who, row))) return fail(ErrorKind::forbidden, "case.no-part");
  if (TRY(attachments_of(reader, row.id)).size() >= attachments_max) {
    return fail(ErrorKind::limit, "case.attachments-full", std::to_string(attachments_max));
  }
  return {};
}

// A unit that sees the case passes it on; its enterprise's official alone reads it.
Result<> require_copier(store::Reader& reader, const Case& row, const Worker& worker) {
  if (working_units(worker.who).empty()) return require_oversight(worker.who, row);
  auto scope = scope_of(worker.who);
  scope.official.clear();
  const auto seen = require_sight(reader, scope, row);
  if (!seen && seen.error().kind == ErrorKind::not_found) {
    return fail(ErrorKind::forbidden, "case.no-part");
  }
  return seen;
}

Result<> require_clocks(const Case& row, const Worker& worker, bool suspended) {
  TRY(require_open(row));
  TRY(require_head(worker.who, row));
  if (row.suspended == suspended) return {};
  return fail(ErrorKind::conflict, suspended ? "case.not-suspended" : "case.suspended");
}

// The steps that are open say whether the case may be put aside or ended from there. Where none is,
// nothing else would ever move it.
Result<> require_steps_allow(const Running& running, TaskAct act) {
  bool any = false;
  for (const auto& task : running.tasks) {
    if (!task.is_open() || task.kind != TaskKind::step) continue;
    const auto* facts = running.service->facts().task(task.element);
    if (facts != nullptr && facts->may(act)) return {};
    any = true;
  }
  return any ? not_allowed(act) : Result<>{};
}

// What was refused is no move; what could not be looked up is an error.
Result<bool> passes(const Result<>& checked) {
  if (checked) return true;
  const auto kind = checked.error().kind;
  const bool refused = kind == ErrorKind::forbidden || kind == ErrorKind::conflict ||
                       kind == ErrorKind::invalid || kind == ErrorKind::limit;
  if (!refused) return Failure(checked.error());
  return false;
}

}  // namespace

std::string_view name_of(TaskMove move) {
  return task_names.at(static_cast<std::size_t>(move));
}

std::string_view name_of(CaseMove move) {
  return case_names.at(static_cast<std::size_t>(move));
}

Result<> check(store::Reader& reader, TaskMove move, const Around& around, const Worker& worker,
               const Task& task) {
  if (!task.is_open()) return fail(ErrorKind::conflict, "task.ended", task.id);
  const auto over = require_over_signers(around, worker);
  if (move == TaskMove::remove_signer) TRY(over);
  const bool signing = move == TaskMove::remove_signer || move == TaskMove::add_signer;
  if (!signing || !over) TRY(require_task(worker, task));
  if (around.row.suspended) return fail(ErrorKind::conflict, "case.suspended");
  TRY(require_allowed(move, around, task));
  return require_standing(reader, move, around, task);
}

Result<> check(store::Reader& reader, CaseMove move, const Running& running, const Worker& worker) {
  const auto& row = running.row;
  switch (move) {
    case CaseMove::urge:
    case CaseMove::supervise:
      TRY(require_open(row));
      return require_oversight(worker.who, row);
    case CaseMove::copy:
      return require_copier(reader, row, worker);
    case CaseMove::suspend:
      TRY(require_clocks(row, worker, false));
      return require_steps_allow(running, TaskAct::suspend);
    case CaseMove::resume:
      return require_clocks(row, worker, true);
    case CaseMove::force_close:
      TRY(require_open(row));
      TRY(require_head(worker.who, row));
      return require_steps_allow(running, TaskAct::force_close);
    case CaseMove::merge:
    case CaseMove::split:
      TRY(require_open(row));
      return require_desk(worker.who, row);
    case CaseMove::release:
    case CaseMove::renew_code:
      return require_desk(worker.who, row);
    case CaseMove::retry:
      TRY(require_operator(worker.who));
      if (!has_failed(running)) return fail(ErrorKind::conflict, "case.no-incident");
      return {};
    case CaseMove::take_back:
      TRY(step_taken_back(reader, running, worker));
      return {};
    case CaseMove::attach:
      return require_attachable(reader, row, worker);
  }
  return {};
}

Result<> check_decision(const Running& running, const Worker& worker, const Request& request) {
  TRY(require_head(worker.who, running.row));
  TRY(require_open(running.row));
  if (request.state != "open") return fail(ErrorKind::conflict, "case.request-decided");
  return {};
}

Result<std::vector<TaskMove>> task_moves(store::Reader& reader, const Around& around,
                                         const Worker& worker, const Task& task) {
  std::vector<TaskMove> moves;
  for (std::size_t i = 0; i < task_names.size(); ++i) {
    const auto move = static_cast<TaskMove>(i);
    if (TRY(passes(check(reader, move, around, worker, task)))) moves.push_back(move);
  }
  return moves;
}

Result<std::vector<CaseMove>> case_moves(store::Reader& reader, const Running& running,
                                         const Worker& worker) {
  std::vector<CaseMove> moves;
  for (std::size_t i = 0; i < case_names.size(); ++i) {
    const auto move = static_cast<CaseMove>(i);
    if (TRY(passes(check(reader, move, running, worker)))) moves.push_back(move);
  }
  return moves;
}

Result<> check_registration(store::Reader& reader, const Principal& who, const Open& open,
                            const Applicant& applicant) {
  const bool staff = applicant.kind == "staff" && !working_units(who).empty();
  if (staff || works_at_desk(who, open.desk)) return {};
  if (applicant.kind == "enterprise") {
    const auto enterprise = TRY(registers::find_by_code(reader, applicant.credit_code));
    if (enterprise && registers::is_official(who, *enterprise)) return {};
  }
  return fail(ErrorKind::forbidden, "case.not-desk");
}

bool may_register(const Principal& who, const Open& open) {
  const bool takes_staff = open.service->facts().accepts(catalog::ApplicantKind::staff);
  return works_at_desk(who, open.desk) || (takes_staff && !working_units(who).empty());
}

bool may_import(const Principal& who, const Open& open) {
  return works_at_desk(who, open.desk) && open.service->facts().accepts(catalog::Channel::import);
}

bool is_signing(const catalog::Service& service, std::string_view element) {
  return std::ranges::any_of(service.model().processes, [&](const bpmn::Process& process) {
    const auto at = process.find(element);
    return at != bpmn::none && process.at(at).loop.has_value();
  });
}

Result<std::vector<std::string>> steps_done(store::Reader& reader, const Case& row) {
  return store::collect<std::string>(
      reader,
      "SELECT element FROM case_act WHERE subject = ? AND kind = 'task.complete' "
      "AND element IS NOT NULL ORDER BY position",
      {row.id}, [](const store::Row& one) { return one.string(0); });
}

Result<std::string> step_taken_back(store::Reader& reader, const Running& running,
                                    const Worker& worker) {
  TRY(require_open(running.row));
  const auto acts = TRY(acts_of(reader, running.row.id));
  const auto last = std::ranges::find_if(
      acts.rbegin(), acts.rend(), [](const CaseAct& one) { return one.kind.starts_with("task."); });
  const bool gone_on = last == acts.rend() || last->kind != "task.complete" ||
                       running.tasks.size() != 1 || running.tasks.front().state != TaskState::open;
  if (gone_on) return fail(ErrorKind::conflict, "task.gone-on");
  if (last->person != worker.who.person) return fail(ErrorKind::forbidden, "task.not-yours");
  const auto* facts = running.service->facts().task(last->element);
  if (facts == nullptr || !facts->may(TaskAct::take_back)) return not_allowed(TaskAct::take_back);
  return last->element;
}

}  // namespace luoshi::casework

#include "casework/task_acts.hpp"

#include <algorithm>

#include "casework/facts.hpp"
#include "casework/notices.hpp"
#include "casework/rows.hpp"
#include "casework/tables.hpp"
#include "casework/task_ground.hpp"

namespace luoshi::casework {
namespace {

// The lead unit has signed for what it was given to handle.
void note_receipt(Running& running, const Task& task, Instant now) {
  const bool handles = catalog::is_among(running.service->facts().times.finished, task.element);
  if (handles && !running.row.times.received_ms) running.row.times.received_ms = now.ms;
}

void give_to(Task& task, const std::string& person, Instant now) {
  task.person = person;
  task.state = TaskState::claimed;
  task.claimed_ms = now.ms;
}

// The body around the instances of a step that several sign.
Result<bpmn::ActivityId> loop_of(const Running& running, const Task& task) {
  const auto* activity = running.instance.find(task.activity);
  const auto* body = activity == nullptr ? nullptr : running.instance.find(activity->scope);
  if (body == nullptr || !body->loop) return fail(ErrorKind::conflict, "task.not-signing");
  return body->id;
}

}  // namespace

Result<Running> claim(ledger::Act& act, const World& world, const Worker& worker,
                      std::string_view id) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::claim));
  auto& task = task_of(on);
  give_to(task, worker.who.person, act.now());
  note_receipt(on.running, task, act.now());
  return changed(act, world, std::move(on), {.kind = "task.claim"});
}

Result<Running> release(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view id) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::unclaim));
  auto& task = task_of(on);
  task.person.clear();
  task.delegated_by.clear();
  task.claimed_ms.reset();
  task.state = TaskState::open;
  return changed(act, world, std::move(on), {.kind = "task.release"});
}

Result<Running> transfer(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view id, const std::string& unit, const std::string& person,
                         const std::string& words) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::transfer));
  TRY(require_words(words));
  auto& task = task_of(on);
  const auto& to = unit.empty() ? task.unit : unit;
  TRY(require_unit(act.writer(), to));
  if (!person.empty()) TRY(require_member(act.writer(), person, to));
  if (to != task.unit) {
    if (task.kind == TaskKind::step && task.unit == on.running.row.lead_unit) {
      on.running.row.lead_unit = to;
      TRY(put_unit(act, on.running.row, to, "lead"));
    } else {
      TRY(put_unit(act, on.running.row, to, "asked"));
    }
    task.unit = to;
    task.role.clear();
  }
  task.delegated_by.clear();
  task.person.clear();
  task.claimed_ms.reset();
  task.state = TaskState::open;
  if (!person.empty()) give_to(task, person, act.now());
  TRY(notify_unit(act, on.running.row, task, "transferred"));
  return changed(act, world, std::move(on),
                 {.kind = "task.transfer", .to_unit = to, .to_person = person, .words = words});
}

Result<Running> delegate(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view id, const std::string& person, const std::string& words) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::delegate));
  auto& task = task_of(on);
  TRY(require_member(act.writer(), person, task.unit));
  if (person == worker.who.person) {
    return fail(ErrorKind::invalid, "task.delegate-to-self", {}, "/person");
  }
  // Passed on twice, it still goes back to the first.
  if (task.delegated_by.empty()) task.delegated_by = worker.who.person;
  give_to(task, person, act.now());
  TRY(notify_unit(act, on.running.row, task, "delegated"));
  return changed(act, world, std::move(on),
                 {.kind = "task.delegate", .to_person = person, .words = words});
}

Result<Running> add_signer(ledger::Act& act, const World& world, const Worker& worker,
                           std::string_view id, const std::string& unit) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::add_signer));
  TRY(require_unit(act.writer(), unit));
  const auto& task = task_of(on);
  const bpmn::AddLoopItem command{TRY(loop_of(on.running, task)), feel::Value(unit)};
  const Line line{
      .kind = "task.add-signer", .task = task.id, .element = task.element, .to_unit = unit};
  TRY(run(act, world, on.running, command, line));
  TRY(finish(act, world, on.running));
  return std::move(on.running);
}

Result<Running> remove_signer(ledger::Act& act, const World& world, const Worker& worker,
                              std::string_view id) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::remove_signer));
  auto& running = on.running;
  const auto other = task_of(on);
  TRY(loop_of(running, other));
  TRY(run(act, world, running, bpmn::RemoveLoopItem{other.activity},
          {.kind = "task.remove-signer",
           .task = other.id,
           .element = other.element,
           .to_unit = other.unit}));
  TRY(finish(act, world, running));
  return std::move(running);
}

Result<Running> call_in(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view id, TaskKind kind, const std::string& unit,
                        const std::string& words) {
  const auto move = kind == TaskKind::support ? TaskMove::support : TaskMove::consult;
  auto on = TRY(ground(act.writer(), world, worker, id, move));
  TRY(require_words(words));
  TRY(require_unit(act.writer(), unit));
  Task asked;
  asked.id = act.new_id("tsk");
  asked.subject = on.running.row.id;
  asked.kind = kind;
  asked.element = task_of(on).element;
  asked.unit = unit;
  asked.service = on.running.row.service;
  asked.priority = on.running.row.priority;
  asked.opened_ms = act.now().ms;
  asked.words = words;
  asked.clock.due_ms = task_of(on).clock.due_ms;
  TRY(act.insert(case_task_table, asked.id, changes_of(asked)));
  TRY(put_unit(act, on.running.row, unit, kind == TaskKind::support ? "supporting" : "asked"));
  TRY(notify_unit(act, on.running.row, asked, "opened"));
  on.running.tasks.push_back(asked);
  return changed(act, world, std::move(on),
                 {.kind = kind == TaskKind::support ? "task.support" : "task.consult",
                  .to_unit = unit,
                  .words = words});
}

}  // namespace luoshi::casework

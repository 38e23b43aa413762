// Completing a task, giving it back, taking it back: the acts that move the procedure on.
#include <algorithm>

#include "casework/form_check.hpp"
#include "casework/rows.hpp"
#include "casework/task_ground.hpp"
#include "casework/task_opening.hpp"
#include "casework/variables.hpp"

namespace luoshi::casework {
namespace {

// What the task leaves behind for the procedure; invalid with all findings.
Result<feel::Context> answer_of(const World& world, const Running& running, const Worker& worker,
                                const Task& task, const Completion& completion, Instant now) {
  std::vector<Finding> findings;
  feel::Context answer;
  const auto* facts = running.service->facts().task(task.element);
  const auto* action = facts == nullptr ? nullptr : facts->action(completion.action);
  if (action == nullptr) {
    findings.push_back({"/action", "task.action-unknown", completion.action});
  } else if (action->words_required && !require_words(completion.words)) {
    findings.push_back({"/words", "task.words-missing", {}});
  }
  const auto* form = running.service->task_form(task.element);
  if (form != nullptr && (action == nullptr || action->asks_form)) {
    const auto filled = check_form(*form, completion.form, completion.language, findings);
    if (filled.kind() == feel::Kind::context) answer = filled.context();
  }
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "task.faulty", {}, {}, std::move(findings)});
  }
  answer.put("action", feel::Value(completion.action));
  answer.put("by", feel::Value(worker.who.person));
  answer.put("unit", feel::Value(task.unit));
  answer.put("at", date_time_of(world, now));
  return answer;
}

void end(Task& task, const Worker& worker, const std::string& action, Instant now) {
  task.state = TaskState::done;
  task.action = action;
  task.ended_by = worker.who.person;
  task.ended_ms = now.ms;
  if (task.person.empty()) task.person = worker.who.person;
}

// Work beside the procedure is answered in words.
Result<Running> answer_beside(ledger::Act& act, const World& world, const Worker& worker, OnTask on,
                              const Completion& completion) {
  TRY(require_words(completion.words));
  auto& task = task_of(on);
  end(task, worker, "answer", act.now());
  const auto kind = task.kind == TaskKind::support ? "task.support-answer" : "task.consult-answer";
  return changed(act, world, std::move(on), {.kind = kind, .words = completion.words});
}

Result<Running> give_delegated_back(ledger::Act& act, const World& world, OnTask on,
                                    const Completion& completion) {
  auto& task = task_of(on);
  const auto to = task.delegated_by;
  task.person = to;
  task.delegated_by.clear();
  return changed(act, world, std::move(on),
                 {.kind = "task.delegate-done",
                  .action = completion.action,
                  .to_person = to,
                  .words = completion.words});
}

Result<std::string> step_meant(store::Reader& reader, const Case& row, const Task& task,
                               std::string_view to) {
  const auto steps = TRY(steps_done(reader, row));
  if (to == "initiator" && !steps.empty()) return steps.front();
  for (auto it = steps.rbegin(); it != steps.rend(); ++it) {
    if (*it == task.element) continue;
    if (to == "last" || *it == to) return *it;
  }
  return fail(ErrorKind::invalid, "task.no-such-step", std::string(to), "/to");
}

}  // namespace

Result<Running> complete(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view id, const Completion& completion) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::complete));
  auto& running = on.running;
  auto& task = task_of(on);
  if (task.kind != TaskKind::step) {
    return answer_beside(act, world, worker, std::move(on), completion);
  }
  if (!task.delegated_by.empty() && task.delegated_by != worker.who.person) {
    return give_delegated_back(act, world, std::move(on), completion);
  }
  auto answer = TRY(answer_of(world, running, worker, task, completion, act.now()));
  end(task, worker, completion.action, act.now());
  TRY(save_task(act, task));
  feel::Context variables;
  variables.put(task.element, feel::Value(std::move(answer)));
  TRY(run(act, world, running, bpmn::CompleteTask{task.activity, std::move(variables)},
          {.kind = "task.complete",
           .task = task.id,
           .element = task.element,
           .action = completion.action,
           .words = completion.words}));
  TRY(finish(act, world, running));
  return std::move(running);
}

Result<Running> give_back(ledger::Act& act, const World& world, const Worker& worker,
                          std::string_view id, std::string_view to, const std::string& words) {
  auto on = TRY(ground(act.writer(), world, worker, id, TaskMove::return_));
  TRY(require_words(words));
  auto& running = on.running;
  const auto task = task_of(on);
  const auto step = TRY(step_meant(act.writer(), running.row, task, to));
  if (task.unit == running.row.lead_unit) ++running.row.counters.returns;
  TRY(run(act, world, running, bpmn::Move{task.activity, step, {}},
          {.kind = "task.return",
           .task = task.id,
           .element = task.element,
           .action = step,
           .words = words}));
  TRY(finish(act, world, running));
  return std::move(running);
}

Result<Running> take_back(ledger::Act& act, const World& world, const Worker& worker,
                          std::string_view subject) {
  auto running = TRY(begin(act.writer(), world, subject));
  TRY(require_sight(act.writer(), scope_of(worker.who), running.row));
  const auto step = TRY(step_taken_back(act.writer(), running, worker));
  TRY(run(act, world, running, bpmn::Move{running.tasks.front().activity, step, {}},
          {.kind = "task.take-back", .element = step}));
  TRY(finish(act, world, running));
  return running;
}

}  // namespace luoshi::casework

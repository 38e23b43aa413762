#include "casework/task_opening.hpp"

#include <algorithm>

#include "casework/clocks.hpp"
#include "casework/events.hpp"
#include "casework/facts.hpp"
#include "casework/notices.hpp"
#include "casework/rows.hpp"
#include "casework/tables.hpp"

namespace luoshi::casework {
namespace {

struct Asked {
  std::string unit;
  std::string role;
};

// "unit" or "unit#role".
Result<Asked> asked_of(const bpmn::Task& task, const Case& row) {
  if (task.candidate_groups.size() > 1) {
    return fail(ErrorKind::invalid, "case.several-groups", task.candidate_groups.at(1));
  }
  if (task.candidate_groups.empty()) return Asked{row.desk_unit, {}};
  const auto& group = task.candidate_groups.front();
  const auto mark = group.find('#');
  Asked asked{group.substr(0, mark), {}};
  if (mark != std::string::npos) asked.role = group.substr(mark + 1);
  return asked;
}

Result<Task> opened(ledger::Act& act, const World& world, const Running& running,
                    const bpmn::Task& from) {
  const auto& row = running.row;
  Task task;
  task.id = act.new_id("tsk");
  task.subject = row.id;
  task.activity = from.activity;
  task.element = element_of(running, from.activity);
  const auto asked = TRY(asked_of(from, row));
  task.unit = asked.unit;
  task.role = asked.role;
  TRY(require_unit(act.writer(), task.unit));
  task.service = row.service;
  task.priority = row.priority;
  task.opened_ms = act.now().ms;
  if (!from.assignee.empty()) {
    task.person = from.assignee;
    task.state = TaskState::claimed;
    task.claimed_ms = act.now().ms;
  }
  const auto* known = running.service->facts().task(task.element);
  if (known != nullptr && known->limit) {
    const auto value = value_of(known->limit, world, act.now(), running.instance, from.activity);
    if (const auto limit = TRY(catalog::limit_of(value))) {
      TRY(start(task.clock, *limit, act.now(), world));
    }
  }
  if (!task.clock.due_ms && from.due) task.clock.due_ms = from.due->ms;
  return task;
}

struct Completed {
  std::string element;
  std::string action;
};

// The place of a stage among those of the service; -1 for none.
std::ptrdiff_t rank_of(const catalog::ServiceFacts& facts, std::string_view stage) {
  const auto found = std::ranges::find(facts.stages, stage, &catalog::StageFacts::id);
  return found == facts.stages.end() ? -1 : found - facts.stages.begin();
}

// The place of the last stage of which a task is open; nullopt while none is.
std::optional<std::ptrdiff_t> open_rank(const Running& running) {
  const auto& facts = running.service->facts();
  std::optional<std::ptrdiff_t> last;
  for (const auto& task : running.tasks) {
    if (!task.is_open() || task.kind != TaskKind::step) continue;
    const auto* stage = facts.stage_of(task.element);
    if (stage != nullptr) last = std::max(last.value_or(-1), rank_of(facts, stage->id));
  }
  return last;
}

void set_stage(Running& running) {
  if (const auto rank = open_rank(running)) {
    running.row.stage = running.service->facts().stages.at(static_cast<std::size_t>(*rank)).id;
  }
}

// A step that was completed takes its time where the case went on past its stage. Where it went
// back instead, the unit that handles it has sent it back.
void stamp(Running& running, const Completed& done, bool ended, Instant now) {
  const auto& facts = running.service->facts();
  auto& row = running.row;
  const auto* stage = facts.stage_of(done.element);
  const auto own = stage == nullptr ? -1 : rank_of(facts, stage->id);
  const auto then = open_rank(running);
  const bool forward = !then || *then > own;
  const auto at = [&](const std::vector<std::string>& points) {
    return forward && catalog::is_among(points, done.element, done.action);
  };
  const auto& times = facts.times;
  if (at(times.accepted) && !ended) row.times.accepted_ms = now.ms;
  if (at(times.dispatched) && !ended) row.times.dispatched_ms = now.ms;
  if (at(times.finished)) row.times.finished_ms = now.ms;
  if (at(times.checked)) row.times.checked_ms = now.ms;
  if (at(times.checked.empty() ? times.finished : times.checked)) settle_case(row, now);
  const bool back = then && *then < own;
  if (back && catalog::is_among(times.finished, done.element)) ++row.counters.returns;
}

// A step that handles the case begins again after it was finished.
void note_rework(Running& running, const Task& opened) {
  auto& row = running.row;
  if (!catalog::is_among(running.service->facts().times.finished, opened.element)) return;
  if (!row.times.finished_ms) return;
  ++row.counters.reworks;
  row.times.finished_ms.reset();
  row.times.checked_ms.reset();
  row.times.settled_ms.reset();
}

Result<> cancel(ledger::Act& act, Task& task) {
  task.state = TaskState::cancelled;
  task.ended_ms = act.now().ms;
  return save_task(act, task);
}

}  // namespace

Result<> match_tasks(ledger::Act& act, const World& world, Running& running) {
  std::vector<Completed> completed;
  for (auto& task : running.tasks) {
    if (task.kind != TaskKind::step) continue;
    if (task.state == TaskState::done) completed.push_back({task.element, task.action});
    if (task.is_open() && running.instance.find_task(task.activity) == nullptr) {
      TRY(cancel(act, task));
    }
  }
  std::erase_if(running.tasks, [](const Task& task) { return !task.is_open(); });
  for (const auto& from : running.instance.tasks) {
    if (from.kind != bpmn::TaskKind::user) continue;
    const bool there = std::ranges::any_of(running.tasks, [&](const Task& task) {
      return task.kind == TaskKind::step && task.activity == from.activity;
    });
    if (there) continue;
    auto task = TRY(opened(act, world, running, from));
    TRY(act.insert(case_task_table, task.id, changes_of(task)));
    TRY(put_unit(act, running.row, task.unit, "asked"));
    TRY(notify_unit(act, running.row, task, "opened"));
    note_rework(running, task);
    running.tasks.push_back(std::move(task));
  }
  set_stage(running);
  const bool ended = running.instance.status == bpmn::Status::completed;
  for (const auto& done : completed) stamp(running, done, ended, act.now());
  return {};
}

void settle_case(Case& row, Instant now) {
  if (row.is_settled()) return;
  row.times.settled_ms = now.ms;
  if (row.clock.due_ms && *row.clock.due_ms < now.ms) row.overdue = true;
}

Result<> end_all_tasks(ledger::Act& act, Running& running) {
  for (auto& task : running.tasks) {
    if (task.is_open()) TRY(cancel(act, task));
  }
  running.tasks.clear();
  return {};
}

}  // namespace luoshi::casework

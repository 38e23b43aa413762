// Suspending, extending and deferring: the acts on the clocks of a case.
#include "casework/suspending.hpp"

#include "casework/case_acts.hpp"
#include "casework/clocks.hpp"
#include "casework/rows.hpp"
#include "casework/tables.hpp"
#include "casework/task_ground.hpp"

namespace luoshi::casework {
namespace {

constexpr std::int64_t minutes_of_hour = 60;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t amount_max = 366;

Result<> pause_all(ledger::Act& act, const World& world, Running& running) {
  TRY(pause(running.row.clock, act.now(), world));
  for (auto& task : running.tasks) {
    TRY(pause(task.clock, act.now(), world));
    TRY(save_task(act, task));
  }
  running.row.suspended = true;
  return {};
}

bool counts_hours(const Clock& clock) {
  return clock.limit && (clock.limit->limit.kind == worktime::LimitKind::urgent_hour ||
                         clock.limit->limit.kind == worktime::LimitKind::work_hour);
}

// The case's own limit and that of its tasks with the same kind of limit.
Result<> extend_all(ledger::Act& act, const World& world, Running& running,
                    const Request& request) {
  const bool hours = counts_hours(running.row.clock);
  const auto amount = hours ? request.amount * minutes_of_hour : request.amount;
  TRY(extend(running.row.clock, amount, act.now(), world));
  for (auto& task : running.tasks) {
    if (!task.clock.limit || counts_hours(task.clock) != hours) continue;
    TRY(extend(task.clock, amount, act.now(), world));
    TRY(save_task(act, task));
  }
  running.row.overdue = running.row.clock.due_ms && *running.row.clock.due_ms < act.now().ms;
  ++running.row.counters.extensions;
  return {};
}

}  // namespace

Result<> resume_all(ledger::Act& act, const World& world, Running& running) {
  TRY(resume(running.row.clock, act.now(), world));
  for (auto& task : running.tasks) {
    TRY(resume(task.clock, act.now(), world));
    TRY(save_task(act, task));
  }
  running.row.suspended = false;
  running.row.resume_ms.reset();
  return {};
}

Result<Running> suspend(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view id, const std::string& words) {
  auto running = TRY(begin(act.writer(), world, id));
  TRY(require_sight(act.writer(), scope_of(worker.who), running.row));
  TRY(check(act.writer(), CaseMove::suspend, running, worker));
  TRY(require_words(words));
  TRY(pause_all(act, world, running));
  TRY(note(act, running, {.kind = "case.suspend", .words = words}));
  TRY(finish(act, world, running));
  return running;
}

Result<Running> resume(ledger::Act& act, const World& world, const Worker& worker,
                       std::string_view id) {
  auto running = TRY(begin(act.writer(), world, id));
  TRY(require_sight(act.writer(), scope_of(worker.who), running.row));
  TRY(check(act.writer(), CaseMove::resume, running, worker));
  TRY(resume_all(act, world, running));
  TRY(note(act, running, {.kind = "case.resume"}));
  TRY(finish(act, world, running));
  return running;
}

Result<Running> ask(ledger::Act& act, const World& world, const Worker& worker, std::string_view id,
                    const Asked& asked) {
  const bool deferral = asked.kind == "deferral";
  auto on = TRY(ground(act.writer(), world, worker, id,
                       deferral ? TaskMove::ask_deferral : TaskMove::ask_extension));
  TRY(require_words(asked.words));
  auto& running = on.running;
  if (asked.amount < 1 || asked.amount > amount_max) {
    return fail(ErrorKind::invalid, "case.amount-faulty", std::to_string(asked.amount), "/amount");
  }
  const auto& task = task_of(on);
  TRY(act.insert(case_request_table, act.new_id("crq"),
                 {{"subject", running.row.id},
                  {"task", task.id},
                  {"kind", std::string(deferral ? "deferral" : "extension")},
                  {"state", std::string("open")},
                  {"amount", asked.amount},
                  {"words", asked.words},
                  {"asked_by", worker.who.person},
                  {"asked_unit", task.unit},
                  {"asked_ms", act.now().ms}}));
  return changed(act, world, std::move(on),
                 {.kind = deferral ? "case.ask-deferral" : "case.ask-extension",
                  .action = std::to_string(asked.amount),
                  .words = asked.words});
}

Result<Running> decide(ledger::Act& act, const World& world, const Worker& worker,
                       std::string_view id, bool granted, const std::string& words) {
  const auto request = TRY(load_request(act.writer(), id));
  auto running = TRY(begin(act.writer(), world, request.subject));
  if (const auto seen = require_sight(act.writer(), scope_of(worker.who), running.row); !seen) {
    if (seen.error().kind != ErrorKind::not_found) return Failure(seen.error());
    return fail(ErrorKind::not_found, "case.request-not-found", std::string(id));
  }
  TRY(check_decision(running, worker, request));
  if (!granted) TRY(require_words(words));
  TRY(act.update(case_request_table, id,
                 {{"state", std::string(granted ? "granted" : "refused")},
                  {"answer", text_or_null(words)},
                  {"decided_by", worker.who.person},
                  {"decided_ms", act.now().ms}}));
  const bool deferral = request.kind == "deferral";
  if (granted && deferral) {
    if (!running.row.suspended) TRY(pause_all(act, world, running));
    running.row.deferred = true;
    running.row.resume_ms = act.now().ms + request.amount * day_ms;
  } else if (granted) {
    TRY(extend_all(act, world, running, request));
  }
  const std::string what = deferral ? "deferral" : "extension";
  TRY(note(act, running,
           {.kind = (granted ? "case.grant-" : "case.refuse-") + what,
            .action = std::to_string(request.amount),
            .words = words}));
  TRY(finish(act, world, running));
  return running;
}

}  // namespace luoshi::casework

#include "casework/case_acts.hpp"

#include <algorithm>

#include "casework/clocks.hpp"
#include "casework/facts.hpp"
#include "casework/may.hpp"
#include "casework/notices.hpp"
#include "casework/rows.hpp"
#include "casework/tables.hpp"
#include "casework/task_ground.hpp"
#include "casework/task_opening.hpp"

namespace luoshi::casework {
namespace {

// Seen by the worker, who may make the move.
Result<Running> begun(store::Reader& reader, const World& world, const Worker& worker,
                      std::string_view id, CaseMove move) {
  auto running = TRY(begin(reader, world, id));
  TRY(require_sight(reader, scope_of(worker.who), running.row));
  TRY(check(reader, move, running, worker));
  return running;
}

Result<Running> noted(ledger::Act& act, const World& world, Running running, const Line& line) {
  TRY(note(act, running, line));
  TRY(finish(act, world, running));
  return running;
}

// Ends the procedure where it stands.
Result<> end_by(ledger::Act& act, const World& world, Running& running, Ending ending,
                const Line& line) {
  running.row.ending = ending;
  TRY(run(act, world, running, bpmn::Cancel{}, line));
  return finish(act, world, running);
}

}  // namespace

Result<Running> urge(ledger::Act& act, const World& world, const Worker& worker,
                     std::string_view id, const std::string& words) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::urge));
  TRY(require_words(words));
  ++running.row.urged;
  for (auto& task : running.tasks) {
    ++task.urged;
    TRY(save_task(act, task));
    TRY(notify_unit(act, running.row, task, "urged"));
  }
  return noted(act, world, std::move(running), {.kind = "case.urge", .words = words});
}

Result<Running> supervise(ledger::Act& act, const World& world, const Worker& worker,
                          std::string_view id, bool supervised, const std::string& words) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::supervise));
  TRY(require_words(words));
  running.row.supervised = supervised;
  const auto* kind = supervised ? "case.supervise" : "case.supervise-end";
  return noted(act, world, std::move(running), {.kind = kind, .words = words});
}

Result<Running> copy_to(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view id, const std::string& unit) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::copy));
  TRY(require_unit(act.writer(), unit));
  TRY(put_unit(act, running.row, unit, "copied"));
  return noted(act, world, std::move(running), {.kind = "case.copy", .to_unit = unit});
}

Result<Running> force_close(ledger::Act& act, const World& world, const Worker& worker,
                            std::string_view id, const std::string& outcome,
                            const std::string& words) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::force_close));
  TRY(require_words(words));
  if (!outcome.empty()) {
    const auto* known = running.service->facts().outcome(outcome);
    if (known == nullptr) {
      return fail(ErrorKind::invalid, "case.outcome-unknown", outcome, "/outcome");
    }
    running.row.outcome = outcome;
    running.row.counts = catalog::name_of(known->counted);
  }
  TRY(end_by(act, world, running, Ending::forced,
             {.kind = "case.force-close", .action = outcome, .words = words}));
  return running;
}

Result<Running> merge(ledger::Act& act, const World& world, const Worker& worker,
                      std::string_view id, std::string_view into, const std::string& words) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::merge));
  if (id == into) return fail(ErrorKind::conflict, "case.merge-into-itself", {}, "/into");
  auto other = TRY(begin(act.writer(), world, into));
  TRY(require_sight(act.writer(), scope_of(worker.who), other.row));
  if (!other.row.is_open()) return fail(ErrorKind::conflict, "case.closed", {}, "/into");
  if (other.row.service != running.row.service) {
    return fail(ErrorKind::conflict, "case.other-service", other.row.service, "/into");
  }
  running.row.merged_into = other.row.id;
  TRY(act.insert(case_link_table, running.row.id + "/" + other.row.id,
                 {{"subject", running.row.id},
                  {"other", other.row.id},
                  {"kind", std::string("merged")},
                  {"made_ms", act.now().ms},
                  {"made_by", worker.who.person}}));
  TRY(note(act, other, {.kind = "case.merged-in", .action = running.row.number, .words = words}));
  TRY(finish(act, world, other));
  TRY(end_by(act, world, running, Ending::merged,
             {.kind = "case.merge", .action = other.row.number, .words = words}));
  return running;
}

Result<Registered> split(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view id, std::string_view new_id, const std::string& form,
                         schema::Language language) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::split));
  Report report{running.row.service, "desk", running.row.applicant,
                running.row.place,   form,   running.row.id};
  const auto checked = TRY(check_report(world, std::move(report), language));
  auto part = TRY(register_case(act, world, new_id, checked));
  TRY(act.insert(case_link_table, running.row.id + "/" + part.row.id,
                 {{"subject", running.row.id},
                  {"other", part.row.id},
                  {"kind", std::string("split")},
                  {"made_ms", act.now().ms},
                  {"made_by", worker.who.person}}));
  TRY(note(act, running, {.kind = "case.split", .action = part.row.number}));
  TRY(finish(act, world, running));
  return part;
}

Result<Running> release_words(ledger::Act& act, const World& world, const Worker& worker,
                              std::string_view id, bool released, const std::string& words) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::release));
  auto& row = running.row;
  row.released_ms = released ? std::optional(act.now().ms) : std::nullopt;
  row.released_by = released ? worker.who.person : std::string();
  row.released_words = released ? words : std::string();
  const auto* kind = released ? "case.release" : "case.release-end";
  return noted(act, world, std::move(running), {.kind = kind, .words = words});
}

Result<Running> move_to(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view task, const std::string& element,
                        const std::string& words) {
  TRY(require_operator(worker.who));
  TRY(require_words(words));
  const auto row = TRY(load_task(act.writer(), task));
  auto running = TRY(begin(act.writer(), world, row.subject));
  TRY(require_sight(act.writer(), scope_of(worker.who), running.row));
  if (!row.is_open() || row.kind != TaskKind::step) {
    return fail(ErrorKind::conflict, "task.ended", row.id);
  }
  if (running.service->facts().task(element) == nullptr) {
    return fail(ErrorKind::invalid, "task.no-such-step", element, "/to");
  }
  TRY(run(act, world, running, bpmn::Move{row.activity, element, {}},
          {.kind = "case.move",
           .task = row.id,
           .element = row.element,
           .action = element,
           .words = words}));
  TRY(finish(act, world, running));
  return running;
}

Result<Running> retry(ledger::Act& act, const World& world, const Worker& worker,
                      std::string_view id) {
  auto running = TRY(begun(act.writer(), world, worker, id, CaseMove::retry));
  const auto& all = running.instance.activities;
  const auto failed =
      std::ranges::find_if(all, [](const bpmn::Activity& one) { return one.incident.has_value(); });
  TRY(run(act, world, running, bpmn::RetryIncident{failed->id}, {.kind = "case.retry"}));
  TRY(finish(act, world, running));
  return running;
}

}  // namespace luoshi::casework

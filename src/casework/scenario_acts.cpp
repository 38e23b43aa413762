#include "casework/scenario_acts.hpp"

#include <algorithm>
#include <array>

#include "casework/case_acts.hpp"
#include "casework/rows.hpp"
#include "casework/task_acts.hpp"
#include "worktime/day.hpp"

namespace luoshi::casework {
namespace {

// An act under way.
struct Deed {
  ledger::Act& act;
  const World& world;
  const Worker& worker;
  Theatre& theatre;
  const catalog::ActStep& step;
  std::string id;    // of the case
  std::string task;  // its open task at the step's element; empty where there is none

  // The unit that `to` names.
  [[nodiscard]] std::string unit() const { return theatre.unit_of(step.to); }
};

struct Named {
  std::string_view name;
  Result<> (*body)(Deed&);
};

Result<> done(const Result<Running>& running) {
  if (!running) return Failure(running.error());
  return {};
}

std::string step_back(const Deed& deed) {
  return deed.step.to.empty() ? std::string("last") : deed.step.to;
}

// Whom a task is given to: a person of the unit, made when named.
Result<std::string> person_of(Deed& deed, const std::string& unit) {
  const auto tasks = TRY(tasks_of(deed.act.writer(), deed.id, true));
  const auto at = std::ranges::find(tasks, deed.task, &Task::id);
  const auto& home = unit.empty() && at != tasks.end() ? at->unit : unit;
  return deed.theatre.known_person(home, deed.step.to);
}

Result<> ask_for(Deed& deed, const char* kind) {
  Asked asked{kind, deed.step.amount.value_or(0), deed.step.words};
  if (!deed.step.until.empty()) {
    const auto until = worktime::day_of(deed.step.until);
    const auto today = deed.world.calendar.local_day(deed.act.now());
    if (until) asked.amount = (*until - today).count();
  }
  return done(ask(deed.act, deed.world, deed.worker, deed.task, asked));
}

Result<> decide_open(Deed& deed) {
  for (const auto& request : TRY(requests_of(deed.act.writer(), deed.id))) {
    if (request.state != "open") continue;
    const bool granted = deed.step.action != "refuse";
    return done(decide(deed.act, deed.world, deed.worker, request.id, granted, deed.step.words));
  }
  return fail(ErrorKind::not_found, "case.request-not-found", deed.id);
}

Result<> split_off(Deed& deed) {
  const auto made = TRY(split(deed.act, deed.world, deed.worker, deed.id, deed.act.new_id("cas"),
                              deed.step.form, schema::Language::zh));
  deed.theatre.name_case(deed.step.as, made.row.id);
  return {};
}

// NOLINTBEGIN(readability-identifier-length)
constexpr std::array acts{
    Named{"claim", [](Deed& d) { return done(claim(d.act, d.world, d.worker, d.task)); }},
    Named{"complete",
          [](Deed& d) {
            return done(complete(d.act, d.world, d.worker, d.task,
                                 {d.step.action, d.step.words, d.step.form, {}}));
          }},
    Named{"return",
          [](Deed& d) {
            return done(give_back(d.act, d.world, d.worker, d.task, step_back(d), d.step.words));
          }},
    Named{"refuse_receipt",
          [](Deed& d) {
            return done(give_back(d.act, d.world, d.worker, d.task, step_back(d), d.step.words));
          }},
    Named{"transfer",
          [](Deed& d) {
            return done(transfer(d.act, d.world, d.worker, d.task, d.unit(), "", d.step.words));
          }},
    Named{"delegate",
          [](Deed& d) -> Result<> {
            const auto person = TRY(person_of(d, ""));
            return done(delegate(d.act, d.world, d.worker, d.task, person, d.step.words));
          }},
    Named{"extend", [](Deed& d) { return ask_for(d, "extension"); }},
    Named{"defer", [](Deed& d) { return ask_for(d, "deferral"); }},
    Named{"decide_extension", decide_open},
    Named{"suspend",
          [](Deed& d) { return done(suspend(d.act, d.world, d.worker, d.id, d.step.words)); }},
    Named{"resume", [](Deed& d) { return done(resume(d.act, d.world, d.worker, d.id)); }},
    Named{"add_signer",
          [](Deed& d) { return done(add_signer(d.act, d.world, d.worker, d.task, d.unit())); }},
    Named{"remove_signer",
          [](Deed& d) { return done(remove_signer(d.act, d.world, d.worker, d.task)); }},
    Named{"support",
          [](Deed& d) {
            return done(call_in(d.act, d.world, d.worker, d.task, TaskKind::support, d.unit(),
                                d.step.words));
          }},
    Named{"take_back", [](Deed& d) { return done(take_back(d.act, d.world, d.worker, d.id)); }},
    Named{"merge",
          [](Deed& d) {
            return done(
                merge(d.act, d.world, d.worker, d.id, d.theatre.case_of(d.step.to), d.step.words));
          }},
    Named{"split", split_off},
    Named{"force_close",
          [](Deed& d) {
            return done(force_close(d.act, d.world, d.worker, d.id, d.step.action, d.step.words));
          }},
    Named{"urge", [](Deed& d) { return done(urge(d.act, d.world, d.worker, d.id, d.step.words)); }},
    Named{"supervise",
          [](Deed& d) {
            return done(supervise(d.act, d.world, d.worker, d.id, true, d.step.words));
          }},
    Named{"move",
          [](Deed& d) {
            return done(move_to(d.act, d.world, d.worker, d.task, d.step.to, d.step.words));
          }},
};
// NOLINTEND(readability-identifier-length)

// The open task at the step's element, the actor's own where several are open.
Result<std::string> task_meant(store::Reader& reader, const Worker& worker,
                               const catalog::ActStep& step, const std::string& id) {
  const auto tasks = TRY(tasks_of(reader, id, true));
  std::string meant;
  for (const auto& task : tasks) {
    if (!step.task.empty() && task.element != step.task) continue;
    if (may_do(worker, task)) return task.id;
    if (meant.empty()) meant = task.id;
  }
  return meant;
}

// Taking a signer out is said of the task of the unit that `to` names.
Result<std::string> signer_meant(store::Reader& reader, const Theatre& theatre,
                                 const catalog::ActStep& step, const std::string& id) {
  for (const auto& task : TRY(tasks_of(reader, id, true))) {
    if (task.element == step.task && task.unit == theatre.unit_of(step.to)) return task.id;
  }
  return std::string();
}

}  // namespace

Result<> do_act(Theatre& theatre, const catalog::ActStep& step) {
  const auto* named = std::ranges::find(acts, step.act, &Named::name);
  if (named == acts.end()) return fail(ErrorKind::invalid, "scenario.act-unknown", step.act);
  const auto worker = TRY(theatre.worker(step.by));
  if (step.act == "delegate") {
    TRY(theatre.worker({step.by.unit, step.by.role, step.to}));
  }
  return theatre.act(worker.who.actor(), [&](ledger::Act& act) -> Result<> {
    const auto id = theatre.case_of(step.of);
    auto task = step.act == "remove_signer" ? TRY(signer_meant(act.writer(), theatre, step, id))
                                            : TRY(task_meant(act.writer(), worker, step, id));
    Deed deed{act, theatre.world(), worker, theatre, step, id, std::move(task)};
    return named->body(deed);
  });
}

}  // namespace luoshi::casework

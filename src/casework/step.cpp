#include "casework/step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "bpmn/json.hpp"
#include "casework/clocks.hpp"
#include "casework/counts.hpp"
#include "casework/events.hpp"
#include "casework/facts.hpp"
#include "casework/jobs.hpp"
#include "casework/rows.hpp"
#include "casework/search_index.hpp"
#include "casework/sight.hpp"
#include "casework/surroundings.hpp"
#include "casework/tables.hpp"
#include "casework/task_opening.hpp"

namespace luoshi::casework {
namespace {

namespace json = boost::json;

constexpr int rounds_max = 100;  // of jobs and messages to itself, in one command

// All that happened in one command and what followed from it at once.
struct Happened {
  json::array events{};
  std::vector<Reason> reasons{};
  feel::Context variables{};  // of the process itself, also when it has ended
  bool ended = false;
};

feel::Context root_variables(const bpmn::Instance& instance) {
  const auto* root = instance.find(bpmn::root_activity);
  return root == nullptr ? feel::Context{} : root->variables;
}

void keep(Happened& happened, const bpmn::Events& events) {
  for (const auto& event : events) {
    happened.events.push_back(bpmn::to_json(event));
    if (std::holds_alternative<bpmn::Ended>(event)) happened.ended = true;
    const auto* set = std::get_if<bpmn::VariablesSet>(&event);
    if (set == nullptr || set->activity != bpmn::root_activity) continue;
    for (const auto& [name, value] : set->variables.entries) happened.variables.put(name, value);
  }
}

Result<bpmn::Events> carry_out(const World& world, Running& running, const bpmn::Command& command,
                               Instant now, Happened& happened) {
  ServiceSurroundings surroundings(world, *running.service);
  const feel::Environment at{world.zones, now, world.zone};
  auto events = TRY(bpmn::execute(surroundings, running.instance, command, at));
  keep(happened, events);
  std::ranges::move(surroundings.take_reasons(), std::back_inserter(happened.reasons));
  return events;
}

// What follows without anybody: jobs the program does itself, messages the case sends to itself.
Result<> follow(ledger::Act& act, const World& world, Running& running, bpmn::Events events,
                Happened& happened) {
  for (int round = 0; round < rounds_max; ++round) {
    std::vector<bpmn::Command> owed;
    for (const auto& event : events) {
      const auto* thrown = std::get_if<bpmn::MessageThrown>(&event);
      if (thrown == nullptr || thrown->key != running.row.id) continue;
      owed.emplace_back(bpmn::DeliverMessage{thrown->name, thrown->key, thrown->variables});
    }
    if (auto job = TRY(do_next_job(act, running))) owed.push_back(std::move(*job));
    if (owed.empty()) return {};
    events.clear();
    for (const auto& command : owed) {
      auto more = carry_out(world, running, command, act.now(), happened);
      // A message that nobody waits for is no fault: the step that waited is over.
      if (!more && more.error().problem == "bpmn.no-wait") continue;
      std::ranges::move(TRY(std::move(more)), std::back_inserter(events));
    }
  }
  return fail(ErrorKind::limit, "case.too-many-rounds", running.row.id);
}

json::array json_of(const std::vector<Reason>& reasons) {
  json::array all;
  for (const auto& one : reasons) {
    if (one.zh.empty() && one.en.empty()) continue;
    all.push_back(json::object{{"decision", one.decision}, {"zh", one.zh}, {"en", one.en}});
  }
  return all;
}

Result<> write_line(ledger::Act& act, Running& running, const Line& line, const std::string& events,
                    const std::string& reasons) {
  auto& row = running.row;
  ++row.last_act;
  return act.insert(case_act_table, fmt::format("{}/{}", row.id, row.last_act),
                    {{"subject", row.id},
                     {"position", row.last_act},
                     {"kind", line.kind},
                     {"task", text_or_null(line.task)},
                     {"element", text_or_null(line.element)},
                     {"action", text_or_null(line.action)},
                     {"person", text_or_null(act.actor().person)},
                     {"unit", text_or_null(act.actor().unit)},
                     {"to_unit", text_or_null(line.to_unit)},
                     {"to_person", text_or_null(line.to_person)},
                     {"made_ms", act.now().ms},
                     {"words", text_or_null(line.words)},
                     {"events", text_or_null(events)},
                     {"reasons", text_or_null(reasons)}});
}

// The first incident of the instance, for the case to show.
std::string incident_of(const bpmn::Instance& instance) {
  for (const auto& one : instance.activities) {
    if (one.incident) return one.incident->problem;
  }
  return {};
}

Result<> close_case(ledger::Act& act, Running& running) {
  auto& row = running.row;
  row.state = CaseState::closed;
  if (row.ending == Ending::none) row.ending = Ending::completed;
  row.times.closed_ms = act.now().ms;
  settle_case(row, act.now());
  row.suspended = false;
  row.incident.clear();
  return end_all_tasks(act, running);
}

Result<> write_timers(store::Writer& writer, const Running& running) {
  TRY(writer.run("DELETE FROM case_timer WHERE subject = ?", {running.row.id}));
  if (!running.row.is_open()) return {};
  const auto set = [&](std::int64_t wait, std::int64_t due_ms) -> Result<> {
    TRY(writer.run("INSERT INTO case_timer (subject, wait, due_ms) VALUES (?, ?, ?)",
                   {running.row.id, wait, due_ms}));
    return {};
  };
  for (const auto& wait : running.instance.waits) {
    if (wait.kind == bpmn::WaitKind::timer) TRY(set(wait.id, wait.schedule.due.ms));
  }
  const auto& row = running.row;
  const bool runs = !row.overdue && !row.suspended && !row.is_settled();
  if (row.clock.due_ms && runs) TRY(set(wait_due, *row.clock.due_ms));
  if (row.resume_ms) TRY(set(wait_resume, *row.resume_ms));
  return {};
}

Result<std::string> kept_state(store::Reader& reader, const Case& row) {
  std::string state;
  TRY(reader.each("SELECT state FROM case_state WHERE id = ? AND last_act = ?",
                  {row.id, row.last_act}, [&](const store::Row& one) {
                    state = one.string(0);
                    return false;
                  }));
  return state;
}

// The instance made again from the events of its time line.
Result<bpmn::Instance> replayed(store::Reader& reader, const Case& row) {
  bpmn::Instance instance;
  TRY(each_event(reader, row,
                 [&](const bpmn::Event& event) { return bpmn::apply(instance, event); }));
  return instance;
}

}  // namespace

Result<bpmn::Instance> load_instance(store::Reader& reader, const Case& row) {
  const auto text = TRY(kept_state(reader, row));
  if (text.empty()) return replayed(reader, row);
  json::error_code error;
  const auto state = json::parse(text, error);
  if (error) return fail(ErrorKind::corrupt, "case.state-broken", row.id);
  return bpmn::instance_from_json(state);
}

Result<Running> begin(store::Reader& reader, const World& world, std::string_view id) {
  Running running;
  running.row = TRY(load_case(reader, id));
  running.before = running.row;
  running.service = TRY(world.services.at(running.row.service, running.row.service_version));
  running.instance = TRY(load_instance(reader, running.row));
  running.tasks = TRY(tasks_of(reader, id, true));
  return running;
}

Result<> run(ledger::Act& act, const World& world, Running& running, const bpmn::Command& command,
             const Line& line) {
  Happened happened;
  happened.variables = root_variables(running.instance);
  const auto before = facts_of(world, *running.service, happened.variables, act.now());
  auto events = TRY(carry_out(world, running, command, act.now(), happened));
  TRY(follow(act, world, running, std::move(events), happened));
  const auto after = facts_of(world, *running.service, happened.variables, act.now());
  TRY(read_facts(act, world, running, before, after));
  TRY(match_tasks(act, world, running));
  running.row.incident = incident_of(running.instance);
  if (happened.ended) TRY(close_case(act, running));
  const auto reasons = json_of(happened.reasons);
  return write_line(act, running, line, json::serialize(happened.events),
                    reasons.empty() ? std::string() : json::serialize(reasons));
}

Result<> note(ledger::Act& act, Running& running, const Line& line) {
  return write_line(act, running, line, {}, {});
}

Result<> finish(ledger::Act& act, const World& world, Running& running) {
  auto& row = running.row;
  row.changed_ms = act.now().ms;
  if (running.before.id.empty()) {
    TRY(act.insert(case_table, row.id, changes_of(row)));
  } else {
    TRY(act.update(case_table, row.id, changes_of(row), running.before.version));
  }
  TRY(keep_standing(act.writer(), running));
  TRY(keep_sight(act.writer(), running.before, row));
  TRY(count_change(act.writer(), running.before, row, day_of(world)));
  return index_case(act.writer(), running.before, row);
}

Result<> keep_standing(store::Writer& writer, const Running& running) {
  const auto& row = running.row;
  TRY(writer.run(
      "INSERT INTO case_state (id, last_act, state) VALUES (?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET last_act = excluded.last_act, state = excluded.state",
      {row.id, row.last_act, json::serialize(bpmn::to_json(running.instance))}));
  return write_timers(writer, running);
}

Task& task_in(Running& running, std::string_view id) {
  return *std::ranges::find(running.tasks, id, &Task::id);
}

Result<> save_task(ledger::Act& act, const Task& task) {
  return act.update(case_task_table, task.id, changes_of(task));
}

}  // namespace luoshi::casework

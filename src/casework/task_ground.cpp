#include "casework/task_ground.hpp"

#include <algorithm>

#include "casework/rows.hpp"
#include "identity/accounts.hpp"

namespace luoshi::casework {

Result<OnTask> ground(store::Reader& reader, const World& world, const Worker& worker,
                      std::string_view task, TaskMove move) {
  const auto subject = TRY(subject_of_task(reader, task));
  OnTask on{TRY(begin(reader, world, subject)), std::string(task)};
  const auto& running = on.running;
  if (const auto seen = require_sight(reader, scope_of(worker.who), running.row); !seen) {
    if (seen.error().kind != ErrorKind::not_found) return Failure(seen.error());
    return fail(ErrorKind::not_found, "task.not-found", on.task);
  }
  // One that has ended is not among those of the case that is running.
  const auto open = std::ranges::find(running.tasks, task, &Task::id);
  const auto row = open == running.tasks.end() ? TRY(load_task(reader, task)) : *open;
  TRY(check(reader, move, {running.row, *running.service, running.tasks}, worker, row));
  return on;
}

Task& task_of(OnTask& on) {
  return task_in(on.running, on.task);
}

Result<> require_words(std::string_view words) {
  const bool blank = words.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (blank) return fail(ErrorKind::invalid, "task.words-missing", {}, "/words");
  return {};
}

Result<Running> changed(ledger::Act& act, const World& world, OnTask on, Line line) {
  const auto& task = task_of(on);
  line.task = task.id;
  line.element = task.element;
  TRY(save_task(act, task));
  TRY(note(act, on.running, line));
  TRY(finish(act, world, on.running));
  return std::move(on.running);
}

Result<> require_member(store::Reader& reader, std::string_view person, std::string_view unit) {
  const auto failed = [&] {
    return fail(ErrorKind::invalid, "task.person-not-of-unit", std::string(person), "/person");
  };
  const auto found = identity::find_person(reader, person);
  if (!found || !found->active) return failed();
  identity::Principal member;
  member.appointments = found->appointments;
  const auto units = working_units(member);
  if (std::ranges::find(units, unit) == units.end()) return failed();
  return {};
}

}  // namespace luoshi::casework

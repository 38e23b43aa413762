// One act on one case, from loading to the rows: whatever is done to a case is begun here, run
// through its procedure, and finished here, in one act of the ledger.
//
//   auto running = TRY(begin(reader, world, id));
//   … authorise on what was loaded …
//   TRY(run(act, world, running, bpmn::CompleteTask{…}, {.kind = "task.complete", …}));
//   TRY(finish(act, world, running));
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bpmn/engine.hpp"
#include "casework/case.hpp"
#include "casework/world.hpp"
#include "ledger/act.hpp"

namespace luoshi::casework {

// A case with all that a step needs.
struct Running {
  Case row;
  Case before;  // as it was loaded, for the roll-ups; without id when it is new
  std::shared_ptr<const catalog::Service> service;
  bpmn::Instance instance;
  std::vector<Task> tasks;  // that are open; one that ended in this act is there until finish()
};

// Timers of the case itself beside those of its procedure, whose waits count from 1.
inline constexpr std::int64_t wait_due = 0;      // its time runs out
inline constexpr std::int64_t wait_resume = -1;  // a deferral ends

// A line of the time line to be written.
struct Line {
  std::string kind;
  std::string task{};
  std::string element{};
  std::string action{};
  std::string to_unit{};
  std::string to_person{};
  std::string words{};
};

// Errors: not_found "case.not-found", "service.version-missing"; corrupt "case.state-broken".
[[nodiscard]] Result<Running> begin(store::Reader& reader, const World& world, std::string_view id);

// Carries the command out, with all that follows at once: jobs of the program's own, messages to
// the case itself. Opens and ends tasks, reads the facts of the case off the variables, sets
// clocks. Errors: those of the kernel; invalid "case.unit-unknown" where a task asks a unit that
// is not there, "case.several-groups"; nothing is then to be kept of the act.
Result<> run(ledger::Act& act, const World& world, Running& running, const bpmn::Command& command,
             const Line& line);

// A line without a step of the procedure.
Result<> note(ledger::Act& act, Running& running, const Line& line);

// Writes the row of the case, its instance, timers, roll-ups and words to search by.
Result<> finish(ledger::Act& act, const World& world, Running& running);

// Keeps its instance as it stands, and when it wants to be woken: what finish() writes beside the
// ledgered rows, which can be made again from them.
Result<> keep_standing(store::Writer& writer, const Running& running);

// The instance as it stands: as it was kept, or made again from the events of the time line.
[[nodiscard]] Result<bpmn::Instance> load_instance(store::Reader& reader, const Case& row);

// The open task of that id. REQUIRES: it is one of the case's open tasks.
[[nodiscard]] Task& task_in(Running& running, std::string_view id);
Result<> save_task(ledger::Act& act, const Task& task);

}  // namespace luoshi::casework

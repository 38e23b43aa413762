// Processes, sub-processes and called processes (clauses 13.3.4 and 13.3.5).
#include "bpmn/processor.hpp"

namespace luoshi::bpmn {

Result<Outcome> enter_sub_process(Work& work, const Element& element, ActivityId id) {
  work.open(TRY(work.make_waits(id, element.event_starts)));
  work.enter(id, element.start);
  return Outcome::waits;
}

Result<> enter_process(Work& work, ActivityId id, Index start) {
  auto waits = TRY(work.make_waits(id, work.process_of(work.at(id)).event_starts));
  work.emit(Activated{id});
  work.open(std::move(waits));
  work.enter(id, start);
  return {};
}

Result<> leave_process(Work& work, ActivityId id) {
  const auto& activity = work.at(id);
  const auto call = activity.scope;
  if (call == no_activity) {
    work.emit(Completed{id});
    work.emit(Ended{Status::completed});
    return {};
  }
  const auto& element = work.element_of(work.at(call));
  auto results = element.pass_all_out ? activity.variables : feel::Context{};
  const auto mapped = TRY(work.mapped(element.call_outputs, id));
  for (const auto& [name, value] : mapped.entries) results.put(name, value);
  work.emit(Completed{id});
  work.complete(call, results);
  return {};
}

Result<Outcome> enter_call(Work& work, const Element& element, ActivityId id) {
  const auto called = TRY(work.text(element.called, id));
  const auto* process = work.surroundings().latest(called);
  if (process == nullptr ||
      work.surroundings().process({process->id, process->version}) == nullptr) {
    return fail(ErrorKind::not_found, "bpmn.unknown-process", called);
  }
  if (!process->runnable) return fail(ErrorKind::invalid, "bpmn.not-runnable", called);
  if (process->start == none) return fail(ErrorKind::invalid, "bpmn.no-start", called);
  int depth = 0;
  for (const auto* one = &work.at(id); one != nullptr; one = work.state().find(one->scope)) {
    if (one->role == Role::process) ++depth;
  }
  if (depth > work.limits().call_depth_max) {
    return fail(ErrorKind::limit, "bpmn.calls-too-deep", called);
  }
  auto variables = element.pass_all_in ? work.visible(id) : work.at(id).variables;
  const auto mapped = TRY(work.mapped(element.call_inputs, id));
  for (const auto& [name, value] : mapped.entries) variables.put(name, value);
  const auto inside = work.next_id();
  work.emit(Called{inside, id, {process->id, process->version}});
  work.set(inside, std::move(variables));
  work.owe_run(inside);
  return Outcome::waits;
}

}  // namespace luoshi::bpmn

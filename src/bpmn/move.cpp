#include <algorithm>

#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

// The sub-process a scope is of; none for a process' own.
Index container_of(const Activity& scope) {
  return scope.role == Role::process ? none : scope.element;
}

// The sub-processes around an element, the innermost first, the process' own scope last.
std::vector<Index> around(const Process& process, Index element) {
  std::vector<Index> chain;
  for (auto one = process.at(element).parent;; one = process.at(one).parent) {
    chain.push_back(one);
    if (one == none) return chain;
  }
}

// A sub-process to be begun on the way to the element.
struct Opening {
  Index element = none;
  feel::Context inputs{};
  std::vector<Wait> waits{};
};

Result<std::vector<Opening>> openings(Work& work, const Process& process,
                                      std::span<const Index> missing, ActivityId scope) {
  std::vector<Opening> all;
  for (auto one = missing.rbegin(); one != missing.rend(); ++one) {
    const auto& element = process.at(*one);
    if (element.loop) return fail(ErrorKind::conflict, "bpmn.cannot-move", element.id);
    Opening opening{.element = *one};
    opening.inputs = TRY(work.mapped(element.inputs, scope));
    opening.waits = TRY(work.make_waits(scope, element.boundaries));
    auto inside = TRY(work.make_waits(scope, element.event_starts));
    opening.waits.insert(opening.waits.end(), inside.begin(), inside.end());
    all.push_back(std::move(opening));
  }
  return all;
}

// Ends the activity and the scopes it leaves empty, below `end`.
void end_activity(Work& work, ActivityId id, ActivityId end) {
  auto scope = work.at(id).scope;
  work.terminate(id);
  while (scope != end) {
    const auto& one = work.at(scope);
    const bool over = one.role == Role::loop_body || (one.children == 0 && one.tokens == 0);
    if (!over) return;
    const auto next = one.scope;
    work.terminate(scope);
    scope = next;
  }
}

}  // namespace

Result<> move(Work& work, const Move& command) {
  const auto from = command.activity == no_activity ? root_activity : command.activity;
  const auto* activity = work.state().find(from);
  if (activity == nullptr) {
    return fail(ErrorKind::not_found, "bpmn.no-activity", std::to_string(command.activity));
  }
  if (command.activity != no_activity && activity->role == Role::process) {
    return fail(ErrorKind::conflict, "bpmn.cannot-move", command.element);
  }
  const auto& process = work.process_of(*activity);
  const auto target = process.find(command.element);
  if (target == none) return fail(ErrorKind::not_found, "bpmn.no-element", command.element);
  const auto kind = process.at(target).kind;
  if (kind == NodeKind::boundary_event || kind == NodeKind::event_sub_process) {
    return fail(ErrorKind::conflict, "bpmn.cannot-move", command.element);
  }
  const auto chain = around(process, target);
  auto scope = command.activity == no_activity ? root_activity : activity->scope;
  auto found = chain.end();
  for (;; scope = work.at(scope).scope) {
    const auto& one = work.at(scope);
    if (one.role == Role::loop_body) continue;
    found = std::ranges::find(chain, container_of(one));
    if (found != chain.end() && one.stage == Stage::active) break;
    if (one.role == Role::process) {
      return fail(ErrorKind::conflict, "bpmn.cannot-move", command.element);
    }
  }
  const std::span missing(chain.begin(), found);
  auto opened = TRY(openings(work, process, missing, scope));
  if (command.activity != no_activity) end_activity(work, from, scope);
  if (work.at(scope).incident) work.emit(IncidentResolved{scope});
  work.propagate(scope, command.variables);
  for (auto& one : opened) {
    scope = work.enter(scope, one.element);
    work.set(scope, std::move(one.inputs));
    work.emit(Activated{scope});
    for (auto& wait : one.waits) wait.activity = scope;
    work.open(std::move(one.waits));
  }
  work.enter(scope, target);
  return {};
}

}  // namespace luoshi::bpmn

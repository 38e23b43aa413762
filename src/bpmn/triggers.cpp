// What happens when an event that was waited for comes, or an error climbs to who catches it.
#include <algorithm>

#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

using feel::Context;

void trigger_boundary(Work& work, ActivityId host, Index event, bool interrupting,
                      const Context& variables) {
  const auto scope = work.at(host).scope;
  if (interrupting) work.terminate(host);
  work.complete(work.enter(scope, event), variables);
}

void trigger_event_sub_process(Work& work, ActivityId scope, Index start, bool interrupting,
                               const Context& variables) {
  const auto sub_process = work.process_of(work.at(scope)).at(start).parent;
  if (interrupting) {
    work.terminate_children(scope);
    if (work.at(scope).tokens > 0) work.emit(TokensDropped{scope});
    work.close_event_starts(scope);
    if (work.at(scope).incident) work.emit(IncidentResolved{scope});
  }
  work.set(work.enter(scope, sub_process), variables);
}

// The token goes to the event that came and from there on.
void trigger_after_gateway(Work& work, ActivityId gateway, Index event, const Context& variables) {
  const auto& process = work.process_of(work.at(gateway));
  const auto scope = work.at(gateway).scope;
  const auto& outgoing = work.element_of(work.at(gateway)).outgoing;
  const auto flow =
      *std::ranges::find_if(outgoing, [&](Index one) { return process.flow(one).target == event; });
  work.emit(Completing{gateway});
  work.emit(Completed{gateway});
  work.emit(FlowTaken{scope, flow});
  work.complete(work.enter(scope, event, {flow}), variables);
}

// A wait that stays open: a timer is set again, or has fired for the last time.
void renew(Work& work, const Wait& wait) {
  if (wait.kind != WaitKind::timer) return;
  if (wait.schedule.repeats == 0) {
    work.emit(WaitClosed{wait.id});
  } else {
    work.emit(WaitMoved{wait.id, next(wait.schedule, work.environment())});
  }
}

// Of events with that trigger the one with the very code counts before one that catches all.
Index catching(const Process& process, std::span<const Index> events, Trigger trigger,
               const std::string& code) {
  Index any = none;
  for (const auto index : events) {
    const auto& event = process.at(index);
    if (event.trigger != trigger) continue;
    if (event.code.empty()) {
      any = index;
    } else if (event.code == code) {
      return index;
    }
  }
  return any;
}

bool catch_thrown(Work& work, Trigger trigger, ActivityId from, const std::string& code,
                  const Context& variables) {
  for (auto id = from; id != no_activity;) {
    const auto& activity = work.at(id);
    const auto& process = work.process_of(activity);
    const bool is_element = activity.role == Role::plain || activity.role == Role::loop_body;
    if (is_element) {
      const auto& element = work.element_of(activity);
      const auto boundary = catching(process, element.boundaries, trigger, code);
      if (boundary != none) {
        trigger_boundary(work, id, boundary, process.at(boundary).interrupting, variables);
        return true;
      }
    }
    const auto scope = activity.scope;
    if (scope == no_activity) return false;
    // What is thrown while an event is handled is not for the handlers beside it.
    const bool handles =
        is_element && work.element_of(activity).kind == NodeKind::event_sub_process;
    if (!handles) {
      const auto& around = work.at(scope);
      const auto start =
          catching(work.process_of(around), work.event_starts_of(around), trigger, code);
      if (start != none) {
        const bool interrupting = work.process_of(around).at(start).interrupting;
        trigger_event_sub_process(work, scope, start, interrupting, variables);
        return true;
      }
    }
    id = scope;
  }
  return false;
}

}  // namespace

Result<> trigger(Work& work, std::int64_t wait_id, const Context& variables) {
  const auto wait = *work.state().find_wait(wait_id);
  const auto& holder = work.at(wait.activity);
  const auto& event = work.process_of(holder).at(wait.element);
  if (event.kind == NodeKind::boundary_event) {
    if (!event.interrupting) renew(work, wait);
    trigger_boundary(work, wait.activity, wait.element, event.interrupting, variables);
  } else if (event.kind == NodeKind::start_event) {
    if (!event.interrupting) renew(work, wait);
    trigger_event_sub_process(work, wait.activity, wait.element, event.interrupting, variables);
  } else if (holder.element == wait.element) {
    work.complete(wait.activity, variables);
  } else {
    trigger_after_gateway(work, wait.activity, wait.element, variables);
  }
  return {};
}

bool catch_error(Work& work, ActivityId from, const std::string& code, const Context& variables) {
  const bool caught = catch_thrown(work, Trigger::error, from, code, variables);
  if (caught) work.emit(ErrorThrown{from, code, true});
  return caught;
}

bool catch_escalation(Work& work, ActivityId from, const std::string& code,
                      const Context& variables) {
  const bool caught = catch_thrown(work, Trigger::escalation, from, code, variables);
  work.emit(EscalationThrown{from, code, caught});
  return caught;
}

void signal_inside(Work& work, const std::string& name, const Context& variables) {
  std::vector<std::int64_t> waiting;
  for (const auto& wait : work.state().waits) {
    if (wait.kind == WaitKind::signal && wait.name == name) waiting.push_back(wait.id);
  }
  for (const auto id : waiting) {
    // An earlier one may have ended who waited.
    if (work.state().find_wait(id) != nullptr) (void)trigger(work, id, variables);
  }
}

}  // namespace luoshi::bpmn

#include "bpmn/engine.hpp"

#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

// Does what a command asks. An error leaves no event behind.
class Dispatcher {
 public:
  explicit Dispatcher(Work& work) : work_(work) {}

  Result<> operator()(const Start& command);
  Result<> operator()(const CompleteTask& command);
  Result<> operator()(const FailTask& command);
  Result<> operator()(const ThrowError& command);
  Result<> operator()(const ThrowEscalation& command);
  Result<> operator()(const DeliverMessage& command);
  Result<> operator()(const BroadcastSignal& command);
  Result<> operator()(const FireTimer& command);
  Result<> operator()(const RetryIncident& command);
  Result<> operator()(const Cancel& command);
  Result<> operator()(const SetVariables& command);
  Result<> operator()(const Move& command);
  Result<> operator()(const AddLoopItem& command);
  Result<> operator()(const RemoveLoopItem& command);

 private:
  Result<> check_task(ActivityId activity) const {
    if (work_.state().find_task(activity) != nullptr) return {};
    return fail(ErrorKind::not_found, "bpmn.no-task", std::to_string(activity));
  }
  // What is done now settles an earlier failure.
  void settle(ActivityId activity) {
    if (work_.at(activity).incident) work_.emit(IncidentResolved{activity});
  }

  Work& work_;
};

Result<> Dispatcher::operator()(const Start& command) {
  const auto* process = work_.surroundings().latest(command.process);
  if (process == nullptr) return fail(ErrorKind::not_found, "bpmn.no-process", command.process);
  if (!process->runnable) return fail(ErrorKind::invalid, "bpmn.not-runnable", command.process);
  auto start = process->start;
  if (!command.start_event.empty()) {
    start = process->find(command.start_event);
    const bool fits = start != none && process->at(start).kind == NodeKind::start_event &&
                      process->at(start).parent == none;
    if (!fits) return fail(ErrorKind::not_found, "bpmn.no-element", command.start_event);
  }
  if (start == none) return fail(ErrorKind::invalid, "bpmn.no-start", command.process);
  TRY(Work::check_storable(command.variables));
  work_.emit(Started{{process->id, process->version}, work_.environment().now});
  TRY(work_.load_processes());
  work_.set(root_activity, command.variables);
  return enter_process(work_, root_activity, start);
}

Result<> Dispatcher::operator()(const CompleteTask& command) {
  TRY(check_task(command.activity));
  TRY(Work::check_storable(command.variables));
  settle(command.activity);
  work_.complete(command.activity, command.variables);
  return {};
}

Result<> Dispatcher::operator()(const FailTask& command) {
  TRY(check_task(command.activity));
  work_.raise(command.activity,
              {ErrorKind::unavailable, "bpmn.task-failed", command.detail, {}, {}});
  return {};
}

Result<> Dispatcher::operator()(const ThrowError& command) {
  TRY(check_task(command.activity));
  TRY(Work::check_storable(command.variables));
  if (catch_error(work_, command.activity, command.code, command.variables)) return {};
  work_.emit(ErrorThrown{command.activity, command.code, false});
  work_.raise(command.activity,
              {ErrorKind::conflict, "bpmn.error-not-caught", command.code, {}, {}});
  return {};
}

Result<> Dispatcher::operator()(const ThrowEscalation& command) {
  TRY(check_task(command.activity));
  TRY(Work::check_storable(command.variables));
  catch_escalation(work_, command.activity, command.code, command.variables);
  return {};
}

Result<> Dispatcher::operator()(const DeliverMessage& command) {
  TRY(Work::check_storable(command.variables));
  for (const auto& wait : work_.state().waits) {
    if (wait.kind != WaitKind::message || wait.name != command.name) continue;
    if (wait.key.empty() || wait.key == command.key) {
      return trigger(work_, wait.id, command.variables);
    }
  }
  return fail(ErrorKind::not_found, "bpmn.no-wait", command.name + " " + command.key);
}

Result<> Dispatcher::operator()(const BroadcastSignal& command) {
  TRY(Work::check_storable(command.variables));
  signal_inside(work_, command.name, command.variables);
  return {};
}

Result<> Dispatcher::operator()(const FireTimer& command) {
  const auto* wait = work_.state().find_wait(command.wait);
  if (wait == nullptr || wait->kind != WaitKind::timer) {
    return fail(ErrorKind::not_found, "bpmn.no-wait", std::to_string(command.wait));
  }
  if (wait->schedule.due > work_.environment().now) {
    return fail(ErrorKind::conflict, "bpmn.timer-not-due", to_rfc3339(wait->schedule.due));
  }
  return trigger(work_, command.wait, {});
}

Result<> Dispatcher::operator()(const RetryIncident& command) {
  const auto* activity = work_.state().find(command.activity);
  if (activity == nullptr || !activity->incident) {
    return fail(ErrorKind::not_found, "bpmn.no-incident", std::to_string(command.activity));
  }
  work_.emit(IncidentResolved{command.activity});
  work_.owe_run(command.activity);
  return {};
}

Result<> Dispatcher::operator()(const Cancel&) {
  work_.terminate(root_activity);
  work_.emit(Ended{Status::cancelled});
  return {};
}

Result<> Dispatcher::operator()(const SetVariables& command) {
  const auto scope = command.activity == no_activity ? root_activity : command.activity;
  if (!work_.has(scope)) {
    return fail(ErrorKind::not_found, "bpmn.no-activity", std::to_string(scope));
  }
  TRY(Work::check_storable(command.variables));
  work_.set(scope, command.variables);
  return {};
}

Result<> Dispatcher::operator()(const Move& command) {
  TRY(Work::check_storable(command.variables));
  return move(work_, command);
}

Result<> Dispatcher::operator()(const AddLoopItem& command) {
  const auto* body = work_.state().find(command.activity);
  if (body == nullptr || !body->loop || body->stage != Stage::active) {
    return fail(ErrorKind::not_found, "bpmn.no-loop", std::to_string(command.activity));
  }
  if (body->loop->total >= work_.limits().loop_items_max) {
    return fail(ErrorKind::limit, "bpmn.too-many-items", std::to_string(body->loop->total));
  }
  TRY(Work::check_storable({{{"item", command.item}}}));
  const auto& loop = work_.element_of(*body).loop;
  const bool sequential = loop && loop->sequential;
  work_.emit(LoopItemAdded{command.activity, command.item});
  if (!sequential) start_loop_instance(work_, command.activity);
  return {};
}

Result<> Dispatcher::operator()(const RemoveLoopItem& command) {
  const auto* instance = work_.state().find(command.activity);
  if (instance == nullptr || instance->role != Role::loop_instance) {
    return fail(ErrorKind::not_found, "bpmn.no-loop", std::to_string(command.activity));
  }
  const auto body = instance->scope;
  work_.terminate(command.activity);
  work_.emit(LoopDropped{body});
  after_loop_instance(work_, body, false);
  return {};
}

}  // namespace

Result<Events> execute(const Surroundings& surroundings, Instance& instance, const Command& command,
                       const feel::Environment& at, const EngineLimits& limits) {
  Work work(surroundings, instance, at, limits);
  const bool starts = std::holds_alternative<Start>(command);
  if (starts && instance.status != Status::fresh) {
    return fail(ErrorKind::conflict, "bpmn.already-started");
  }
  if (!starts) {
    if (instance.status != Status::running) return fail(ErrorKind::conflict, "bpmn.not-running");
    TRY(work.load_processes());
  }
  const auto begun = std::visit(Dispatcher(work), command);
  if (!begun) {
    // Only a start may have come some way before it failed.
    if (starts) instance = {};
    return Failure(begun.error());
  }
  return work.run();
}

Result<Events> decide(const Surroundings& surroundings, const Instance& instance,
                      const Command& command, const feel::Environment& at,
                      const EngineLimits& limits) {
  auto copy = instance;
  return execute(surroundings, copy, command, at, limits);
}

}  // namespace luoshi::bpmn

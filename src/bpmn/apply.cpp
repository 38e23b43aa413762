#include <algorithm>

#include "bpmn/event.hpp"

namespace luoshi::bpmn {
namespace {

Failure out_of_place(const char* what) {
  return fail(ErrorKind::corrupt, "bpmn.event-out-of-place", what);
}

class Applier {
 public:
  explicit Applier(Instance& instance) : state_(instance) {}

  Result<> operator()(const Started& event) {
    if (state_.status != Status::fresh) return out_of_place("started");
    state_.status = Status::running;
    state_.processes.push_back(event.process);
    state_.last_id = root_activity;
    Activity root;
    root.id = root_activity;
    root.role = Role::process;
    state_.activities.push_back(std::move(root));
    return {};
  }

  Result<> operator()(const Entered& event) {
    auto* scope = find(event.scope);
    const bool fits = scope != nullptr && event.id > state_.last_id && event.process >= 0 &&
                      event.process < static_cast<std::int64_t>(state_.processes.size());
    if (!fits) return out_of_place("entered");
    for (const auto flow : event.consumed) {
      if (state_.tokens_on(event.scope, flow) < 1) return out_of_place("entered without token");
    }
    for (const auto flow : event.consumed) {
      // A flow named twice would take more than was there.
      if (!take_token(event.scope, flow)) return out_of_place("entered without token");
      --scope->tokens;
    }
    Activity activity;
    activity.id = event.id;
    activity.scope = event.scope;
    activity.process = event.process;
    activity.element = event.element;
    activity.role = event.role;
    activity.loop_counter = event.loop_counter;
    ++scope->children;
    if (event.role == Role::loop_instance && scope->loop) ++scope->loop->started;
    add(std::move(activity));
    return {};
  }

  Result<> operator()(const Called& event) {
    auto* scope = find(event.scope);
    if (scope == nullptr || event.id <= state_.last_id) return out_of_place("called");
    const auto known = std::ranges::find(state_.processes, event.process);
    Activity activity;
    activity.id = event.id;
    activity.scope = event.scope;
    activity.process = known - state_.processes.begin();
    activity.role = Role::process;
    if (known == state_.processes.end()) state_.processes.push_back(event.process);
    ++scope->children;
    add(std::move(activity));
    return {};
  }

  Result<> operator()(const VariablesSet& event) {
    auto* activity = find(event.activity);
    if (activity == nullptr) return out_of_place("variables");
    for (const auto& [name, value] : event.variables.entries) activity->variables.put(name, value);
    return {};
  }

  Result<> operator()(const TaskOpened& event) {
    if (find(event.task.activity) == nullptr || state_.find_task(event.task.activity) != nullptr) {
      return out_of_place("task");
    }
    const auto at =
        std::ranges::lower_bound(state_.tasks, event.task.activity, {}, &Task::activity);
    state_.tasks.insert(at, event.task);
    return {};
  }

  Result<> operator()(const WaitOpened& event) {
    if (find(event.wait.activity) == nullptr || event.wait.id <= state_.last_id) {
      return out_of_place("wait");
    }
    state_.last_id = event.wait.id;
    state_.waits.push_back(event.wait);
    return {};
  }

  Result<> operator()(const WaitClosed& event) {
    const auto closed =
        std::erase_if(state_.waits, [&](const Wait& one) { return one.id == event.id; });
    return closed == 1 ? Result<>{} : out_of_place("wait closed");
  }

  Result<> operator()(const WaitMoved& event) {
    const auto at = std::ranges::find(state_.waits, event.id, &Wait::id);
    if (at == state_.waits.end()) return out_of_place("wait moved");
    at->schedule = event.schedule;
    return {};
  }

  Result<> operator()(const Activated& event) { return stage(event.activity, Stage::active); }

  Result<> operator()(const Completing& event) {
    std::erase_if(state_.tasks, [&](const Task& one) { return one.activity == event.activity; });
    std::erase_if(state_.waits, [&](const Wait& one) { return one.activity == event.activity; });
    return stage(event.activity, Stage::completing);
  }

  Result<> operator()(const OutputsGiven& event) { return stage(event.activity, Stage::leaving); }

  Result<> operator()(const Completed& event) {
    const auto* activity = find(event.activity);
    if (activity == nullptr || activity->stage < Stage::completing || activity->tokens != 0) {
      return out_of_place("completed");
    }
    return remove(event.activity);
  }

  Result<> operator()(const Terminated& event) {
    if (find(event.activity) == nullptr) return out_of_place("terminated");
    return remove(event.activity);
  }

  Result<> operator()(const FlowTaken& event) {
    auto* scope = find(event.scope);
    if (scope == nullptr) return out_of_place("flow");
    ++scope->tokens;
    const auto at = lower_bound(event.scope, event.flow);
    if (at != state_.tokens.end() && at->scope == event.scope && at->flow == event.flow) {
      ++at->count;
    } else {
      state_.tokens.insert(at, {event.scope, event.flow, 1});
    }
    return {};
  }

  Result<> operator()(const TokensDropped& event) {
    auto* scope = find(event.scope);
    if (scope == nullptr) return out_of_place("tokens");
    scope->tokens = 0;
    std::erase_if(state_.tokens, [&](const FlowToken& one) { return one.scope == event.scope; });
    return {};
  }

  Result<> operator()(const IncidentRaised& event) {
    auto* activity = find(event.activity);
    if (activity == nullptr) return out_of_place("incident");
    activity->incident = event.incident;
    return {};
  }

  Result<> operator()(const IncidentResolved& event) {
    auto* activity = find(event.activity);
    if (activity == nullptr || !activity->incident) return out_of_place("incident resolved");
    activity->incident.reset();
    return {};
  }

  Result<> operator()(const LoopOpened& event) {
    auto* body = find(event.activity);
    constexpr std::int64_t total_max = 1'000'000;
    if (body == nullptr || body->loop || event.total < 0 || event.total > total_max) {
      return out_of_place("loop");
    }
    body->loop = LoopState{.total = event.total, .items = event.items};
    return {};
  }

  Result<> operator()(const LoopItemAdded& event) {
    auto* body = find(event.activity);
    if (body == nullptr || !body->loop) return out_of_place("loop item");
    auto& loop = *body->loop;
    // Where there was only a number so far, the others have no item.
    loop.items.resize(static_cast<std::size_t>(loop.total));
    loop.items.push_back(event.item);
    ++loop.total;
    return {};
  }

  Result<> operator()(const LoopCollected& event) {
    auto* body = find(event.activity);
    if (body == nullptr || !body->loop || event.loop_counter < 1 ||
        event.loop_counter > body->loop->total) {
      return out_of_place("loop result");
    }
    ++body->loop->done;
    body->loop->results.push_back({event.loop_counter, event.result});
    return {};
  }

  Result<> operator()(const LoopDropped& event) {
    auto* body = find(event.activity);
    if (body == nullptr || !body->loop) return out_of_place("loop dropped");
    ++body->loop->done;
    ++body->loop->dropped;
    return {};
  }

  Result<> operator()(const Decided&) { return {}; }
  Result<> operator()(const MessageThrown&) { return {}; }
  Result<> operator()(const SignalThrown&) { return {}; }
  Result<> operator()(const ErrorThrown&) { return {}; }
  Result<> operator()(const EscalationThrown&) { return {}; }

  Result<> operator()(const Ended& event) {
    if (state_.status != Status::running || !state_.activities.empty()) {
      return out_of_place("ended");
    }
    state_.status = event.status;
    return {};
  }

 private:
  Activity* find(ActivityId id) {
    const auto at = std::ranges::lower_bound(state_.activities, id, {}, &Activity::id);
    return at != state_.activities.end() && at->id == id ? &*at : nullptr;
  }

  // The pointer to its scope is no longer good after this.
  void add(Activity activity) {
    state_.last_id = activity.id;
    state_.activities.push_back(std::move(activity));
  }

  Result<> stage(ActivityId id, Stage stage) {
    auto* activity = find(id);
    if (activity == nullptr) return out_of_place("stage");
    activity->stage = stage;
    return {};
  }

  std::vector<FlowToken>::iterator lower_bound(ActivityId scope, Index flow) {
    return std::ranges::lower_bound(
        state_.tokens, std::pair(scope, flow), {},
        [](const FlowToken& one) { return std::pair(one.scope, one.flow); });
  }

  bool take_token(ActivityId scope, Index flow) {
    const auto at = lower_bound(scope, flow);
    if (at == state_.tokens.end() || at->scope != scope || at->flow != flow) return false;
    if (--at->count == 0) state_.tokens.erase(at);
    return true;
  }

  Result<> remove(ActivityId id) {
    const auto* activity = find(id);
    if (activity->children != 0) return out_of_place("ended before its children");
    if (auto* scope = find(activity->scope)) --scope->children;
    std::erase_if(state_.tasks, [&](const Task& one) { return one.activity == id; });
    std::erase_if(state_.waits, [&](const Wait& one) { return one.activity == id; });
    std::erase_if(state_.tokens, [&](const FlowToken& one) { return one.scope == id; });
    const auto at = std::ranges::lower_bound(state_.activities, id, {}, &Activity::id);
    state_.activities.erase(at);
    return {};
  }

  Instance& state_;
};

}  // namespace

const Activity* Instance::find(ActivityId id) const {
  const auto at = std::ranges::lower_bound(activities, id, {}, &Activity::id);
  return at != activities.end() && at->id == id ? &*at : nullptr;
}

const Task* Instance::find_task(ActivityId activity) const {
  const auto at = std::ranges::lower_bound(tasks, activity, {}, &Task::activity);
  return at != tasks.end() && at->activity == activity ? &*at : nullptr;
}

const Wait* Instance::find_wait(std::int64_t id) const {
  const auto at = std::ranges::lower_bound(waits, id, {}, &Wait::id);
  return at != waits.end() && at->id == id ? &*at : nullptr;
}

std::int64_t Instance::tokens_on(ActivityId scope, Index flow) const {
  const auto at =
      std::ranges::lower_bound(tokens, std::pair(scope, flow), {},
                               [](const FlowToken& one) { return std::pair(one.scope, one.flow); });
  return at != tokens.end() && at->scope == scope && at->flow == flow ? at->count : 0;
}

Result<> apply(Instance& instance, const Event& event) {
  return std::visit(Applier(instance), event);
}

}  // namespace luoshi::bpmn

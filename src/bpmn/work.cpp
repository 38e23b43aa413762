#include "bpmn/work.hpp"

#include <algorithm>
#include <cassert>

#include "bpmn/processor.hpp"

namespace luoshi::bpmn {

Work::Work(const Surroundings& surroundings, Instance& state, const feel::Environment& at,
           const EngineLimits& limits)
    : surroundings_(surroundings),
      state_(state),
      environment_(at),
      limits_(limits),
      feel_(environment_, {.steps_max = limits.feel_steps_max}) {}

void Work::emit(Event event) {
  const auto applied = bpmn::apply(state_, event);
  assert(applied.has_value());
  if (!applied && !broken_) {
    broken_ = applied.error();
    broken_->kind = ErrorKind::internal;
  }
  if (const auto* called = std::get_if<Called>(&event);
      called != nullptr && state_.processes.size() > processes_.size()) {
    processes_.push_back(surroundings_.process(called->process));
  }
  events_.push_back(std::move(event));
}

Result<> Work::load_processes() {
  for (const auto& ref : state_.processes) {
    const auto* process = surroundings_.process(ref);
    if (process == nullptr) {
      return fail(ErrorKind::not_found, "bpmn.unknown-process",
                  ref.id + " " + std::to_string(ref.version));
    }
    processes_.push_back(process);
  }
  return {};
}

std::span<const Index> Work::event_starts_of(const Activity& scope) const {
  if (scope.role == Role::process) return process_of(scope).event_starts;
  if (scope.role == Role::loop_body) return {};
  return element_of(scope).event_starts;
}

std::vector<ActivityId> Work::children_of(ActivityId scope) const {
  std::vector<ActivityId> children;
  for (const auto& one : state_.activities) {
    if (one.scope == scope) children.push_back(one.id);
  }
  return children;
}

std::string Work::place_of(const Activity& activity) const {
  return process_of(activity).place(activity.role == Role::process ? none : activity.element);
}

ActivityId Work::enter(ActivityId scope, Index element, std::vector<Index> consumed, Role role,
                       std::int64_t loop_counter) {
  const auto id = next_id();
  const auto& around = at(scope);
  if (role == Role::plain && process_of(around).at(element).loop) role = Role::loop_body;
  emit(Entered{id, scope, around.process, element, role, loop_counter, std::move(consumed)});
  owe_run(id);
  return id;
}

void Work::take_flow(ActivityId scope, Index flow) {
  emit(FlowTaken{scope, flow});
  owe_enter(scope, flow);
}

void Work::completing(ActivityId activity) {
  emit(Completing{activity});
  owe_run(activity);
}

void Work::complete(ActivityId activity, const feel::Context& results) {
  if (!results.entries.empty()) {
    const auto& one = at(activity);
    const bool has_outputs = one.role != Role::process && !element_of(one).outputs.empty();
    if (has_outputs) {
      set(activity, results);
    } else {
      propagate(activity, results);
    }
  }
  completing(activity);
}

void Work::terminate_children(ActivityId scope) {
  auto children = children_of(scope);
  for (auto one = children.rbegin(); one != children.rend(); ++one) terminate(*one);
}

void Work::terminate(ActivityId activity) {
  terminate_children(activity);
  emit(Terminated{activity});
}

void Work::raise(ActivityId activity, const Error& error) {
  const auto place = place_of(at(activity));
  emit(IncidentRaised{activity, {error.problem, error.detail, place}});
}

void Work::check_scope(ActivityId scope) {
  const auto* one = state_.find(scope);
  if (one == nullptr || one->children != 0 || one->tokens != 0) return;
  if (one->stage == Stage::active) completing(scope);
}

void Work::park(const Owed& owed) {
  const Error error{
      ErrorKind::limit, "bpmn.too-many-steps", std::to_string(limits_.steps_max), {}, {}};
  auto activity = owed.activity;
  if (activity == no_activity) {
    if (state_.tokens_on(owed.scope, owed.flow) == 0) return;
    const auto& target = process_of(at(owed.scope)).flow(owed.flow).target;
    const auto& element = process_of(at(owed.scope)).at(target);
    const bool joins = element.incoming.size() > 1 && (element.kind == NodeKind::parallel_gateway ||
                                                       element.kind == NodeKind::inclusive_gateway);
    // A token before a join rests there; the next command looks at the join again.
    if (joins) {
      if (!at(owed.scope).incident) raise(owed.scope, error);
      return;
    }
    enter(owed.scope, target, {owed.flow});
    owed_.pop_back();
    activity = state_.last_id;
  }
  if (has(activity) && !at(activity).incident) raise(activity, error);
}

void Work::step(const Owed& owed) {
  if (owed.activity == no_activity) {
    if (has(owed.scope)) arrive(owed.scope, owed.flow);
    return;
  }
  if (!has(owed.activity) || at(owed.activity).incident) return;
  const auto stage = at(owed.activity).stage;
  Result<> done;
  if (stage == Stage::entering) done = enter_activity(*this, owed.activity);
  if (stage >= Stage::completing) done = leave_activity(*this, owed.activity);
  if (!done && has(owed.activity)) raise(owed.activity, done.error());
}

void Work::arrive(ActivityId scope, Index flow) {
  if (state_.tokens_on(scope, flow) == 0) return;
  const auto& process = process_of(at(scope));
  const auto target = process.flow(flow).target;
  const auto& element = process.at(target);
  if (element.incoming.size() > 1 && element.kind == NodeKind::inclusive_gateway) return;
  if (element.incoming.size() > 1 && element.kind == NodeKind::parallel_gateway) {
    const bool all = std::ranges::all_of(
        element.incoming, [&](Index one) { return state_.tokens_on(scope, one) > 0; });
    if (all) enter(scope, target, element.incoming);
    return;
  }
  enter(scope, target, {flow});
}

bool Work::join_one() {
  const auto* fired = static_cast<const FlowToken*>(nullptr);
  for (const auto& token : state_.tokens) {
    const auto& process = process_of(at(token.scope));
    if (may_join(*this, token.scope, process.flow(token.flow).target)) {
      fired = &token;
      break;
    }
  }
  if (fired == nullptr) return false;
  const auto scope = fired->scope;
  const auto target = process_of(at(scope)).flow(fired->flow).target;
  std::vector<Index> consumed;
  for (const auto flow : process_of(at(scope)).at(target).incoming) {
    if (state_.tokens_on(scope, flow) > 0) consumed.push_back(flow);
  }
  enter(scope, target, std::move(consumed));
  return true;
}

// Tokens that wait at a join to which nothing can come any more.
void Work::find_starved() {
  std::vector<ActivityId> starved;
  for (const auto& one : state_.activities) {
    if (one.children == 0 && one.tokens > 0 && !one.incident) starved.push_back(one.id);
  }
  for (const auto scope : starved) {
    std::string gateway;
    for (const auto& token : state_.tokens) {
      if (token.scope != scope) continue;
      const auto& process = process_of(at(scope));
      gateway = process.place(process.flow(token.flow).target);
      break;
    }
    raise(scope, {ErrorKind::conflict, "bpmn.join-starved", gateway, {}, {}});
  }
}

Result<Events> Work::run() {
  bool parked = false;
  do {
    while (!owed_.empty()) {
      const auto owed = owed_.front();
      owed_.pop_front();
      if (steps_ >= limits_.steps_max) {
        park(owed);
        parked = true;
      } else {
        ++steps_;
        step(owed);
      }
    }
  } while (!parked && join_one());
  if (!parked) find_starved();
  if (broken_) return Failure(*broken_);
  return std::move(events_);
}

}  // namespace luoshi::bpmn

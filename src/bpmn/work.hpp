// One command under way: the instance as it becomes, the events so far, the steps that are owed.
//
// Processors of elements see the state through this and change it only by emit(). What may fail is
// computed before the first event of a step, so that a step that fails leaves only its incident.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bpmn/engine.hpp"

namespace luoshi::bpmn {

class Work {
 public:
  Work(const Surroundings& surroundings, Instance& state, const feel::Environment& at,
       const EngineLimits& limits);

  void emit(Event event);
  // Runs what is owed until the instance rests.
  Result<Events> run();

  // -- what is --
  [[nodiscard]] const Instance& state() const { return state_; }
  [[nodiscard]] const Surroundings& surroundings() const { return surroundings_; }
  [[nodiscard]] const EngineLimits& limits() const { return limits_; }
  [[nodiscard]] const feel::Environment& environment() const { return environment_; }
  [[nodiscard]] feel::Run& feel_run() { return feel_; }
  // REQUIRES: an activity of that number.
  [[nodiscard]] const Activity& at(ActivityId id) const { return *state_.find(id); }
  [[nodiscard]] bool has(ActivityId id) const { return state_.find(id) != nullptr; }
  [[nodiscard]] const Process& process_of(const Activity& activity) const {
    return *processes_[static_cast<std::size_t>(activity.process)];
  }
  // REQUIRES: the activity is not the scope of a process.
  [[nodiscard]] const Element& element_of(const Activity& activity) const {
    return process_of(activity).at(activity.element);
  }
  // The event sub-processes that may begin in a scope.
  [[nodiscard]] std::span<const Index> event_starts_of(const Activity& scope) const;
  [[nodiscard]] std::vector<ActivityId> children_of(ActivityId scope) const;
  // "id (name)" of its element, or of its process.
  [[nodiscard]] std::string place_of(const Activity& activity) const;

  // -- processes --
  // not_found "bpmn.unknown-process" when a process of the instance is not at hand.
  Result<> load_processes();

  // -- values; errors carry the expression and FEEL's diagnostic --
  // Null with a fault is an error "bpmn.expression-failed".
  Result<feel::Value> value(const Formula& formula, ActivityId scope);
  Result<bool> condition(const Formula& formula, ActivityId scope);
  // Empty where nothing was written or it came to null.
  Result<std::string> text(const Formula& formula, ActivityId scope);
  // Each mapping sees what those before it made, before that what is `seen` already.
  Result<feel::Context> mapped(std::span<const Mapping> mappings, ActivityId scope,
                               feel::Context seen = {});
  // With more variables before those of the scope.
  Result<feel::Value> value_with(const Formula& formula, ActivityId scope,
                                 const feel::Context& first);
  [[nodiscard]] feel::Context visible(ActivityId scope) const;
  // Values with functions in them cannot be kept: invalid "bpmn.not-storable".
  static Result<> check_storable(const feel::Context& variables);

  // -- doing --
  void owe_enter(ActivityId scope, Index flow) { owed_.push_back({no_activity, scope, flow}); }
  void owe_run(ActivityId activity) { owed_.push_back({activity, no_activity, none}); }
  // A token comes to an element in a scope and is owed its step; the new activity.
  ActivityId enter(ActivityId scope, Index element, std::vector<Index> consumed = {},
                   Role role = Role::plain, std::int64_t loop_counter = 0);
  void take_flow(ActivityId scope, Index flow);
  void set(ActivityId activity, feel::Context variables);
  // Each variable to the nearest scope that has one of its name, else to the process' own.
  void propagate(ActivityId from, const feel::Context& variables);
  // The work of an activity is done, with these results; its outputs and ways out are owed.
  void complete(ActivityId activity, const feel::Context& results);
  void completing(ActivityId activity);
  // With all inside, the newest first.
  void terminate(ActivityId activity);
  void terminate_children(ActivityId scope);
  void raise(ActivityId activity, const Error& error);
  // Completes a scope in which nothing is left.
  void check_scope(ActivityId scope);
  // Subscriptions of those event elements, held by an activity: made first, opened later.
  Result<std::vector<Wait>> make_waits(ActivityId holder, std::span<const Index> elements);
  void open(std::vector<Wait> waits);
  void close_event_starts(ActivityId scope);
  [[nodiscard]] std::int64_t next_id() const { return state_.last_id + 1; }

 private:
  struct Owed {
    ActivityId activity = no_activity;
    ActivityId scope = no_activity;
    Index flow = none;
  };

  void step(const Owed& owed);
  void arrive(ActivityId scope, Index flow);
  void park(const Owed& owed);
  bool join_one();
  void find_starved();
  Result<feel::Value> checked(feel::Value value, const Formula& formula, std::size_t faults);

  const Surroundings& surroundings_;
  Instance& state_;
  feel::Environment environment_;
  EngineLimits limits_;
  feel::Run feel_;
  std::vector<const Process*> processes_{};
  std::deque<Owed> owed_{};
  Events events_{};
  std::int64_t steps_ = 0;
  std::optional<Error> broken_{};
};

}  // namespace luoshi::bpmn

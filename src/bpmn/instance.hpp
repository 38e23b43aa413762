// One running process instance: where its tokens are, what it waits for, its variables. It is
// changed by apply() alone (event.hpp).
//
// A token rests at an activity (an entered element, with a number of its own) or on a flow before a
// gateway that joins. Activities nest: those with children are scopes. A called process is a scope
// below its call activity, with a process of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bpmn/process.hpp"

namespace luoshi::bpmn {

using ActivityId = std::int64_t;  // counts from 1 in an instance; waits are counted with them
inline constexpr ActivityId no_activity = 0;
inline constexpr ActivityId root_activity = 1;

// A process and the version that this instance began with.
struct ProcessRef {
  std::string id{};
  std::int64_t version = 0;

  bool operator==(const ProcessRef&) const = default;
};

enum class Role {
  plain,
  process,    // the scope of a process, which is no element
  loop_body,  // around the instances of a multi-instance activity
  loop_instance,
};

enum class Stage {
  entering,    // inputs are taken, waits are opened
  active,      // it waits: for a worker, an event, its children
  completing,  // outputs are given
  leaving,     // ways out are chosen
};

// Why an activity does not go on; a retry tries its stage again.
struct Incident {
  std::string problem{};
  std::string detail{};
  std::string place{};  // "id (name)"
};

struct LoopResult {
  std::int64_t loop_counter = 0;
  feel::Value value{};
};

// What a multi-instance body knows of its instances.
struct LoopState {
  std::int64_t total = 0;
  std::int64_t started = 0;
  std::int64_t done = 0;              // those dropped among them
  std::int64_t dropped = 0;           // taken out by command
  feel::List items{};                 // as many as `total`, or none where only a number was given
  std::vector<LoopResult> results{};  // in the order they came
};

struct Activity {
  ActivityId id = no_activity;
  ActivityId scope = no_activity;
  std::int64_t process = 0;  // of Instance::processes
  Index element = none;
  Role role = Role::plain;
  Stage stage = Stage::entering;
  std::int64_t loop_counter = 0;  // of a loop's instance, from 1
  std::int64_t children = 0;      // activities whose scope it is
  std::int64_t tokens = 0;        // on flows in this scope
  feel::Context variables{};
  std::optional<Incident> incident{};
  std::optional<LoopState> loop{};
};

enum class TaskKind { user, job };

// Work for someone outside: a person (user task) or a program (service, send, …).
struct Task {
  ActivityId activity = no_activity;
  TaskKind kind = TaskKind::user;
  std::string job_type{};
  std::string assignee{};
  std::vector<std::string> candidate_users{};
  std::vector<std::string> candidate_groups{};
  std::string form{};
  std::optional<Instant> due{};
  std::optional<Instant> follow_up{};
  std::int64_t priority = 50;
};

enum class WaitKind { message, timer, signal };

// A subscription: what must happen for `element`, an event, to be triggered.
struct Wait {
  std::int64_t id = 0;
  ActivityId activity = no_activity;  // itself, the host of a boundary event, or the scope
  Index element = none;
  WaitKind kind = WaitKind::message;
  std::string name{};   // of the message or signal
  std::string key{};    // correlation key; empty: any
  Schedule schedule{};  // of a timer
};

// Tokens that rest on a flow before a join.
struct FlowToken {
  ActivityId scope = no_activity;
  Index flow = none;
  std::int64_t count = 0;
};

enum class Status { fresh, running, completed, cancelled };

struct Instance {
  Status status = Status::fresh;
  std::int64_t last_id = 0;
  std::vector<ProcessRef> processes{};  // the main one first, then those called
  std::vector<Activity> activities{};   // by id
  std::vector<Task> tasks{};            // by activity
  std::vector<Wait> waits{};            // by id
  std::vector<FlowToken> tokens{};      // by scope and flow

  // nullptr where there is none.
  [[nodiscard]] const Activity* find(ActivityId id) const;
  [[nodiscard]] const Task* find_task(ActivityId activity) const;
  [[nodiscard]] const Wait* find_wait(std::int64_t id) const;
  [[nodiscard]] std::int64_t tokens_on(ActivityId scope, Index flow) const;
};

}  // namespace luoshi::bpmn

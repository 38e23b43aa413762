// All that can happen to a process instance. State changes only in apply(); whoever keeps the
// events can make the instance again.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "bpmn/instance.hpp"

namespace luoshi::bpmn {

struct Started {
  ProcessRef process{};
  Instant at{};
};

// An activity begins: a token comes to an element, from the flows it consumes.
struct Entered {
  ActivityId id = no_activity;
  ActivityId scope = no_activity;
  std::int64_t process = 0;
  Index element = none;
  Role role = Role::plain;
  std::int64_t loop_counter = 0;
  std::vector<Index> consumed{};
};

// The scope of a called process begins below its call activity.
struct Called {
  ActivityId id = no_activity;
  ActivityId scope = no_activity;
  ProcessRef process{};
};

// Put into that activity's own scope, over what was there.
struct VariablesSet {
  ActivityId activity = no_activity;
  feel::Context variables{};
};

struct TaskOpened {
  Task task{};
};

struct WaitOpened {
  Wait wait{};
};

struct WaitClosed {
  std::int64_t id = 0;
};

// A timer that repeats has fired and is set again.
struct WaitMoved {
  std::int64_t id = 0;
  Schedule schedule{};
};

struct Activated {
  ActivityId activity = no_activity;
};

// Its work is done; its task and its waits are gone.
struct Completing {
  ActivityId activity = no_activity;
};

// Its outputs are in the scope around; a retry does not give them again.
struct OutputsGiven {
  ActivityId activity = no_activity;
};

struct Completed {
  ActivityId activity = no_activity;
};

struct Terminated {
  ActivityId activity = no_activity;
};

struct FlowTaken {
  ActivityId scope = no_activity;
  Index flow = none;
};

// All tokens on the flows of a scope are gone.
struct TokensDropped {
  ActivityId scope = no_activity;
};

struct IncidentRaised {
  ActivityId activity = no_activity;
  Incident incident{};
};

struct IncidentResolved {
  ActivityId activity = no_activity;
};

struct LoopOpened {
  ActivityId activity = no_activity;
  std::int64_t total = 0;
  feel::List items{};
};

struct LoopItemAdded {
  ActivityId activity = no_activity;
  feel::Value item{};
};

// An instance of the loop has ended with this result; the counter is that of the instance.
struct LoopCollected {
  ActivityId activity = no_activity;
  std::int64_t loop_counter = 0;
  feel::Value result{};
};

// An instance of the loop was taken out.
struct LoopDropped {
  ActivityId activity = no_activity;
};

// The rest is told to the world around and changes nothing here.

struct Decided {
  ActivityId activity = no_activity;
  std::string decision{};
  feel::Value result{};
};

// To be delivered by the caller, to whichever instance waits for it.
struct MessageThrown {
  ActivityId activity = no_activity;
  std::string name{};
  std::string key{};
  feel::Context variables{};
};

// This instance has it already; the caller tells the others.
struct SignalThrown {
  ActivityId activity = no_activity;
  std::string name{};
  feel::Context variables{};
};

struct ErrorThrown {
  ActivityId activity = no_activity;
  std::string code{};
  bool caught = false;
};

struct EscalationThrown {
  ActivityId activity = no_activity;
  std::string code{};
  bool caught = false;
};

struct Ended {
  Status status = Status::completed;
};

using Event = std::variant<Started, Entered, Called, VariablesSet, TaskOpened, WaitOpened,
                           WaitClosed, WaitMoved, Activated, Completing, OutputsGiven, Completed,
                           Terminated, FlowTaken, TokensDropped, IncidentRaised, IncidentResolved,
                           LoopOpened, LoopItemAdded, LoopCollected, LoopDropped, Decided,
                           MessageThrown, SignalThrown, ErrorThrown, EscalationThrown, Ended>;

// corrupt "bpmn.event-out-of-place" where the event does not fit the state, which then is as it
// was: events come from decide(), in their order.
Result<> apply(Instance& instance, const Event& event);

}  // namespace luoshi::bpmn

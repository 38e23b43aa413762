// What can be asked of a process instance.
#pragma once

#include <string>
#include <variant>

#include "bpmn/instance.hpp"

namespace luoshi::bpmn {

// Begins the instance at a start event of the process: the one named, else the none start event.
struct Start {
  std::string process{};  // the latest version counts
  std::string start_event{};
  feel::Context variables{};
};

struct CompleteTask {
  ActivityId activity = no_activity;
  feel::Context variables{};
};

// The work failed and stays open with an incident, for an operator to retry.
struct FailTask {
  ActivityId activity = no_activity;
  std::string detail{};
};

struct ThrowError {
  ActivityId activity = no_activity;
  std::string code{};
  feel::Context variables{};
};

struct ThrowEscalation {
  ActivityId activity = no_activity;
  std::string code{};
  feel::Context variables{};
};

// Goes to the wait of that name and key that was opened first.
struct DeliverMessage {
  std::string name{};
  std::string key{};
  feel::Context variables{};
};

// Goes to every wait of that name.
struct BroadcastSignal {
  std::string name{};
  feel::Context variables{};
};

struct FireTimer {
  std::int64_t wait = 0;
};

struct RetryIncident {
  ActivityId activity = no_activity;
};

struct Cancel {};

// Into the scope of that activity; the root's where none is named.
struct SetVariables {
  ActivityId activity = no_activity;
  feel::Context variables{};
};

// Ends an activity (none: ends nothing) and begins at an element: return to a step, withdraw.
// Scopes left empty end with it, a multi-instance activity as a whole; sub-processes around the
// element that do not run are begun, without their start events.
struct Move {
  ActivityId activity = no_activity;
  std::string element{};
  feel::Context variables{};
};

// One more instance of a multi-instance activity that is under way. `activity` is its body.
struct AddLoopItem {
  ActivityId activity = no_activity;
  feel::Value item{};
};

// One instance less; the rest goes on as if it had never been.
struct RemoveLoopItem {
  ActivityId activity = no_activity;
};

using Command = std::variant<Start, CompleteTask, FailTask, ThrowError, ThrowEscalation,
                             DeliverMessage, BroadcastSignal, FireTimer, RetryIncident, Cancel,
                             SetVariables, Move, AddLoopItem, RemoveLoopItem>;

}  // namespace luoshi::bpmn

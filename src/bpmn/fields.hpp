// The members of events, commands and state under their names in JSON, said once for writing and
// reading.
#pragma once

#include "bpmn/command.hpp"
#include "bpmn/event.hpp"

namespace luoshi::bpmn {

// -- state --
template <class V>
void fields(V& v, ProcessRef& x) {
  v("id", x.id), v("version", x.version);
}
template <class V>
void fields(V& v, Incident& x) {
  v("problem", x.problem), v("detail", x.detail), v("place", x.place);
}
template <class V>
void fields(V& v, LoopResult& x) {
  v("loop_counter", x.loop_counter), v("value", x.value);
}
template <class V>
void fields(V& v, LoopState& x) {
  v("total", x.total), v("started", x.started), v("done", x.done), v("dropped", x.dropped);
  v("items", x.items), v("results", x.results);
}
template <class V>
void fields(V& v, Activity& x) {
  v("id", x.id), v("scope", x.scope), v("process", x.process), v("element", x.element);
  v("role", x.role), v("stage", x.stage), v("loop_counter", x.loop_counter);
  v("children", x.children), v("tokens", x.tokens), v("variables", x.variables);
  v("incident", x.incident), v("loop", x.loop);
}
template <class V>
void fields(V& v, Task& x) {
  v("activity", x.activity), v("kind", x.kind), v("job_type", x.job_type);
  v("assignee", x.assignee), v("candidate_users", x.candidate_users);
  v("candidate_groups", x.candidate_groups), v("form", x.form), v("due", x.due);
  v("follow_up", x.follow_up), v("priority", x.priority);
}
template <class V>
void fields(V& v, Span& x) {
  v("months", x.months), v("ms", x.ms);
}
template <class V>
void fields(V& v, Schedule& x) {
  v("due", x.due), v("interval", x.interval), v("repeats", x.repeats);
}
template <class V>
void fields(V& v, Wait& x) {
  v("id", x.id), v("activity", x.activity), v("element", x.element), v("kind", x.kind);
  v("name", x.name), v("key", x.key), v("schedule", x.schedule);
}
template <class V>
void fields(V& v, FlowToken& x) {
  v("scope", x.scope), v("flow", x.flow), v("count", x.count);
}
template <class V>
void fields(V& v, Instance& x) {
  v("status", x.status), v("last_id", x.last_id), v("processes", x.processes);
  v("activities", x.activities), v("tasks", x.tasks), v("waits", x.waits), v("tokens", x.tokens);
}

// -- events --
template <class V>
void fields(V& v, Started& x) {
  v("process", x.process), v("at", x.at);
}
template <class V>
void fields(V& v, Entered& x) {
  v("id", x.id), v("scope", x.scope), v("process", x.process), v("element", x.element);
  v("role", x.role), v("loop_counter", x.loop_counter), v("consumed", x.consumed);
}
template <class V>
void fields(V& v, Called& x) {
  v("id", x.id), v("scope", x.scope), v("process", x.process);
}
template <class V>
void fields(V& v, VariablesSet& x) {
  v("activity", x.activity), v("variables", x.variables);
}
template <class V>
void fields(V& v, TaskOpened& x) {
  v("task", x.task);
}
template <class V>
void fields(V& v, WaitOpened& x) {
  v("wait", x.wait);
}
template <class V>
void fields(V& v, WaitClosed& x) {
  v("id", x.id);
}
template <class V>
void fields(V& v, WaitMoved& x) {
  v("id", x.id), v("schedule", x.schedule);
}
template <class V>
void fields(V& v, FlowTaken& x) {
  v("scope", x.scope), v("flow", x.flow);
}
template <class V>
void fields(V& v, TokensDropped& x) {
  v("scope", x.scope);
}
template <class V>
void fields(V& v, IncidentRaised& x) {
  v("activity", x.activity), v("incident", x.incident);
}
template <class V>
void fields(V& v, LoopOpened& x) {
  v("activity", x.activity), v("total", x.total), v("items", x.items);
}
template <class V>
void fields(V& v, LoopItemAdded& x) {
  v("activity", x.activity), v("item", x.item);
}
template <class V>
void fields(V& v, LoopCollected& x) {
  v("activity", x.activity), v("loop_counter", x.loop_counter), v("result", x.result);
}
template <class V>
void fields(V& v, Decided& x) {
  v("activity", x.activity), v("decision", x.decision), v("result", x.result);
}
template <class V>
void fields(V& v, MessageThrown& x) {
  v("activity", x.activity), v("name", x.name), v("key", x.key), v("variables", x.variables);
}
template <class V>
void fields(V& v, SignalThrown& x) {
  v("activity", x.activity), v("name", x.name), v("variables", x.variables);
}
template <class V>
void fields(V& v, Ended& x) {
  v("status", x.status);
}

template <class T>
concept ThrownCode = std::same_as<T, ErrorThrown> || std::same_as<T, EscalationThrown>;
template <class V, ThrownCode T>
void fields(V& v, T& x) {
  v("activity", x.activity), v("code", x.code), v("caught", x.caught);
}

template <class T>
concept OfActivity =
    std::same_as<T, Activated> || std::same_as<T, Completing> || std::same_as<T, OutputsGiven> ||
    std::same_as<T, Completed> || std::same_as<T, Terminated> ||
    std::same_as<T, IncidentResolved> || std::same_as<T, LoopDropped> ||
    std::same_as<T, RetryIncident> || std::same_as<T, RemoveLoopItem>;
template <class V, OfActivity T>
void fields(V& v, T& x) {
  v("activity", x.activity);
}

// -- commands --
template <class V>
void fields(V& v, Start& x) {
  v("process", x.process), v("start_event", x.start_event), v("variables", x.variables);
}
template <class V>
void fields(V& v, FailTask& x) {
  v("activity", x.activity), v("detail", x.detail);
}
template <class V>
void fields(V& v, DeliverMessage& x) {
  v("name", x.name), v("key", x.key), v("variables", x.variables);
}
template <class V>
void fields(V& v, BroadcastSignal& x) {
  v("name", x.name), v("variables", x.variables);
}
template <class V>
void fields(V& v, FireTimer& x) {
  v("wait", x.wait);
}
template <class V>
void fields(V&, Cancel&) {}
template <class V>
void fields(V& v, Move& x) {
  v("activity", x.activity), v("element", x.element), v("variables", x.variables);
}
template <class V>
void fields(V& v, AddLoopItem& x) {
  v("activity", x.activity), v("item", x.item);
}

template <class T>
concept WithVariables = std::same_as<T, CompleteTask> || std::same_as<T, SetVariables>;
template <class V, WithVariables T>
void fields(V& v, T& x) {
  v("activity", x.activity), v("variables", x.variables);
}

template <class T>
concept ThrowsCode = std::same_as<T, ThrowError> || std::same_as<T, ThrowEscalation>;
template <class V, ThrowsCode T>
void fields(V& v, T& x) {
  v("activity", x.activity), v("code", x.code), v("variables", x.variables);
}

}  // namespace luoshi::bpmn

// What each kind of element does when a token comes to it and when it leaves. One file per family
// of kinds; processor.cpp holds the table.
#pragma once

#include "bpmn/work.hpp"

namespace luoshi::bpmn {

enum class Outcome {
  waits,  // for a worker, an event or its children
  done,   // completing() has been called
};

struct Processor {
  // Inputs are there. It computes what may fail first, then emits.
  Result<Outcome> (*enter)(Work& work, const Element& element, ActivityId id);
};

// A step of an activity, by its stage.
Result<> enter_activity(Work& work, ActivityId id);
Result<> leave_activity(Work& work, ActivityId id);

// The flows that a token takes out of an element.
Result<std::vector<Index>> ways_out(Work& work, const Element& element, ActivityId id);
// Clause 13.4.3: a token is there, and none upstream can still come to a way in that is empty,
// unless it can as well come to one that is not.
[[nodiscard]] bool may_join(const Work& work, ActivityId scope, Index gateway);

// -- families --
Result<Outcome> enter_nothing(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_user_task(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_job(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_send_task(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_script(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_rule(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_catch(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_event_gateway(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_throw(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_sub_process(Work& work, const Element& element, ActivityId id);
Result<Outcome> enter_call(Work& work, const Element& element, ActivityId id);

// REQUIRES: a multi-instance element, a body that has begun.
inline const Loop& loop_of(const Element& element) {
  static const Loop nothing;
  return element.loop ? *element.loop : nothing;
}
inline const LoopState& loop_state_of(const Activity& body) {
  static const LoopState nothing;
  return body.loop ? *body.loop : nothing;
}

// A process' own scope: its event sub-processes, then its start event.
Result<> enter_process(Work& work, ActivityId id, Index start);
Result<> leave_process(Work& work, ActivityId id);
// The body of a multi-instance activity, and what the end of one of its instances means for it.
Result<> enter_loop(Work& work, ActivityId id);
Result<> leave_loop(Work& work, ActivityId id);
Result<> leave_loop_instance(Work& work, ActivityId id);
void after_loop_instance(Work& work, ActivityId body, bool condition_held);
void start_loop_instance(Work& work, ActivityId body);

// -- events that reach an instance --
// The wait is over: its event is triggered with these variables.
Result<> trigger(Work& work, std::int64_t wait, const feel::Context& variables);
// Up from an activity to who catches it; false where nobody does.
bool catch_error(Work& work, ActivityId from, const std::string& code,
                 const feel::Context& variables);
bool catch_escalation(Work& work, ActivityId from, const std::string& code,
                      const feel::Context& variables);
void signal_inside(Work& work, const std::string& name, const feel::Context& variables);

Result<> move(Work& work, const Move& command);

}  // namespace luoshi::bpmn

// Events that wait and events that are thrown (clause 13.5).
#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

Result<Outcome> throw_message(Work& work, const Element& element, ActivityId id) {
  MessageThrown thrown{.activity = id};
  thrown.name = TRY(work.text(element.event_name, id));
  thrown.key = TRY(work.text(element.key, id));
  // What goes with it is what was mapped into it.
  thrown.variables = work.at(id).variables;
  work.emit(std::move(thrown));
  work.completing(id);
  return Outcome::done;
}

Result<Outcome> throw_signal(Work& work, const Element& element, ActivityId id) {
  SignalThrown thrown{.activity = id};
  thrown.name = TRY(work.text(element.event_name, id));
  thrown.variables = work.at(id).variables;
  const auto name = thrown.name;
  const auto variables = thrown.variables;
  work.emit(std::move(thrown));
  work.completing(id);
  signal_inside(work, name, variables);
  return Outcome::done;
}

Result<Outcome> throw_error(Work& work, const Element& element, ActivityId id) {
  const auto code = TRY(work.text(element.event_name, id));
  // A copy: the activity may end by what it throws.
  const auto variables = work.at(id).variables;
  if (!catch_error(work, id, code, variables)) {
    return fail(ErrorKind::conflict, "bpmn.error-not-caught", code);
  }
  return Outcome::done;
}

// Nobody need catch it; who throws goes on unless it was interrupted.
Result<Outcome> throw_escalation(Work& work, const Element& element, ActivityId id) {
  const auto code = TRY(work.text(element.event_name, id));
  const auto variables = work.at(id).variables;
  catch_escalation(work, id, code, variables);
  if (work.has(id)) work.completing(id);
  return Outcome::done;
}

// Ends all else in its scope.
Outcome terminate_scope(Work& work, ActivityId id) {
  const auto scope = work.at(id).scope;
  const auto others = work.children_of(scope);
  for (auto one = others.rbegin(); one != others.rend(); ++one) {
    if (*one != id) work.terminate(*one);
  }
  if (work.at(scope).tokens > 0) work.emit(TokensDropped{scope});
  work.close_event_starts(scope);
  work.completing(id);
  return Outcome::done;
}

}  // namespace

Result<Outcome> enter_throw(Work& work, const Element& element, ActivityId id) {
  if (element.job_type) return enter_job(work, element, id);
  switch (element.trigger) {
    case Trigger::message:
      return throw_message(work, element, id);
    case Trigger::signal:
      return throw_signal(work, element, id);
    case Trigger::error:
      return throw_error(work, element, id);
    case Trigger::escalation:
      return throw_escalation(work, element, id);
    case Trigger::terminate:
      return terminate_scope(work, id);
    default:
      return enter_nothing(work, element, id);
  }
}

Result<Outcome> enter_send_task(Work& work, const Element& element, ActivityId id) {
  if (element.job_type || !element.event_name) return enter_job(work, element, id);
  return throw_message(work, element, id);
}

Result<Outcome> enter_catch(Work& work, const Element& element, ActivityId id) {
  if (element.trigger == Trigger::link) return enter_nothing(work, element, id);
  const Index own = work.at(id).element;
  work.open(TRY(work.make_waits(id, {&own, 1})));
  return Outcome::waits;
}

// It waits for all the events that follow it; the first one takes the token (clause 13.4.4).
Result<Outcome> enter_event_gateway(Work& work, const Element& element, ActivityId id) {
  const auto& process = work.process_of(work.at(id));
  std::vector<Index> events;
  events.reserve(element.outgoing.size());
  for (const auto flow : element.outgoing) events.push_back(process.flow(flow).target);
  work.open(TRY(work.make_waits(id, events)));
  return Outcome::waits;
}

}  // namespace luoshi::bpmn

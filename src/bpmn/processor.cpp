#include "bpmn/processor.hpp"

#include <array>

namespace luoshi::bpmn {
namespace {

// By NodeKind, in its order.
constexpr std::array<Processor, 20> processors = {{
    {enter_nothing},        // task
    {enter_user_task},      // user_task
    {enter_job},            // service_task
    {enter_script},         // script_task
    {enter_rule},           // rule_task
    {enter_send_task},      // send_task
    {enter_catch},          // receive_task
    {enter_nothing},        // manual_task
    {enter_nothing},        // exclusive_gateway
    {enter_nothing},        // parallel_gateway
    {enter_nothing},        // inclusive_gateway
    {enter_event_gateway},  // event_gateway
    {enter_nothing},        // start_event
    {enter_catch},          // catch_event
    {enter_throw},          // throw_event
    {enter_nothing},        // boundary_event
    {enter_throw},          // end_event
    {enter_sub_process},    // sub_process
    {enter_sub_process},    // event_sub_process
    {enter_call},           // call_activity
}};
static_assert(processors.size() == static_cast<std::size_t>(NodeKind::call_activity) + 1);

// Input mappings see the scope around, and an instance of a loop its own item too.
Result<feel::Context> inputs_of(Work& work, const Element& element, const Activity& activity) {
  if (activity.role != Role::loop_instance) {
    return work.mapped(element.inputs, activity.scope);
  }
  feel::Context seen;
  const auto& name = loop_of(element).element;
  if (const auto* item = activity.variables.find(name)) seen.put(name, *item);
  if (const auto* counter = activity.variables.find("loopCounter")) {
    seen.put("loopCounter", *counter);
  }
  return work.mapped(element.inputs, activity.scope, std::move(seen));
}

}  // namespace

Result<> enter_activity(Work& work, ActivityId id) {
  const auto& activity = work.at(id);
  if (work.state().activities.size() > work.limits().activities_max) {
    return fail(ErrorKind::limit, "bpmn.too-many-activities",
                std::to_string(work.limits().activities_max));
  }
  if (activity.role == Role::process) {
    return enter_process(work, id, work.process_of(activity).start);
  }
  if (activity.role == Role::loop_body) return enter_loop(work, id);
  const auto& element = work.element_of(activity);
  const bool has_boundaries = activity.role == Role::plain && !element.boundaries.empty();
  if (!element.inputs.empty()) work.set(id, TRY(inputs_of(work, element, activity)));
  std::vector<Wait> waits;
  if (has_boundaries) waits = TRY(work.make_waits(id, element.boundaries));
  const auto outcome =
      TRY(processors[static_cast<std::size_t>(element.kind)].enter(work, element, id));
  if (outcome == Outcome::done || !work.has(id)) return {};
  work.emit(Activated{id});
  work.open(std::move(waits));
  return {};
}

namespace {

Result<> leave_plain(Work& work, ActivityId id) {
  const auto& element = work.element_of(work.at(id));
  const auto scope = work.at(id).scope;
  if (work.at(id).stage == Stage::completing && !element.outputs.empty()) {
    const auto outputs = TRY(work.mapped(element.outputs, id));
    work.propagate(scope, outputs);
    work.emit(OutputsGiven{id});
  }
  const auto flows = TRY(ways_out(work, element, id));
  work.emit(Completed{id});
  for (const auto flow : flows) work.take_flow(scope, flow);
  if (element.link != none) {
    work.enter(scope, element.link);
  } else if (flows.empty()) {
    work.check_scope(scope);
  }
  return {};
}

}  // namespace

Result<> leave_activity(Work& work, ActivityId id) {
  switch (work.at(id).role) {
    case Role::process:
      return leave_process(work, id);
    case Role::loop_body:
      return leave_loop(work, id);
    case Role::loop_instance:
      return leave_loop_instance(work, id);
    case Role::plain:
      break;
  }
  return leave_plain(work, id);
}

Result<Outcome> enter_nothing(Work& work, const Element&, ActivityId id) {
  work.completing(id);
  return Outcome::done;
}

}  // namespace luoshi::bpmn

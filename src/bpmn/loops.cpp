// Multi-instance activities (clause 13.3.7): a body, and one instance for each item.
#include <algorithm>

#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

using feel::Context;
using feel::Kind;
using feel::Value;

struct Items {
  std::int64_t total = 0;
  feel::List items{};
};

Result<Items> items_of(Work& work, const Loop& loop, ActivityId body) {
  Items all;
  if (loop.collection) {
    const auto value = TRY(work.value(loop.collection, body));
    if (value.kind() != Kind::list) {
      return fail(ErrorKind::invalid, "bpmn.no-collection",
                  loop.collection.text() + " = " + feel::literal_of(value));
    }
    all.items = value.list();
    all.total = static_cast<std::int64_t>(all.items.size());
    TRY(Work::check_storable({{{loop.element, value}}}));
  } else {
    const auto value = TRY(work.value(loop.cardinality, body));
    const auto count =
        value.kind() == Kind::number ? value.number().to_int64() : std::optional<std::int64_t>{};
    if (!count || *count < 0) {
      return fail(ErrorKind::invalid, "bpmn.no-cardinality",
                  loop.cardinality.text() + " = " + feel::literal_of(value));
    }
    all.total = *count;
  }
  if (all.total > work.limits().loop_items_max) {
    return fail(ErrorKind::limit, "bpmn.too-many-items", std::to_string(all.total));
  }
  return all;
}

// The results so far in the order of their instances.
Value collected(std::vector<LoopResult> results) {
  std::ranges::sort(results, {}, &LoopResult::loop_counter);
  feel::List list;
  for (auto& one : results) list.push_back(std::move(one.value));
  return Value(std::move(list));
}

// What a completion condition may ask: the counts under the names of either modeller, as they are
// once this instance has ended.
Context counts(const Loop& loop, const LoopState& state, const LoopResult& last) {
  const auto total = Value::integer(state.total - state.dropped);
  const auto completed = Value::integer(state.done - state.dropped + 1);
  const auto active = Value::integer(state.started - state.done - 1);
  Context all;
  all.put("nrOfInstances", total);
  all.put("nrOfCompletedInstances", completed);
  all.put("nrOfActiveInstances", active);
  all.put("numberOfInstances", total);
  all.put("numberOfCompletedInstances", completed);
  all.put("numberOfActiveInstances", active);
  all.put("numberOfTerminatedInstances", Value::integer(0));
  if (!loop.output_collection.empty()) {
    auto results = state.results;
    results.push_back(last);
    all.put(loop.output_collection, collected(std::move(results)));
  }
  return all;
}

}  // namespace

void start_loop_instance(Work& work, ActivityId body) {
  const auto& activity = work.at(body);
  const auto& loop = loop_of(work.element_of(activity));
  const auto counter = loop_state_of(activity).started + 1;
  const auto& items = loop_state_of(activity).items;
  Context variables;
  variables.put("loopCounter", Value::integer(counter));
  if (!loop.element.empty() && counter <= static_cast<std::int64_t>(items.size())) {
    variables.put(loop.element, items[static_cast<std::size_t>(counter - 1)]);
  }
  const auto id = work.enter(body, activity.element, {}, Role::loop_instance, counter);
  work.set(id, std::move(variables));
}

Result<> enter_loop(Work& work, ActivityId id) {
  const auto& element = work.element_of(work.at(id));
  auto items = TRY(items_of(work, loop_of(element), id));
  auto waits = TRY(work.make_waits(id, element.boundaries));
  const auto total = items.total;
  work.emit(LoopOpened{id, total, std::move(items.items)});
  work.emit(Activated{id});
  work.open(std::move(waits));
  if (total == 0) work.completing(id);
  const auto at_once = loop_of(element).sequential ? std::min<std::int64_t>(total, 1) : total;
  for (std::int64_t count = 0; count < at_once; ++count) start_loop_instance(work, id);
  return {};
}

Result<> leave_loop_instance(Work& work, ActivityId id) {
  const auto& activity = work.at(id);
  const auto& element = work.element_of(activity);
  const auto body = activity.scope;
  if (activity.stage == Stage::completing && !element.outputs.empty()) {
    const auto outputs = TRY(work.mapped(element.outputs, id));
    work.propagate(body, outputs);
    work.emit(OutputsGiven{id});
  }
  const auto& loop = loop_of(element);
  LoopResult last{work.at(id).loop_counter, {}};
  if (loop.output_element) last.value = TRY(work.value(loop.output_element, id));
  TRY(Work::check_storable({{{loop.output_collection, last.value}}}));
  bool held = false;
  if (loop.completion) {
    const auto first = counts(loop, loop_state_of(work.at(body)), last);
    const auto value = TRY(work.value_with(loop.completion, id, first));
    if (value.kind() != Kind::boolean) {
      return fail(ErrorKind::invalid, "bpmn.condition-not-boolean",
                  loop.completion.text() + " = " + feel::literal_of(value));
    }
    held = value.boolean();
  }
  work.emit(LoopCollected{body, last.loop_counter, last.value});
  work.emit(Completed{id});
  after_loop_instance(work, body, held);
  return {};
}

void after_loop_instance(Work& work, ActivityId body, bool condition_held) {
  const auto& activity = work.at(body);
  const auto& state = loop_state_of(activity);
  if (condition_held || state.done >= state.total) {
    work.terminate_children(body);
    work.completing(body);
  } else if (loop_of(work.element_of(activity)).sequential && activity.children == 0) {
    start_loop_instance(work, body);
  }
}

Result<> leave_loop(Work& work, ActivityId id) {
  const auto& element = work.element_of(work.at(id));
  const auto scope = work.at(id).scope;
  if (work.at(id).stage == Stage::completing && !loop_of(element).output_collection.empty()) {
    work.propagate(
        scope,
        {{{loop_of(element).output_collection, collected(loop_state_of(work.at(id)).results)}}});
    work.emit(OutputsGiven{id});
  }
  const auto flows = TRY(ways_out(work, element, id));
  work.emit(Completed{id});
  for (const auto flow : flows) work.take_flow(scope, flow);
  if (flows.empty()) work.check_scope(scope);
  return {};
}

}  // namespace luoshi::bpmn

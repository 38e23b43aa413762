// Work's part about subscriptions.
#include "bpmn/work.hpp"

namespace luoshi::bpmn {

Result<std::vector<Wait>> Work::make_waits(ActivityId holder, std::span<const Index> elements) {
  std::vector<Wait> waits;
  const auto& process = process_of(at(holder));
  for (const auto index : elements) {
    const auto& element = process.at(index);
    Wait wait{.activity = holder, .element = index};
    if (element.trigger == Trigger::timer) {
      const auto time = TRY(value(element.timer.formula, holder));
      wait.kind = WaitKind::timer;
      wait.schedule = TRY(schedule_of(element.timer.kind, time, environment_));
      const bool may_repeat = !element.interrupting && (element.kind == NodeKind::boundary_event ||
                                                        element.kind == NodeKind::start_event);
      if (!may_repeat) wait.schedule.repeats = 0;
    } else if (element.trigger == Trigger::message || element.trigger == Trigger::signal) {
      wait.kind = element.trigger == Trigger::message ? WaitKind::message : WaitKind::signal;
      wait.name = TRY(text(element.event_name, holder));
      wait.key = TRY(text(element.key, holder));
      if (element.key && wait.key.empty()) {
        return fail(ErrorKind::invalid, "bpmn.no-key", element.key.text());
      }
    } else {
      continue;
    }
    waits.push_back(std::move(wait));
  }
  return waits;
}

void Work::open(std::vector<Wait> waits) {
  for (auto& wait : waits) {
    wait.id = next_id();
    emit(WaitOpened{std::move(wait)});
  }
}

void Work::close_event_starts(ActivityId scope) {
  std::vector<std::int64_t> closed;
  for (const auto& wait : state_.waits) {
    if (wait.activity != scope) continue;
    const auto& element = process_of(at(scope)).at(wait.element);
    if (element.kind == NodeKind::start_event) closed.push_back(wait.id);
  }
  for (const auto id : closed) emit(WaitClosed{id});
}

}  // namespace luoshi::bpmn

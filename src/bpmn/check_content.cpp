#include "bpmn/compile.hpp"

namespace luoshi::bpmn {
namespace {

// A timer's text that stands for itself must be one of the forms of ISO 8601.
void check_timer(const Element& element, const Node& node, Findings& findings) {
  if (element.trigger != Trigger::timer) return;
  if (element.timer.kind == TimerKind::none || node.timer.text.empty()) {
    findings.add(node, "bpmn.no-time");
    return;
  }
  const auto& constant = element.timer.formula.constant();
  if (constant) {
    const feel::Environment environment{feel::icu_zones()};
    const auto schedule = schedule_of(element.timer.kind, *constant, environment);
    if (!schedule) findings.add(node, schedule.error(), node.timer.text);
  }
  // A cycle that interrupts fires once only, and a catching event waits once.
  const bool repeats = element.timer.kind == TimerKind::cycle;
  const bool may_repeat =
      (element.kind == NodeKind::boundary_event && !element.interrupting) ||
      (element.kind == NodeKind::start_event && (element.parent == none || !element.interrupting));
  if (repeats && !may_repeat) findings.add(node, "bpmn.cycle-once");
}

using Check = std::function<bool(std::string_view)>;

void check_known(const Formula& formula, const Check& has, const Node& node, const char* problem,
                 Findings& findings) {
  const auto& constant = formula.constant();
  if (!constant || !has) return;
  const auto& id = constant->string();
  if (!has(id)) findings.add(node, problem, id);
}

void check_work(const Element& element, const Node& node, Findings& findings) {
  switch (element.kind) {
    case NodeKind::service_task:
      if (!element.job_type) findings.add(node, "bpmn.no-job");
      break;
    case NodeKind::send_task:
      if (!element.job_type && !element.event_name) findings.add(node, "bpmn.no-job");
      break;
    case NodeKind::script_task:
      if (!element.job_type && node.script.empty()) findings.add(node, "bpmn.no-script");
      break;
    case NodeKind::rule_task:
      if (!element.job_type && node.called.empty()) findings.add(node, "bpmn.no-decision");
      break;
    case NodeKind::call_activity:
      if (node.called.empty()) findings.add(node, "bpmn.no-called-process");
      break;
    default:
      break;
  }
}

}  // namespace

void check_content(const ProcessText& text, const Process& process, const Known& known,
                   Findings& findings) {
  for (std::size_t at = 0; at < process.elements.size(); ++at) {
    const auto& element = process.elements[at];
    const auto& node = text.nodes[at];
    check_timer(element, node, findings);
    check_work(element, node, findings);
    check_known(element.assignment.form, known.has_form, node, "bpmn.unknown-form", findings);
    if (element.kind == NodeKind::rule_task) {
      check_known(element.called, known.has_decision, node, "bpmn.unknown-decision", findings);
    }
    if (element.kind == NodeKind::call_activity) {
      check_known(element.called, known.has_process, node, "bpmn.unknown-process", findings);
    }
  }
}

}  // namespace luoshi::bpmn

#include <algorithm>

#include "bpmn/compile.hpp"

namespace luoshi::bpmn {
namespace {

class ShapeCheck {
 public:
  ShapeCheck(const ProcessText& text, const Process& process, Findings& findings)
      : text_(text), process_(process), findings_(findings) {}

  void whole() {
    if (text_.nodes.empty()) findings_.add(text_, "bpmn.empty-process");
    if (!text_.nodes.empty() && process_.starts.empty()) findings_.add(text_, "bpmn.no-start");
    const auto seen = reachable(process_);
    for (std::size_t at = 0; at < process_.elements.size(); ++at) {
      const auto& element = process_.elements[at];
      const auto& node = text_.nodes[at];
      // A start's absence is told for the container, not again for all that lies behind it.
      if (!seen[at] && !process_.starts.empty() && has_start_around(element)) {
        findings_.add(node, "bpmn.unreachable");
      }
      ways(element, node);
      gateway(element, node);
      container(element, node);
      event(element, node);
    }
    for (std::size_t at = 0; at < process_.flows.size(); ++at) condition(at);
  }

 private:
  [[nodiscard]] bool has_start_around(const Element& element) const {
    return element.parent == none || process_.at(element.parent).start != none;
  }
  void ways(const Element& element, const Node& node);
  void gateway(const Element& element, const Node& node);
  void event_gateway(const Element& element, const Node& node);
  void container(const Element& element, const Node& node);
  void event(const Element& element, const Node& node);
  void condition(std::size_t at);

  const ProcessText& text_;
  const Process& process_;
  Findings& findings_;
};

// An activity without a way out ends its path (clause 13.2.1), and so does a throwing event; a
// gateway or a catching event that leads nowhere is a mistake.
void ShapeCheck::ways(const Element& element, const Node& node) {
  const auto kind = element.kind;
  const bool begins = kind == NodeKind::start_event || kind == NodeKind::boundary_event ||
                      kind == NodeKind::event_sub_process;
  const bool ends = kind == NodeKind::end_event || kind == NodeKind::event_sub_process;
  if (begins && !element.incoming.empty()) findings_.add(node, "bpmn.way-in");
  if (ends && !element.outgoing.empty()) findings_.add(node, "bpmn.way-out");
  const bool is_throwing_link = kind == NodeKind::throw_event && element.trigger == Trigger::link;
  const bool must_go_on = kind == NodeKind::start_event || kind == NodeKind::boundary_event ||
                          kind == NodeKind::catch_event ||
                          (kind >= NodeKind::exclusive_gateway && kind <= NodeKind::event_gateway);
  if (must_go_on && element.outgoing.empty()) findings_.add(node, "bpmn.no-way-out");
  if (is_throwing_link && !element.outgoing.empty()) findings_.add(node, "bpmn.way-out");
}

void ShapeCheck::gateway(const Element& element, const Node& node) {
  if (element.kind == NodeKind::event_gateway) event_gateway(element, node);
  const bool chooses =
      element.kind == NodeKind::exclusive_gateway || element.kind == NodeKind::inclusive_gateway;
  if (!chooses) return;
  std::size_t conditions = 0;
  for (const auto flow : element.outgoing) {
    const auto& one = process_.flow(flow);
    if (one.condition) {
      ++conditions;
    } else if (element.outgoing.size() > 1 && flow != element.default_flow) {
      findings_.add(text_.flows[static_cast<std::size_t>(flow)], "bpmn.no-condition", node.id);
    }
  }
  if (element.outgoing.size() == 1 && conditions == 1) findings_.add(node, "bpmn.dead-gateway");
  if (element.outgoing.size() > 1 && element.default_flow == none) {
    findings_.add(node, "bpmn.no-default");
  }
}

// What may follow an event-based gateway (clause 10.6.6).
void ShapeCheck::event_gateway(const Element& element, const Node& node) {
  if (element.outgoing.size() == 1) findings_.add(node, "bpmn.one-event");
  for (const auto flow : element.outgoing) {
    const auto& target = process_.at(process_.flow(flow).target);
    const bool catches = target.kind == NodeKind::catch_event &&
                         (target.trigger == Trigger::message || target.trigger == Trigger::timer ||
                          target.trigger == Trigger::signal);
    const bool receives = target.kind == NodeKind::receive_task && target.boundaries.empty();
    if (!catches && !receives) findings_.add(node, "bpmn.event-gateway-target", target.id);
    if (target.incoming.size() > 1) findings_.add(node, "bpmn.event-gateway-shared", target.id);
    if (process_.flow(flow).condition) {
      findings_.add(text_.flows[static_cast<std::size_t>(flow)], "bpmn.condition-not-asked");
    }
  }
}

void ShapeCheck::container(const Element& element, const Node& node) {
  if (!is_container(element.kind)) return;
  if (element.start == none) {
    findings_.add(node, "bpmn.no-start");
    return;
  }
  const auto& start = process_.at(element.start);
  const bool by_event = start.trigger != Trigger::none;
  if (element.kind == NodeKind::sub_process && by_event) {
    findings_.add(node, "bpmn.sub-process-start", start.id);
  }
  if (element.kind == NodeKind::event_sub_process && !by_event) {
    findings_.add(node, "bpmn.event-sub-process-start", start.id);
  }
  if (element.kind == NodeKind::event_sub_process && start.trigger == Trigger::error &&
      !start.interrupting) {
    findings_.add(node, "bpmn.error-interrupts", start.id);
  }
}

// Which triggers each kind of event may have (table 10.93).
void ShapeCheck::event(const Element& element, const Node& node) {
  const auto is = [&](std::initializer_list<Trigger> allowed) {
    return std::ranges::find(allowed, element.trigger) != allowed.end();
  };
  using enum Trigger;
  bool fits = true;
  switch (element.kind) {
    case NodeKind::start_event:
      fits = element.parent == Index{bpmn::none}
                 ? is({Trigger::none, message, timer, signal})
                 : is({Trigger::none, message, timer, signal, error, escalation});
      break;
    case NodeKind::catch_event:
      fits = is({message, timer, signal, link});
      break;
    case NodeKind::throw_event:
      fits = is({Trigger::none, message, signal, escalation, link});
      break;
    case NodeKind::boundary_event:
      fits = is({message, timer, signal, error, escalation});
      if (element.trigger == error && !element.interrupting) {
        findings_.add(node, "bpmn.error-interrupts", node.id);
      }
      break;
    case NodeKind::end_event:
      fits = is({Trigger::none, message, signal, error, escalation, terminate});
      break;
    default:
      break;
  }
  if (!fits) findings_.add(node, "bpmn.wrong-trigger", node.id);
}

void ShapeCheck::condition(std::size_t at) {
  const auto& flow = process_.flows[at];
  if (!flow.condition || flow.source == none) return;
  const auto& source = process_.at(flow.source);
  const bool asked = source.kind == NodeKind::exclusive_gateway ||
                     source.kind == NodeKind::inclusive_gateway || is_activity(source.kind);
  if (!asked && source.kind != NodeKind::event_gateway) {
    findings_.add(text_.flows[at], "bpmn.condition-not-asked");
  }
  if (static_cast<Index>(at) == source.default_flow) {
    findings_.add(text_.flows[at], "bpmn.default-with-condition");
  }
}

}  // namespace

void check_shape(const ProcessText& text, const Process& process, Findings& findings) {
  ShapeCheck(text, process, findings).whole();
}

}  // namespace luoshi::bpmn

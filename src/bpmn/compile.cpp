#include "bpmn/compile.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace luoshi::bpmn {
namespace {

class Compiler {
 public:
  Compiler(const ProcessText& text, const Definitions& definitions, const Known& known,
           Findings& findings)
      : text_(text), definitions_(definitions), known_(known), findings_(findings) {}

  Process whole() {
    process_.id = text_.id;
    process_.name = text_.name;
    process_.version = known_.version;
    add_nodes();
    add_flows();
    for (std::size_t at = 0; at < text_.nodes.size(); ++at) bind(static_cast<Index>(at));
    process_.joins = joins_of(process_);
    return std::move(process_);
  }

 private:
  void add_nodes();
  void add_flows();
  void bind(Index at);
  void bind_boundary(const Node& node, Index at);
  void bind_start(const Node& node, Index at);
  void bind_event(const Node& node, Element& element);
  void bind_link(const Node& node, Element& element);
  void bind_texts(const Node& node, Element& element);
  void bind_loop(const Node& node, Element& element);
  const Named* named(const Node& node);

  Formula formula(const Node& node, const Text& text) {
    auto made = Formula::make(text, known_.names);
    if (made) return std::move(*made);
    findings_.add(node, made.error(), text);
    return {};
  }
  std::vector<Mapping> mappings(const Node& node, const std::vector<MappingText>& texts) {
    std::vector<Mapping> all;
    for (const auto& one : texts) {
      if (one.target.empty()) findings_.add(node, "bpmn.mapping-no-target", one.source.text);
      all.push_back({one.target, formula(node, one.source)});
    }
    return all;
  }
  Element& at(Index index) { return process_.elements[static_cast<std::size_t>(index)]; }

  const ProcessText& text_;
  const Definitions& definitions_;
  const Known& known_;
  Findings& findings_;
  Process process_{};
};

void Compiler::add_nodes() {
  for (std::size_t index = 0; index < text_.nodes.size(); ++index) {
    const auto& node = text_.nodes[index];
    Element element;
    element.kind = node.kind;
    element.trigger = node.trigger;
    element.interrupting = node.interrupting;
    element.parent = node.parent;
    element.id = node.id;
    element.name = node.name;
    element.line = node.line;
    if (const auto lane = text_.lanes.find(node.id); lane != text_.lanes.end()) {
      element.lane = lane->second;
    }
    if (node.id.empty()) {
      findings_.add(node, "bpmn.no-id");
    } else if (!process_.ids.emplace(node.id, static_cast<Index>(index)).second) {
      findings_.add(node, "bpmn.id-twice", node.id);
    }
    process_.elements.push_back(std::move(element));
  }
}

void Compiler::add_flows() {
  for (const auto& flow : text_.flows) {
    SequenceFlow made;
    made.id = flow.id;
    made.source = process_.find(flow.source);
    made.target = process_.find(flow.target);
    if (made.source == none) findings_.add(flow, "bpmn.dangling-flow", flow.source);
    if (made.target == none) findings_.add(flow, "bpmn.dangling-flow", flow.target);
    auto condition = Formula::make(flow.condition, known_.names);
    if (condition) {
      made.condition = std::move(*condition);
    } else {
      findings_.add_at(flow.condition.line, flow.id, flow.name, condition.error().problem,
                       flow.condition.text);
    }
    const auto index = static_cast<Index>(process_.flows.size());
    if (made.source != none && made.target != none) {
      if (at(made.source).parent != at(made.target).parent) {
        findings_.add(flow, "bpmn.flow-across", flow.source + " → " + flow.target);
      } else {
        at(made.source).outgoing.push_back(index);
        at(made.target).incoming.push_back(index);
      }
    }
    process_.flows.push_back(std::move(made));
  }
}

void Compiler::bind(Index index) {
  const auto& node = text_.nodes[static_cast<std::size_t>(index)];
  auto& element = at(index);
  if (!node.default_flow.empty()) {
    for (const auto flow : element.outgoing) {
      if (process_.flow(flow).id == node.default_flow) element.default_flow = flow;
    }
    if (element.default_flow == none) {
      findings_.add(node, "bpmn.unknown-default", node.default_flow);
    }
  }
  if (node.kind == NodeKind::boundary_event) bind_boundary(node, index);
  if (node.kind == NodeKind::start_event) bind_start(node, index);
  bind_event(node, element);
  bind_texts(node, element);
  if (node.loop.present) bind_loop(node, element);
}

void Compiler::bind_boundary(const Node& node, Index index) {
  const auto host = process_.find(node.attached_to);
  const bool fits = host != none && is_activity(at(host).kind) &&
                    at(host).kind != NodeKind::event_sub_process &&
                    at(host).parent == at(index).parent;
  if (!fits) {
    findings_.add(node, "bpmn.no-host", node.attached_to);
    return;
  }
  at(index).host = host;
  at(host).boundaries.push_back(index);
}

void Compiler::bind_start(const Node& node, Index index) {
  if (node.parent == none) {
    process_.starts.push_back(index);
    if (node.trigger != Trigger::none) return;
    if (process_.start != none) findings_.add(node, "bpmn.two-starts", {});
    process_.start = index;
    return;
  }
  auto& container = at(node.parent);
  if (container.start != none) findings_.add(node, "bpmn.two-starts", container.id);
  container.start = index;
  if (container.kind != NodeKind::event_sub_process) return;
  auto& around =
      container.parent == none ? process_.event_starts : at(container.parent).event_starts;
  around.push_back(index);
}

const Named* Compiler::named(const Node& node) {
  for (const auto& one : definitions_.named) {
    if (one.kind == node.trigger && one.id == node.ref) return &one;
  }
  findings_.add(node, "bpmn.unknown-reference", node.ref);
  return nullptr;
}

void Compiler::bind_event(const Node& node, Element& element) {
  const bool catches = node.kind == NodeKind::boundary_event ||
                       node.kind == NodeKind::start_event || node.kind == NodeKind::catch_event;
  switch (node.trigger) {
    case Trigger::message:
    case Trigger::signal: {
      // A job does the sending where one is named; then the message need not be.
      if (node.ref.empty() && !node.job_type.empty()) return;
      if (node.kind == NodeKind::send_task && node.ref.empty()) return;
      const auto* what = named(node);
      if (what == nullptr) return;
      if (what->name.empty()) findings_.add(node, "bpmn.no-event-name", node.ref);
      element.event_name = formula(node, what->name);
      element.key = formula(node, what->key);
      return;
    }
    case Trigger::error:
    case Trigger::escalation: {
      if (node.ref.empty()) {
        // Who catches without a reference catches all.
        if (!catches && node.trigger == Trigger::error) {
          findings_.add(node, "bpmn.unknown-reference", node.ref);
        }
        return;
      }
      const auto* what = named(node);
      if (what == nullptr) return;
      element.code = what->name.text;
      element.event_name = formula(node, what->name);
      return;
    }
    case Trigger::timer:
      element.timer.kind = node.timer.kind;
      element.timer.formula = formula(node, node.timer.text);
      return;
    case Trigger::link:
      bind_link(node, element);
      return;
    default:
      return;
  }
}

void Compiler::bind_link(const Node& node, Element& element) {
  if (node.kind != NodeKind::throw_event) return;
  for (std::size_t other = 0; other < text_.nodes.size(); ++other) {
    const auto& one = text_.nodes[other];
    if (one.kind != NodeKind::catch_event || one.trigger != Trigger::link) continue;
    if (one.ref != node.ref || one.parent != node.parent) continue;
    if (element.link != none) findings_.add(one, "bpmn.link-twice", one.ref);
    element.link = static_cast<Index>(other);
  }
  if (element.link == none) findings_.add(node, "bpmn.unknown-link", node.ref);
}

void Compiler::bind_texts(const Node& node, Element& element) {
  element.job_type = formula(node, node.job_type);
  element.headers = node.headers;
  element.assignment = {formula(node, node.assignee),
                        formula(node, node.candidate_users),
                        formula(node, node.candidate_groups),
                        formula(node, node.form),
                        formula(node, node.due),
                        formula(node, node.follow_up),
                        formula(node, node.priority)};
  element.script = formula(node, node.script);
  element.called = formula(node, node.called);
  element.result = node.result;
  element.pass_all_in = node.pass_all_in;
  element.pass_all_out = node.pass_all_out;
  element.inputs = mappings(node, node.inputs);
  element.outputs = mappings(node, node.outputs);
  element.call_inputs = mappings(node, node.call_inputs);
  element.call_outputs = mappings(node, node.call_outputs);
}

void Compiler::bind_loop(const Node& node, Element& element) {
  const auto& text = node.loop;
  Loop loop;
  loop.sequential = text.sequential;
  loop.cardinality = formula(node, text.cardinality);
  loop.collection = formula(node, text.collection);
  loop.element = text.element;
  loop.output_collection = text.output_collection;
  loop.output_element = formula(node, text.output_element);
  loop.completion = formula(node, text.completion);
  if (text.cardinality.empty() && text.collection.empty()) {
    findings_.add(node, "bpmn.loop-without-end");
  }
  if (!is_activity(node.kind) || node.kind == NodeKind::event_sub_process) {
    findings_.add(node, "bpmn.not-carried-out", "multiInstanceLoopCharacteristics");
    return;
  }
  element.loop = std::move(loop);
}

}  // namespace

void Findings::add_at(int line, std::string_view id, std::string_view name, std::string problem,
                      std::string detail) {
  into_.push_back(
      {fmt::format("{}:{}: {}{}", file_, line, id, name.empty() ? "" : fmt::format(" ({})", name)),
       std::move(problem), std::move(detail)});
}

void Findings::add(const ProcessText& process, std::string problem, std::string detail) {
  add_at(process.line, process.id, process.name, std::move(problem), std::move(detail));
}

void Findings::add(const Node& node, std::string problem, std::string detail) {
  add_at(node.line, node.id, node.name, std::move(problem), std::move(detail));
}

void Findings::add(const Node& node, const Error& error, const Text& text) {
  auto detail = text.text;
  if (!error.detail.empty() && error.detail != text.text) detail += ": " + error.detail;
  add_at(text.line, node.id, node.name, error.problem, std::move(detail));
}

void Findings::add(const Flow& flow, std::string problem, std::string detail) {
  add_at(flow.line, flow.id, flow.name, std::move(problem), std::move(detail));
}

Process compile(const ProcessText& text, const Definitions& definitions, const Known& known,
                Findings& findings) {
  return Compiler(text, definitions, known, findings).whole();
}

}  // namespace luoshi::bpmn

#include <optional>

#include "bpmn/read.hpp"

namespace luoshi::bpmn {
namespace {

constexpr int sub_process_depth_max = 40;

struct NamedKind {
  std::string_view name;
  NodeKind kind;
};

constexpr NamedKind node_kinds[] = {
    {"task", NodeKind::task},
    {"userTask", NodeKind::user_task},
    {"serviceTask", NodeKind::service_task},
    {"scriptTask", NodeKind::script_task},
    {"businessRuleTask", NodeKind::rule_task},
    {"sendTask", NodeKind::send_task},
    {"receiveTask", NodeKind::receive_task},
    {"manualTask", NodeKind::manual_task},
    {"exclusiveGateway", NodeKind::exclusive_gateway},
    {"parallelGateway", NodeKind::parallel_gateway},
    {"inclusiveGateway", NodeKind::inclusive_gateway},
    {"eventBasedGateway", NodeKind::event_gateway},
    {"startEvent", NodeKind::start_event},
    {"intermediateCatchEvent", NodeKind::catch_event},
    {"intermediateThrowEvent", NodeKind::throw_event},
    {"boundaryEvent", NodeKind::boundary_event},
    {"endEvent", NodeKind::end_event},
    {"subProcess", NodeKind::sub_process},
    {"callActivity", NodeKind::call_activity},
};

// What only describes: it changes nothing of how a process runs.
constexpr std::string_view describing[] = {"incoming",
                                           "outgoing",
                                           "documentation",
                                           "extensionElements",
                                           "laneSet",
                                           "dataObject",
                                           "textAnnotation",
                                           "association",
                                           "dataObjectReference",
                                           "group",
                                           "dataStoreReference",
                                           "property",
                                           "ioSpecification",
                                           "auditing",
                                           "monitoring",
                                           "conditionExpression",
                                           "script",
                                           "performer",
                                           "humanPerformer",
                                           "potentialOwner",
                                           "resourceRole",
                                           "supportedInterfaceRef",
                                           "ioBinding",
                                           "dataInput",
                                           "dataOutput",
                                           "inputSet",
                                           "outputSet",
                                           "categoryValueRef",
                                           "correlationSubscription"};

bool is_describing(std::string_view name) {
  return std::ranges::find(describing, name) != std::end(describing);
}

TimerText read_timer(Reading& reading, const pugi::xml_node& xml) {
  constexpr std::pair<std::string_view, TimerKind> kinds[] = {{"timeDate", TimerKind::date},
                                                              {"timeDuration", TimerKind::duration},
                                                              {"timeCycle", TimerKind::cycle}};
  TimerText timer;
  for (const auto& [name, kind] : kinds) {
    if (const auto one = child(xml, name)) {
      timer = {kind, reading.source.text(text_inside(one), one)};
    }
  }
  return timer;
}

struct NamedTrigger {
  std::string_view name;
  Trigger trigger;
  const char* ref;
};

constexpr NamedTrigger triggers[] = {
    {"messageEventDefinition", Trigger::message, "messageRef"},
    {"timerEventDefinition", Trigger::timer, nullptr},
    {"errorEventDefinition", Trigger::error, "errorRef"},
    {"escalationEventDefinition", Trigger::escalation, "escalationRef"},
    {"signalEventDefinition", Trigger::signal, "signalRef"},
    {"terminateEventDefinition", Trigger::terminate, nullptr},
    {"linkEventDefinition", Trigger::link, "name"},
};

void read_trigger(Reading& reading, const pugi::xml_node& event, const pugi::xml_node& xml,
                  Node& node) {
  const auto name = local(xml);
  const auto* known = std::ranges::find(triggers, name, &NamedTrigger::name);
  if (known == std::end(triggers)) {
    reading.find(event, "bpmn.not-carried-out", std::string(name));
    return;
  }
  if (node.trigger != Trigger::none) {
    reading.find(event, "bpmn.not-carried-out", "multiple event definitions");
    return;
  }
  node.trigger = known->trigger;
  if (known->ref != nullptr) node.ref = reference(xml, known->ref);
  if (known->trigger == Trigger::link) node.ref = attribute(xml, "name");
  if (known->trigger == Trigger::timer) node.timer = read_timer(reading, xml);
  read_node_extensions(reading, xml, node);
}

void read_loop(Reading& reading, const pugi::xml_node& xml, LoopText& loop) {
  loop.present = true;
  loop.sequential = xml.attribute("isSequential").as_bool();
  loop.line = reading.source.line(xml);
  if (const auto one = child(xml, "loopCardinality")) {
    loop.cardinality = reading.source.text(text_inside(one), one, Dialect::feel);
  }
  if (const auto one = child(xml, "completionCondition")) {
    loop.completion = reading.source.text(text_inside(one), one, Dialect::feel);
  }
  read_loop_extensions(reading, xml, loop);
}

// A data association with assignments is a mapping; one that only draws an arrow says nothing.
void read_association(Reading& reading, const pugi::xml_node& node_xml, const pugi::xml_node& xml,
                      std::vector<MappingText>& mappings) {
  if (child(xml, "transformation")) {
    reading.find(node_xml, "bpmn.not-carried-out", "transformation");
  }
  for (const auto& one : xml.children()) {
    if (local(one) != "assignment") continue;
    const auto from = child(one, "from");
    mappings.push_back({text_inside(child(one, "to")),
                        reading.source.text(text_inside(from), from, Dialect::feel)});
  }
}

void read_part(Reading& reading, const pugi::xml_node& xml, const pugi::xml_node& one, Node& node) {
  const auto name = local(one);
  const bool holds_nodes =
      node.kind == NodeKind::sub_process || node.kind == NodeKind::event_sub_process;
  const bool refused = name == "eventDefinitionRef" || name == "standardLoopCharacteristics";
  if (name.ends_with("EventDefinition")) {
    read_trigger(reading, xml, one, node);
  } else if (name == "multiInstanceLoopCharacteristics") {
    read_loop(reading, one, node.loop);
  } else if (name == "dataInputAssociation") {
    read_association(reading, xml, one, node.inputs);
  } else if (name == "dataOutputAssociation") {
    read_association(reading, xml, one, node.outputs);
  } else if (refused || (!holds_nodes && !is_describing(name))) {
    reading.find(xml, "bpmn.not-carried-out", std::string(name));
  }
}

// Attributes of the standard that ask for more than is carried out.
void refuse_attributes(Reading& reading, const pugi::xml_node& xml, const Node& node) {
  if (xml.attribute("isForCompensation").as_bool()) {
    reading.find(xml, "bpmn.not-carried-out", "isForCompensation");
  }
  if (node.kind == NodeKind::event_gateway && (xml.attribute("instantiate").as_bool() ||
                                               attribute(xml, "eventGatewayType") == "Parallel")) {
    reading.find(xml, "bpmn.not-carried-out", "instantiating event gateway");
  }
  if (node.kind == NodeKind::receive_task && xml.attribute("instantiate").as_bool()) {
    reading.find(xml, "bpmn.not-carried-out", "instantiating receive task");
  }
  for (const auto* name : {"startQuantity", "completionQuantity"}) {
    if (xml.attribute(name).as_int(1) != 1) reading.find(xml, "bpmn.not-carried-out", name);
  }
}

void read_script(Reading& reading, const pugi::xml_node& xml, Node& node) {
  const auto script = child(xml, "script");
  if (!script) return;
  node.script = reading.source.text(text_inside(script), script, Dialect::feel);
  auto format = attribute(xml, "scriptFormat");
  std::ranges::transform(format, format.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  if (!format.empty() && !format.contains("feel")) {
    reading.find(xml, "bpmn.script-language", format);
  }
}

Node read_node(Reading& reading, const pugi::xml_node& xml, NodeKind kind, int parent) {
  Node node;
  node.kind = kind;
  node.id = attribute(xml, "id");
  node.name = attribute(xml, "name");
  node.line = reading.source.line(xml);
  node.parent = parent;
  node.default_flow = reference(xml, "default");
  node.attached_to = reference(xml, "attachedToRef");
  if (kind == NodeKind::sub_process && xml.attribute("triggeredByEvent").as_bool()) {
    node.kind = NodeKind::event_sub_process;
  }
  const auto* interrupts = kind == NodeKind::boundary_event ? "cancelActivity" : "isInterrupting";
  node.interrupting = xml.attribute(interrupts).as_bool(true);
  if (kind == NodeKind::send_task || kind == NodeKind::receive_task) {
    node.ref = reference(xml, "messageRef");
    node.trigger = Trigger::message;
  }
  if (kind == NodeKind::script_task) read_script(reading, xml, node);
  if (kind == NodeKind::call_activity) {
    node.called = reading.source.text(reference(xml, "calledElement"), xml);
    node.called.text = attribute(xml, "calledElement");
  }
  for (const auto& one : xml.children()) {
    if (one.type() == pugi::node_element) read_part(reading, xml, one, node);
  }
  refuse_attributes(reading, xml, node);
  read_node_extensions(reading, xml, node);
  return node;
}

Flow read_flow(Reading& reading, const pugi::xml_node& xml, int parent) {
  Flow flow;
  flow.id = attribute(xml, "id");
  flow.name = attribute(xml, "name");
  flow.source = reference(xml, "sourceRef");
  flow.target = reference(xml, "targetRef");
  flow.line = reading.source.line(xml);
  flow.parent = parent;
  if (const auto one = child(xml, "conditionExpression")) {
    flow.condition = reading.source.text(text_inside(one), one, Dialect::feel);
    const auto language = attribute(one, "language");
    if (!language.empty() && !language.contains("feel") && !language.contains("FEEL")) {
      reading.find(xml, "bpmn.script-language", language);
    }
  }
  refuse_extensions(reading, xml);
  return flow;
}

std::optional<NodeKind> kind_of(std::string_view name) {
  const auto* known = std::ranges::find(node_kinds, name, &NamedKind::name);
  if (known == std::end(node_kinds)) return std::nullopt;
  return known->kind;
}

bool is_part(std::string_view name) {
  return is_describing(name) || name.ends_with("LoopCharacteristics") ||
         name == "dataInputAssociation" || name == "dataOutputAssociation";
}

}  // namespace

void read_flow_elements(Reading& reading, const pugi::xml_node& parent, ProcessText& into,
                        int parent_index, int depth) {
  if (depth > sub_process_depth_max) {
    reading.find(parent, "bpmn.too-deep");
    return;
  }
  for (const auto& one : parent.children()) {
    if (one.type() != pugi::node_element) continue;
    const auto name = local(one);
    if (name == "sequenceFlow") {
      into.flows.push_back(read_flow(reading, one, parent_index));
    } else if (const auto kind = kind_of(name)) {
      into.nodes.push_back(read_node(reading, one, *kind, parent_index));
      if (*kind == NodeKind::sub_process) {
        read_flow_elements(reading, one, into, static_cast<int>(into.nodes.size()) - 1, depth + 1);
      }
    } else if (!is_part(name)) {
      reading.find(one, "bpmn.not-carried-out", std::string(name));
    }
  }
}

}  // namespace luoshi::bpmn

// The extension elements of the Camunda 8 modeller (namespace zeebe).
#include "bpmn/read_extensions.hpp"

namespace luoshi::bpmn {
namespace {

using Xml = pugi::xml_node;

// An attribute's text into a member of the node.
struct Attribute {
  std::string_view element;
  const char* attribute;
  Text Node::* into;
};

constexpr Attribute attributes[] = {
    {"taskDefinition", "type", &Node::job_type},
    {"assignmentDefinition", "assignee", &Node::assignee},
    {"assignmentDefinition", "candidateUsers", &Node::candidate_users},
    {"assignmentDefinition", "candidateGroups", &Node::candidate_groups},
    {"formDefinition", "formKey", &Node::form},
    {"formDefinition", "formId", &Node::form},
    {"formDefinition", "externalReference", &Node::form},
    {"taskSchedule", "dueDate", &Node::due},
    {"taskSchedule", "followUpDate", &Node::follow_up},
    {"priorityDefinition", "priority", &Node::priority},
    {"calledDecision", "decisionId", &Node::called},
    {"calledElement", "processId", &Node::called},
};

// What says nothing of how the process runs.
constexpr std::string_view harmless[] = {"properties", "userTask", "versionTag", "userTaskForm",
                                         "modelerTemplate"};

void read_mappings(const Reading& reading, const Xml& xml, Node& node) {
  for (const auto& one : xml.children()) {
    const auto name = local(one);
    if (name != "input" && name != "output") continue;
    auto& into = name == "input" ? node.inputs : node.outputs;
    into.push_back({attribute(one, "target"), reading.source.text(attribute(one, "source"), one)});
  }
}

bool read_other(Reading& reading, const Xml& event, const Xml& xml, Node& node) {
  const auto name = local(xml);
  if (name == "ioMapping") {
    read_mappings(reading, xml, node);
  } else if (name == "taskHeaders") {
    for (const auto& one : xml.children()) {
      node.headers.emplace_back(attribute(one, "key"), attribute(one, "value"));
    }
  } else if (name == "script") {
    node.script = reading.source.text(attribute(xml, "expression"), xml, Dialect::feel);
    node.result = attribute(xml, "resultVariable");
  } else if (name == "calledDecision") {
    node.result = attribute(xml, "resultVariable");
  } else if (name == "calledElement") {
    node.pass_all_out = xml.attribute("propagateAllChildVariables").as_bool(true);
    node.pass_all_in = xml.attribute("propagateAllParentVariables").as_bool(true);
  } else {
    return false;
  }
  const auto binding = attribute(xml, "bindingType");
  if (!binding.empty() && binding != "latest" && binding != "deployment") {
    reading.find(event, "bpmn.extension", "zeebe:" + std::string(name) + " bindingType=" + binding);
  }
  return true;
}

}  // namespace

void read_camunda8(Reading& reading, const Xml& event, const Xml& xml, Node& node) {
  const auto name = local(xml);
  bool known = std::ranges::find(harmless, name) != std::end(harmless);
  for (const auto& one : attributes) {
    if (one.element != name) continue;
    known = true;
    auto text = attribute(xml, one.attribute);
    if (!text.empty()) node.*one.into = reading.source.text(std::move(text), xml);
  }
  if (!read_other(reading, event, xml, node) && !known) {
    reading.find(event, "bpmn.extension", "zeebe:" + std::string(name));
  }
}

void read_camunda8_loop(const Reading& reading, const Xml& xml, LoopText& loop) {
  loop.collection = reading.source.text(attribute(xml, "inputCollection"), xml, Dialect::feel);
  loop.element = attribute(xml, "inputElement");
  loop.output_collection = attribute(xml, "outputCollection");
  loop.output_element = reading.source.text(attribute(xml, "outputElement"), xml, Dialect::feel);
}

}  // namespace luoshi::bpmn

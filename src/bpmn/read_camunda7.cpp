// The extension attributes and elements of the Camunda 7 modeller (namespace camunda).
#include "bpmn/read_extensions.hpp"

namespace luoshi::bpmn {
namespace {

using Xml = pugi::xml_node;

struct Attribute {
  std::string_view name;
  Text Node::* into;
};

constexpr Attribute attributes[] = {
    {"assignee", &Node::assignee},
    {"candidateUsers", &Node::candidate_users},
    {"candidateGroups", &Node::candidate_groups},
    {"formKey", &Node::form},
    {"formRef", &Node::form},
    {"dueDate", &Node::due},
    {"followUpDate", &Node::follow_up},
    {"priority", &Node::priority},
    {"topic", &Node::job_type},
    {"decisionRef", &Node::called},
};

// Of how another engine stores, retries and lists; nothing of what the process means.
constexpr std::string_view harmless[] = {"asyncBefore",
                                         "asyncAfter",
                                         "exclusive",
                                         "jobPriority",
                                         "taskPriority",
                                         "historyTimeToLive",
                                         "isStartableInTasklist",
                                         "versionTag",
                                         "formRefBinding",
                                         "formRefVersion",
                                         "candidateStarterGroups",
                                         "candidateStarterUsers",
                                         "modelerTemplate",
                                         "modelerTemplateVersion",
                                         "async"};

constexpr std::string_view harmless_elements[] = {"properties", "failedJobRetryTimeCycle"};

// Attributes of which one value means what is done here.
struct Accepted {
  std::string_view name;
  std::string_view values;  // between spaces
};

constexpr Accepted accepted[] = {
    {"type", " external "},
    {"calledElementBinding", " latest deployment "},
    {"decisionRefBinding", " latest deployment "},
    {"mapDecisionResult", " singleEntry singleResult collectEntries "},
};

bool is_accepted(std::string_view name, const std::string& value) {
  const auto* known = std::ranges::find(accepted, name, &Accepted::name);
  return known != std::end(accepted) && known->values.contains(" " + value + " ");
}

// The value of a parameter: its text, or a script in FEEL.
Text parameter(Reading& reading, const Xml& event, const Xml& xml) {
  for (const auto& one : xml.children()) {
    if (one.type() != pugi::node_element) continue;
    if (local(one) == "script" && attribute(one, "scriptFormat").contains("feel")) {
      return reading.source.text(text_inside(one), one, Dialect::feel);
    }
    reading.find(event, "bpmn.extension", "camunda:" + std::string(local(one)));
  }
  return reading.source.text(text_inside(xml), xml);
}

void read_mappings(Reading& reading, const Xml& event, const Xml& xml, Node& node) {
  for (const auto& one : xml.children()) {
    const auto name = local(one);
    if (name == "inputParameter") {
      node.inputs.push_back({attribute(one, "name"), parameter(reading, event, one)});
    } else if (name == "outputParameter") {
      node.outputs.push_back({attribute(one, "name"), parameter(reading, event, one)});
    }
  }
}

// camunda:in and camunda:out of a call activity.
void read_call_mapping(Reading& reading, const Xml& event, const Xml& xml, Node& node) {
  const bool in = local(xml) == "in";
  if (attribute(xml, "variables") == "all") {
    (in ? node.pass_all_in : node.pass_all_out) = true;
    return;
  }
  if (!attribute(xml, "businessKey").empty()) return;
  MappingText mapping{attribute(xml, "target"), {}};
  const auto expression = attribute(xml, "sourceExpression");
  mapping.source = expression.empty()
                       ? reading.source.text(attribute(xml, "source"), xml, Dialect::feel)
                       : reading.source.text(expression, xml);
  if (mapping.target.empty()) reading.find(event, "bpmn.extension", "camunda:in without target");
  (in ? node.call_inputs : node.call_outputs).push_back(std::move(mapping));
}

}  // namespace

void read_camunda7(Reading& reading, const Xml& event, const Xml& xml, Node& node) {
  const auto name = local(xml);
  if (name == "inputOutput") {
    read_mappings(reading, event, xml, node);
  } else if ((name == "in" || name == "out") && node.kind == NodeKind::call_activity) {
    read_call_mapping(reading, event, xml, node);
  } else if (std::ranges::find(harmless_elements, name) == std::end(harmless_elements)) {
    reading.find(event, "bpmn.extension", "camunda:" + std::string(name));
  }
}

void read_camunda7_attributes(Reading& reading, const Xml& xml, Node& node) {
  bool result_form = false;
  for (const auto& one : xml.attributes()) {
    if (reading.source.vendor(one.name()) != Vendor::camunda7) continue;
    const auto name = local_name(one.name());
    const std::string value = one.value();
    if (const auto* known = std::ranges::find(attributes, name, &Attribute::name);
        known != std::end(attributes)) {
      node.*known->into = reading.source.text(value, xml);
    } else if (name == "resultVariable") {
      node.result = value;
    } else if (is_accepted(name, value)) {
      result_form = result_form || name == "mapDecisionResult";
    } else if (std::ranges::find(harmless, name) == std::end(harmless)) {
      reading.find(xml, "bpmn.extension", "camunda:" + std::string(name) + "=" + value);
    }
  }
  if (node.kind == NodeKind::rule_task && !node.result.empty() && !result_form &&
      !reading.source.camunda7(xml, "decisionRef").empty()) {
    reading.find(xml, "bpmn.extension", "camunda:mapDecisionResult=resultList");
  }
}

}  // namespace luoshi::bpmn

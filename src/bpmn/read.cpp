#include "bpmn/read.hpp"

#include "text/nesting.hpp"

namespace luoshi::bpmn {
namespace {

constexpr int depth_max = 200;

struct NamedElement {
  std::string_view name;
  Trigger kind;
  const char* text;
};

constexpr NamedElement named_elements[] = {
    {"message", Trigger::message, "name"},
    {"signal", Trigger::signal, "name"},
    {"error", Trigger::error, "errorCode"},
    {"escalation", Trigger::escalation, "escalationCode"},
};

void read_named(Reading& reading, const pugi::xml_node& xml) {
  for (const auto& one : named_elements) {
    if (local(xml) != one.name) continue;
    Named named;
    named.kind = one.kind;
    named.id = attribute(xml, "id");
    named.line = reading.source.line(xml);
    named.name = reading.source.text(attribute(xml, one.text), xml);
    if (one.kind == Trigger::message) read_message_extensions(reading, xml, named);
    reading.into.named.push_back(std::move(named));
  }
}

void read_lanes(const pugi::xml_node& set, ProcessText& into, int depth) {
  if (depth > depth_max) return;
  for (const auto& lane : set.children()) {
    if (local(lane) != "lane") continue;
    for (const auto& one : lane.children()) {
      if (local(one) == "flowNodeRef") into.lanes[text_inside(one)] = attribute(lane, "name");
      if (local(one) == "childLaneSet") read_lanes(one, into, depth + 1);
    }
  }
}

void read_process(Reading& reading, const pugi::xml_node& xml) {
  ProcessText process;
  process.id = attribute(xml, "id");
  process.name = attribute(xml, "name");
  process.executable = xml.attribute("isExecutable").as_bool();
  process.line = reading.source.line(xml);
  refuse_extensions(reading, xml);
  for (const auto& one : xml.children()) {
    if (local(one) == "laneSet") read_lanes(one, process, 0);
  }
  read_flow_elements(reading, xml, process, -1, 0);
  reading.into.processes.push_back(std::move(process));
}

constexpr std::string_view describing[] = {
    "collaboration", "BPMNDiagram",   "itemDefinition",   "dataStore", "category",
    "resource",      "extension",     "interface",        "import",    "relationship",
    "endPoint",      "documentation", "extensionElements"};

}  // namespace

Result<Definitions> read_definitions(std::string_view xml, const std::string& file) {
  if (xml.size() > model_bytes_max) {
    return fail(ErrorKind::limit, "bpmn.too-large", std::to_string(model_bytes_max), file);
  }
  if (xml.find("<!DOCTYPE") != std::string_view::npos ||
      xml.find("<!ENTITY") != std::string_view::npos) {
    return fail(ErrorKind::invalid, "bpmn.doctype", {}, file);
  }
  if (text::nests_deeper(xml, depth_max)) return fail(ErrorKind::limit, "bpmn.too-deep", {}, file);
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(),
                                           pugi::parse_default | pugi::parse_ws_pcdata_single);
  const auto root = document.document_element();
  const Source source(xml, root);
  if (!parsed) {
    return fail(ErrorKind::invalid, "bpmn.not-xml", parsed.description(),
                file + ":" + std::to_string(source.line_of(parsed.offset)));
  }
  if (local(root) != "definitions") {
    return fail(ErrorKind::invalid, "bpmn.not-bpmn", root.name(), file);
  }
  Definitions definitions;
  definitions.file = file;
  Reading reading{source, definitions};
  for (const auto& one : root.children()) {
    const auto name = local(one);
    if (one.type() != pugi::node_element) continue;
    if (name == "process") {
      read_process(reading, one);
    } else if (std::ranges::find(named_elements, name, &NamedElement::name) !=
               std::end(named_elements)) {
      read_named(reading, one);
    } else if (std::ranges::find(describing, name) == std::end(describing)) {
      reading.find(one, "bpmn.not-carried-out", std::string(name));
    }
  }
  std::size_t count = 0;
  for (const auto& process : definitions.processes) {
    count += process.nodes.size() + process.flows.size();
  }
  if (count > nodes_max) {
    return fail(ErrorKind::limit, "bpmn.too-large", std::to_string(nodes_max), file);
  }
  return definitions;
}

}  // namespace luoshi::bpmn

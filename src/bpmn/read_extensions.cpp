#include "bpmn/read_extensions.hpp"

namespace luoshi::bpmn {
namespace {

// Camunda 7 passes a called process only what it is told to; standard and Camunda 8 pass all.
bool is_told_what_to_pass(const Reading& reading, const pugi::xml_node& xml) {
  for (const auto& one : xml.attributes()) {
    if (reading.source.vendor(one.name()) == Vendor::camunda7) return true;
  }
  for (const auto& one : child(xml, "extensionElements").children()) {
    if (reading.source.vendor(one.name()) == Vendor::camunda7) return true;
  }
  return false;
}

}  // namespace

void read_node_extensions(Reading& reading, const pugi::xml_node& xml, Node& node) {
  if (node.kind == NodeKind::call_activity && is_told_what_to_pass(reading, xml)) {
    node.pass_all_in = false;
    node.pass_all_out = false;
  }
  read_camunda7_attributes(reading, xml, node);
  for (const auto& one : child(xml, "extensionElements").children()) {
    const auto vendor = reading.source.vendor(one.name());
    if (vendor == Vendor::camunda8) read_camunda8(reading, xml, one, node);
    if (vendor == Vendor::camunda7) read_camunda7(reading, xml, one, node);
  }
}

void read_loop_extensions(Reading& reading, const pugi::xml_node& xml, LoopText& loop) {
  for (const auto& one : child(xml, "extensionElements").children()) {
    if (reading.source.vendor(one.name()) != Vendor::camunda8) continue;
    if (local(one) == "loopCharacteristics") {
      read_camunda8_loop(reading, one, loop);
    } else {
      reading.find(xml.parent(), "bpmn.extension", one.name());
    }
  }
  const auto collection = reading.source.camunda7(xml, "collection");
  if (!collection.empty()) {
    loop.collection = reading.source.text(collection, xml, Dialect::feel);
  }
  const auto element = reading.source.camunda7(xml, "elementVariable");
  if (!element.empty()) loop.element = element;
}

void read_message_extensions(Reading& reading, const pugi::xml_node& xml, Named& message) {
  for (const auto& one : child(xml, "extensionElements").children()) {
    if (reading.source.vendor(one.name()) == Vendor::camunda8 && local(one) == "subscription") {
      message.key = reading.source.text(attribute(one, "correlationKey"), one, Dialect::feel);
    }
  }
}

void refuse_extensions(Reading& reading, const pugi::xml_node& xml) {
  constexpr std::string_view harmless[] = {"properties", "versionTag", "userTaskForm"};
  for (const auto& one : child(xml, "extensionElements").children()) {
    const auto vendor = reading.source.vendor(one.name());
    if (vendor != Vendor::camunda7 && vendor != Vendor::camunda8) continue;
    if (std::ranges::find(harmless, local(one)) == std::end(harmless)) {
      reading.find(xml, "bpmn.extension", one.name());
    }
  }
}

}  // namespace luoshi::bpmn

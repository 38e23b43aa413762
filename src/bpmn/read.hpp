// Reading a model, in three parts: the file, its nodes, and the extensions of the two modellers.
#pragma once

#include <fmt/format.h>

#include "bpmn/definitions.hpp"
#include "bpmn/xml.hpp"

namespace luoshi::bpmn {

// What the parts of the reader share.
struct Reading {
  const Source& source;
  Definitions& into;

  [[nodiscard]] std::string place(const pugi::xml_node& node) const {
    const auto name = attribute(node, "name");
    return fmt::format("{}:{}: {}{}", into.file, source.line(node), attribute(node, "id"),
                       name.empty() ? "" : " (" + name + ")");
  }
  void find(const pugi::xml_node& node, std::string problem, std::string detail = {}) {
    into.findings.push_back({place(node), std::move(problem), std::move(detail)});
  }
};

// The elements of a process or sub-process, those inside included.
void read_flow_elements(Reading& reading, const pugi::xml_node& parent, ProcessText& into,
                        int parent_index, int depth);

// The extension attributes and elements of a node, a message, a loop; those that are not
// understood and would change the meaning become findings.
void read_node_extensions(Reading& reading, const pugi::xml_node& xml, Node& node);
void read_loop_extensions(Reading& reading, const pugi::xml_node& xml, LoopText& loop);
void read_message_extensions(Reading& reading, const pugi::xml_node& xml, Named& message);
// Of a process or flow, which have none that count; of an event's definition, which may name a job.
void refuse_extensions(Reading& reading, const pugi::xml_node& xml);

}  // namespace luoshi::bpmn

// The two vendors' extensions, a file for each.
#pragma once

#include "bpmn/read.hpp"

namespace luoshi::bpmn {

// `event` is the node a finding is about, `xml` the extension element.
void read_camunda8(Reading& reading, const pugi::xml_node& event, const pugi::xml_node& xml,
                   Node& node);
void read_camunda8_loop(const Reading& reading, const pugi::xml_node& xml, LoopText& loop);

void read_camunda7(Reading& reading, const pugi::xml_node& event, const pugi::xml_node& xml,
                   Node& node);
// The attributes of Camunda 7 on a node or on the definition of its event.
void read_camunda7_attributes(Reading& reading, const pugi::xml_node& xml, Node& node);

}  // namespace luoshi::bpmn

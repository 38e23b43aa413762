// Events, instances and commands to and from JSON: objects, lists, strings and integers only.
// What is empty is left out.
//
// Values of FEEL keep what they are: {"n": "43.170"} is a number, {"dt": "…"} a date and time,
// {"c": {…}} a context; strings, booleans, lists and null stand for themselves.
#pragma once

#include <boost/json/value.hpp>
#include <string_view>

#include "bpmn/command.hpp"
#include "bpmn/event.hpp"

namespace luoshi::bpmn {

[[nodiscard]] boost::json::value value_to_json(const feel::Value& value);
// invalid "bpmn.bad-json" with the part that cannot be read.
[[nodiscard]] Result<feel::Value> value_from_json(const boost::json::value& json);

// The member "event" (or "command") tells its kind: "entered", "flow-taken".
[[nodiscard]] boost::json::value to_json(const Event& event);
[[nodiscard]] boost::json::value to_json(const Command& command);
[[nodiscard]] boost::json::value to_json(const Instance& instance);

// invalid "bpmn.bad-json" with what is wrong and the member as place.
[[nodiscard]] Result<Event> event_from_json(const boost::json::value& json);
[[nodiscard]] Result<Command> command_from_json(const boost::json::value& json);
[[nodiscard]] Result<Instance> instance_from_json(const boost::json::value& json);

[[nodiscard]] std::string_view name_of(const Event& event);
[[nodiscard]] std::string_view name_of(const Command& command);

}  // namespace luoshi::bpmn

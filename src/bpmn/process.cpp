#include "bpmn/process.hpp"

namespace luoshi::bpmn {

Index Process::find(std::string_view element_id) const {
  const auto found = ids.find(std::string(element_id));
  return found == ids.end() ? none : found->second;
}

std::string Process::place(Index element) const {
  if (element == none) return id;
  const auto& one = at(element);
  return one.name.empty() ? one.id : one.id + " (" + one.name + ")";
}

bool is_container(NodeKind kind) {
  return kind == NodeKind::sub_process || kind == NodeKind::event_sub_process;
}

bool is_activity(NodeKind kind) {
  return kind <= NodeKind::manual_task || is_container(kind) || kind == NodeKind::call_activity;
}

}  // namespace luoshi::bpmn

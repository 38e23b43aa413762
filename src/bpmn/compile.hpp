// From a model as written to processes, and the checks on the way.
#pragma once

#include "bpmn/model.hpp"

namespace luoshi::bpmn {

// Where findings of one process go, with their places.
class Findings {
 public:
  Findings(const std::string& file, std::vector<Finding>& into) : file_(file), into_(into) {}

  void add(const ProcessText& process, std::string problem, std::string detail = {});
  void add(const Node& node, std::string problem, std::string detail = {});
  void add(const Node& node, const Error& error, const Text& text);
  void add(const Flow& flow, std::string problem, std::string detail = {});
  void add_at(int line, std::string_view id, std::string_view name, std::string problem,
              std::string detail);

 private:
  const std::string& file_;
  std::vector<Finding>& into_;
};

// Ids, flows, hosts, default flows, links, message names: bound to indices.
[[nodiscard]] Process compile(const ProcessText& text, const Definitions& definitions,
                              const Known& known, Findings& findings);

// What a process' shape must be: ways in and out, gateways, start events, event sub-processes.
void check_shape(const ProcessText& text, const Process& process, Findings& findings);
// What nodes of each kind must carry, and whether it is known.
void check_content(const ProcessText& text, const Process& process, const Known& known,
                   Findings& findings);

// For each inclusive gateway with several ways in.
[[nodiscard]] std::unordered_map<Index, JoinReach> joins_of(const Process& process);
// The elements that a token may come to, from the start events on.
[[nodiscard]] std::vector<bool> reachable(const Process& process);

}  // namespace luoshi::bpmn

// A process model as it stands in its file (BPMN 2.0.2): plain values with the texts as written,
// nothing bound or compiled yet. The extensions of the Camunda 7 and Camunda 8 modellers are
// already told in the words used here. Lines count from 1.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace luoshi::bpmn {

enum class NodeKind {
  task,  // of no kind: passes at once
  user_task,
  service_task,
  script_task,
  rule_task,
  send_task,
  receive_task,
  manual_task,
  exclusive_gateway,
  parallel_gateway,
  inclusive_gateway,
  event_gateway,
  start_event,
  catch_event,
  throw_event,
  boundary_event,
  end_event,
  sub_process,
  event_sub_process,
  call_activity,
};

enum class Trigger { none, message, timer, error, escalation, signal, terminate, link };
enum class TimerKind { none, date, duration, cycle };

// A text and how it is to be read.
enum class Dialect {
  value,  // "=…" is FEEL, "${…}" the expression language of Camunda 7, all else stands for itself
  feel,   // FEEL, with or without "=", or "${…}"
};

struct Text {
  std::string text{};
  int line = 0;
  Dialect dialect = Dialect::value;

  [[nodiscard]] bool empty() const { return text.empty(); }
};

// The value of `source` under the name `target`; of input mappings in the node, of output mappings
// in the scope around it.
struct MappingText {
  std::string target{};
  Text source{};
};

struct LoopText {
  bool present = false;
  bool sequential = false;
  int line = 0;
  Text cardinality{};
  Text collection{};
  std::string element{};  // the name of one member in its instance
  std::string output_collection{};
  Text output_element{};
  Text completion{};
};

struct TimerText {
  TimerKind kind = TimerKind::none;
  Text text{};
};

// What a node is besides its kind. Members that its kind has no use for are empty.
struct Node {
  NodeKind kind = NodeKind::task;
  Trigger trigger = Trigger::none;
  std::string id{};
  std::string name{};
  int line = 0;
  int parent = -1;  // of its nodes, the sub-process it lies in
  std::string default_flow{};

  std::string ref{};  // of its event definition: a message, signal, error, escalation, link name
  TimerText timer{};
  std::string attached_to{};
  bool interrupting = true;

  Text job_type{};  // of a worker outside
  std::vector<std::pair<std::string, std::string>> headers{};
  Text assignee{};
  Text candidate_users{};
  Text candidate_groups{};
  Text form{};
  Text due{};
  Text follow_up{};
  Text priority{};

  Text script{};
  Text called{};         // a decision or a process
  std::string result{};  // the variable for what came of a script or decision
  bool pass_all_in = true;
  bool pass_all_out = true;
  std::vector<MappingText> inputs{};
  std::vector<MappingText> outputs{};
  std::vector<MappingText> call_inputs{};
  std::vector<MappingText> call_outputs{};
  LoopText loop{};
};

struct Flow {
  std::string id{};
  std::string name{};
  std::string source{};
  std::string target{};
  Text condition{};
  int line = 0;
  int parent = -1;  // the sub-process it is written in
};

// A message, signal, error or escalation.
struct Named {
  Trigger kind = Trigger::message;
  std::string id{};
  Text name{};  // of an error or escalation its code
  Text key{};   // correlation key
  int line = 0;
};

struct ProcessText {
  std::string id{};
  std::string name{};
  bool executable = false;
  int line = 0;
  std::vector<Node> nodes{};  // in the order of the file
  std::vector<Flow> flows{};
  std::map<std::string, std::string> lanes{};  // of a node's id
};

struct Definitions {
  std::string file{};
  std::vector<ProcessText> processes{};
  std::vector<Named> named{};
  std::vector<Finding> findings{};  // of reading: what is refused by name
};

inline constexpr std::size_t model_bytes_max = 8U << 20U;
inline constexpr std::size_t nodes_max = 20'000;  // of a file, flows among them

// Reads a file's bytes. Errors: invalid "bpmn.not-xml" (place: line), "bpmn.doctype",
// "bpmn.not-bpmn", limit "bpmn.too-large", "bpmn.too-deep". An element that is not carried out is a
// finding "bpmn.not-carried-out", an extension of a known modeller that would change the meaning
// "bpmn.extension"; what only describes (lanes, notes, data objects) is passed over.
[[nodiscard]] Result<Definitions> read_definitions(std::string_view xml, const std::string& file);

}  // namespace luoshi::bpmn

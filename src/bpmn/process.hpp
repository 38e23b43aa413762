// A process made ready to run: immutable, its elements and flows by index, its expressions
// compiled. It may be run from several threads at once.
//
// An element's index is its place among the flow nodes of its file, a flow's among the flows; both
// are the same whenever the same file is read, so that events may name them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bpmn/definitions.hpp"
#include "bpmn/formula.hpp"
#include "bpmn/timer.hpp"

namespace luoshi::bpmn {

using Index = std::int32_t;
inline constexpr Index none = -1;

struct Mapping {
  std::string target{};
  Formula source{};
};

// Who is asked to do a task and with what.
struct Assignment {
  Formula assignee{};
  Formula candidate_users{};
  Formula candidate_groups{};
  Formula form{};
  Formula due{};
  Formula follow_up{};
  Formula priority{};
};

struct Loop {
  bool sequential = false;
  Formula cardinality{};
  Formula collection{};
  std::string element{};
  std::string output_collection{};
  Formula output_element{};
  Formula completion{};
};

struct Element {
  std::string id{};
  std::string name{};
  std::string lane{};

  std::vector<Index> incoming{};
  std::vector<Index> outgoing{};
  std::vector<Index> boundaries{};    // of an activity
  std::vector<Index> event_starts{};  // of a container: the start events of its event sub-processes

  Formula event_name{};  // of a message or signal; of a thrown error or escalation its code
  Formula key{};         // correlation key of a message
  std::string code{};    // of a caught error or escalation; empty: any
  Timer timer{};
  Formula job_type{};
  std::vector<std::pair<std::string, std::string>> headers{};
  Assignment assignment{};
  Formula script{};
  Formula called{};
  std::string result{};
  std::vector<Mapping> inputs{};
  std::vector<Mapping> outputs{};
  std::vector<Mapping> call_inputs{};
  std::vector<Mapping> call_outputs{};
  std::optional<Loop> loop{};

  NodeKind kind = NodeKind::task;
  Trigger trigger = Trigger::none;
  Index parent = none;  // the sub-process it lies in
  Index host = none;    // of a boundary event
  Index start = none;   // of a container: its none start event; of an event sub-process its start
  Index default_flow = none;
  Index link = none;  // of a throwing link event: the catching one
  int line = 0;
  bool interrupting = true;
  bool pass_all_in = true;
  bool pass_all_out = true;
};

struct SequenceFlow {
  Index source = none;
  Index target = none;
  Formula condition{};
  std::string id{};
};

// From where a token can still come to each way into an inclusive gateway (clause 13.4.3): for each
// of its incoming flows, the elements from which that flow is reached without going through the
// gateway.
struct JoinReach {
  std::vector<std::vector<bool>> from{};  // [incoming][element]
};

struct Process {
  std::string id{};
  std::string name{};
  std::int64_t version = 1;
  bool runnable = true;  // nothing was found that forbids it
  Index start = none;    // the none start event
  std::vector<Index> event_starts{};
  std::vector<Index> starts{};  // all start events of the process itself
  std::vector<Element> elements{};
  std::vector<SequenceFlow> flows{};
  std::unordered_map<Index, JoinReach> joins{};
  std::unordered_map<std::string, Index> ids{};

  // none where there is no such element.
  [[nodiscard]] Index find(std::string_view element_id) const;
  [[nodiscard]] const Element& at(Index index) const {
    return elements[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const SequenceFlow& flow(Index index) const {
    return flows[static_cast<std::size_t>(index)];
  }
  // "id (name)", for words about an element.
  [[nodiscard]] std::string place(Index element) const;
};

[[nodiscard]] bool is_activity(NodeKind kind);
[[nodiscard]] bool is_container(NodeKind kind);

}  // namespace luoshi::bpmn

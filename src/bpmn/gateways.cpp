// Gateways (clause 13.4), and the ways out of everything else.
#include <algorithm>

#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

Failure no_way(const Element& element) {
  return fail(ErrorKind::conflict, "bpmn.no-flow-taken", element.id);
}

// The first whose condition holds, in the order of the file, else the default (clause 13.4.2).
Result<std::vector<Index>> first_way(Work& work, const Element& element, ActivityId id) {
  const auto scope = work.at(id).scope;
  const auto& process = work.process_of(work.at(id));
  for (const auto flow : element.outgoing) {
    if (flow == element.default_flow) continue;
    const auto& condition = process.flow(flow).condition;
    if (!condition || TRY(work.condition(condition, scope))) return std::vector{flow};
  }
  if (element.default_flow == none) return no_way(element);
  return std::vector{element.default_flow};
}

// All whose condition holds, or that have none; else the default (clause 13.4.3).
Result<std::vector<Index>> all_ways(Work& work, const Element& element, ActivityId id) {
  const auto scope = work.at(id).scope;
  const auto& process = work.process_of(work.at(id));
  std::vector<Index> taken;
  for (const auto flow : element.outgoing) {
    if (flow == element.default_flow) continue;
    const auto& condition = process.flow(flow).condition;
    if (!condition || TRY(work.condition(condition, scope))) taken.push_back(flow);
  }
  if (!taken.empty() || element.outgoing.empty()) return taken;
  if (element.default_flow == none) return no_way(element);
  return std::vector{element.default_flow};
}

bool can_still_come(const JoinReach& reach, const Element& gateway,
                    const std::vector<bool>& has_token, Index position) {
  bool to_empty = false;
  bool to_filled = false;
  for (std::size_t at = 0; at < gateway.incoming.size(); ++at) {
    if (!reach.from[at][static_cast<std::size_t>(position)]) continue;
    (has_token[at] ? to_filled : to_empty) = true;
  }
  return to_empty && !to_filled;
}

}  // namespace

Result<std::vector<Index>> ways_out(Work& work, const Element& element, ActivityId id) {
  switch (element.kind) {
    case NodeKind::exclusive_gateway:
      return first_way(work, element, id);
    case NodeKind::inclusive_gateway:
      return all_ways(work, element, id);
    case NodeKind::parallel_gateway:
      return element.outgoing;
    default:
      break;
  }
  // An activity with several ways out takes those whose condition holds; events and activities
  // without conditions take all (clause 13.3.1).
  return all_ways(work, element, id);
}

bool may_join(const Work& work, ActivityId scope, Index index) {
  const auto& process = work.process_of(work.at(scope));
  const auto& gateway = process.at(index);
  const auto& state = work.state();
  if (gateway.incoming.size() < 2) return false;
  std::vector<bool> has_token;
  has_token.reserve(gateway.incoming.size());
  for (const auto flow : gateway.incoming) has_token.push_back(state.tokens_on(scope, flow) > 0);
  const bool all = std::ranges::find(has_token, false) == has_token.end();
  if (gateway.kind == NodeKind::parallel_gateway) return all;
  const auto join = process.joins.find(index);
  if (join == process.joins.end() || gateway.kind != NodeKind::inclusive_gateway) return false;
  if (std::ranges::find(has_token, true) == has_token.end()) return false;
  if (all) return true;
  const auto& reach = join->second;
  for (const auto& one : state.activities) {
    if (one.scope == scope && can_still_come(reach, gateway, has_token, one.element)) return false;
  }
  for (const auto& token : state.tokens) {
    if (token.scope != scope) continue;
    const auto target = process.flow(token.flow).target;
    if (target != index && can_still_come(reach, gateway, has_token, target)) return false;
  }
  return true;
}

}  // namespace luoshi::bpmn

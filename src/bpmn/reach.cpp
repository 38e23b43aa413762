#include <algorithm>

#include "bpmn/compile.hpp"

namespace luoshi::bpmn {
namespace {

// Calls `take` with each element a token at `from` may come to next, in the same scope.
template <class Take>
void each_next(const Process& process, Index from, Take take) {
  const auto& element = process.at(from);
  for (const auto flow : element.outgoing) take(process.flow(flow).target);
  for (const auto boundary : element.boundaries) take(boundary);
  if (element.link != none) take(element.link);
}

std::vector<std::vector<Index>> comes_from(const Process& process) {
  std::vector<std::vector<Index>> before(process.elements.size());
  for (std::size_t at = 0; at < process.elements.size(); ++at) {
    each_next(process, static_cast<Index>(at), [&](Index next) {
      before[static_cast<std::size_t>(next)].push_back(static_cast<Index>(at));
    });
  }
  return before;
}

}  // namespace

std::unordered_map<Index, JoinReach> joins_of(const Process& process) {
  std::unordered_map<Index, JoinReach> joins;
  std::vector<std::vector<Index>> before;
  for (std::size_t at = 0; at < process.elements.size(); ++at) {
    const auto gateway = static_cast<Index>(at);
    const auto& element = process.elements[at];
    if (element.kind != NodeKind::inclusive_gateway || element.incoming.size() < 2) continue;
    if (before.empty()) before = comes_from(process);
    JoinReach reach;
    for (const auto flow : element.incoming) {
      std::vector<bool> from(process.elements.size());
      std::vector<Index> open{process.flow(flow).source};
      while (!open.empty()) {
        const auto one = open.back();
        open.pop_back();
        if (one == gateway || from[static_cast<std::size_t>(one)]) continue;
        from[static_cast<std::size_t>(one)] = true;
        const auto& earlier = before[static_cast<std::size_t>(one)];
        open.insert(open.end(), earlier.begin(), earlier.end());
      }
      reach.from.push_back(std::move(from));
    }
    joins.emplace(gateway, std::move(reach));
  }
  return joins;
}

std::vector<bool> reachable(const Process& process) {
  std::vector<bool> seen(process.elements.size());
  std::vector<Index> open = process.starts;
  open.insert(open.end(), process.event_starts.begin(), process.event_starts.end());
  while (!open.empty()) {
    const auto one = open.back();
    open.pop_back();
    if (one == none || seen[static_cast<std::size_t>(one)]) continue;
    seen[static_cast<std::size_t>(one)] = true;
    const auto& element = process.at(one);
    each_next(process, one, [&](Index next) { open.push_back(next); });
    if (element.kind == NodeKind::start_event && element.parent != none) {
      open.push_back(element.parent);
    }
    if (is_container(element.kind)) {
      open.push_back(element.start);
      open.insert(open.end(), element.event_starts.begin(), element.event_starts.end());
    }
  }
  return seen;
}

}  // namespace luoshi::bpmn

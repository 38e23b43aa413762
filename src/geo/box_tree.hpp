// Boxes packed into a tree once (sort-tile-recursive), for what holds a position and what is
// nearest to it. It does not change afterwards.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/position.hpp"

namespace luoshi::geo {

class BoxTree {
 public:
  explicit BoxTree(std::span<const Box> boxes);

  // Calls visit(number) for each box that holds the position, in no order.
  template <class Visit>
  void holding(Position position, Visit visit) const {
    if (levels_.empty() || !levels_.back()[0].holds(position)) return;
    descend(levels_.size() - 1, 0, position, visit);
  }

  // Calls visit(number) for boxes in the order of bound(box), until a bound is more than limit(),
  // which visiting may bring down. `bound` of a box around others is never above theirs.
  template <class Bound, class Limit, class Visit>
  void nearest(Bound bound, Limit limit, Visit visit) const {
    if (levels_.empty()) return;
    struct Waiting {
      double bound;
      std::size_t level;
      std::size_t at;
    };
    std::vector<Waiting> heap{{bound(levels_.back()[0]), levels_.size() - 1, 0}};
    const auto later = [](const Waiting& a, const Waiting& b) { return a.bound > b.bound; };
    while (!heap.empty()) {
      std::ranges::pop_heap(heap, later);
      const auto next = heap.back();
      heap.pop_back();
      if (next.bound > limit()) return;
      if (next.level == 0) {
        visit(order_[next.at]);
        continue;
      }
      const auto& below = levels_[next.level - 1];
      const auto end = std::min(below.size(), (next.at + 1) * fan);
      for (auto child = next.at * fan; child < end; ++child) {
        heap.push_back({bound(below[child]), next.level - 1, child});
        std::ranges::push_heap(heap, later);
      }
    }
  }

 private:
  static constexpr std::size_t fan = 8;

  template <class Visit>
  void descend(std::size_t level, std::size_t at, Position position, Visit& visit) const {
    if (level == 0) {
      visit(order_[at]);
      return;
    }
    const auto& below = levels_[level - 1];
    const auto end = std::min(below.size(), (at + 1) * fan);
    for (auto child = at * fan; child < end; ++child) {
      if (below[child].holds(position)) descend(level - 1, child, position, visit);
    }
  }

  std::vector<std::uint32_t> order_;      // numbers of the given boxes, as levels_[0] has them
  std::vector<std::vector<Box>> levels_;  // box i of a level holds 8i to 8i + 7 of the one below
};

}  // namespace luoshi::geo

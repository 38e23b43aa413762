#include "geo/box_tree.hpp"

#include <cmath>
#include <numeric>
#include <utility>

namespace luoshi::geo {

BoxTree::BoxTree(std::span<const Box> boxes) : order_(boxes.size()) {
  if (boxes.empty()) return;
  std::iota(order_.begin(), order_.end(), 0U);
  const auto across = [&](std::uint32_t i) { return std::pair(boxes[i].west + boxes[i].east, i); };
  const auto up = [&](std::uint32_t i) { return std::pair(boxes[i].south + boxes[i].north, i); };
  std::ranges::sort(order_, {}, across);
  const double leaves = std::ceil(static_cast<double>(boxes.size()) / fan);
  const auto slice = static_cast<std::size_t>(std::ceil(std::sqrt(leaves))) * fan;
  for (std::size_t from = 0; from < order_.size(); from += slice) {
    const auto to = std::min(order_.size(), from + slice);
    std::ranges::sort(std::span(order_).subspan(from, to - from), {}, up);
  }
  auto& leaf = levels_.emplace_back();
  for (const auto number : order_) leaf.push_back(boxes[number]);
  while (levels_.back().size() > 1) {
    std::vector<Box> above;
    for (std::size_t i = 0; i < levels_.back().size(); ++i) {
      const auto& box = levels_.back()[i];
      if (i % fan == 0) {
        above.push_back(box);
        continue;
      }
      auto& around = above.back();
      around.west = std::min(around.west, box.west);
      around.south = std::min(around.south, box.south);
      around.east = std::max(around.east, box.east);
      around.north = std::max(around.north, box.north);
    }
    levels_.push_back(std::move(above));
  }
}

}  // namespace luoshi::geo

// Which passage of the later report speaks of which promise of the earlier one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reconcile/outcome.hpp"

namespace luoshi::reconcile {

struct Pair {
  std::size_t target = 0;             // index into the earlier report's statements
  std::optional<std::size_t> result;  // into the later one's; none where no result is alike enough
  double confidence = 0.0;  // 0.5 where it could be either way, towards 1 where it is plain
};

// One pair for each promise of `earlier`, in its order. Several promises may meet in one result;
// a result that is far more like another promise counts for less.
[[nodiscard]] std::vector<Pair> pair_promises(const Source& earlier, const Source& later);

}  // namespace luoshi::reconcile

// Which passage of the later report speaks of which promise of the earlier one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reconcile/outcome.hpp"
#include "reconcile/passage.hpp"

namespace luoshi::reconcile {

struct Pair {
  std::size_t promise = 0;         // index into the earlier report's statements
  std::optional<Passage> passage;  // none where silence is likelier
  reading::Span span;              // the passage with the clauses beside it that report on it too
  double confidence = 0.0;         // how likely it is that this, or silence, is right
};

// One pair for each promise, indicator and standing duty of `earlier`, in its order. Several
// promises may meet in one passage.
[[nodiscard]] std::vector<Pair> pair_promises(const Source& earlier, const Source& later);

}  // namespace luoshi::reconcile

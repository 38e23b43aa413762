// The numbers of a promise held against those of the result that reports on it.
#pragma once

#include <string>
#include <vector>

#include "reconcile/outcome.hpp"

namespace luoshi::reconcile {

// One number promised and the number that answers it.
struct Comparison {
  bool reached = false;
  std::string arithmetic;        // "生产总值：目标 增长7%以上，实际 8.6%，8.6 ≥ 7"
  std::size_t parts_of_one = 0;  // how many parts of one measure it stands among: 城镇, 农村
};

// Every number of `promise` that one of `answers` (indices into the quantities of `later`) answers
// in the same unit and role; none where they answer none.
[[nodiscard]] std::vector<Comparison> compare_quantities(const Source& earlier,
                                                         const reading::Statement& promise,
                                                         const Source& later,
                                                         const std::vector<std::size_t>& answers);

}  // namespace luoshi::reconcile

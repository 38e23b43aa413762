// The admitted problems: one statement for each item of the list, the courtesy around it left out.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/passage.hpp"

namespace luoshi::reading {

struct Problem {
  std::size_t begin = 0;  // flat offsets
  std::size_t head = 0;   // behind 一是
  std::size_t end = 0;
};

[[nodiscard]] std::vector<Problem> find_problems(const Passage& passage);

}  // namespace luoshi::reading

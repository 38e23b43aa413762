// Clauses gathered into the groups that become statements.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/clause_role.hpp"

namespace luoshi::reading {

struct Group {
  std::size_t first = 0;  // clauses [first, last] of the passage
  std::size_t last = 0;
  std::size_t core = 0;  // the clause that carries it
  bool hard = false;
};

// What was done: an effort leads up to the deed after it in its sentence.
[[nodiscard]] std::vector<Group> group_results(const std::vector<RoledClause>& clauses);

// What is planned: efforts of one sentence are one duty, every deed a task of its own.
[[nodiscard]] std::vector<Group> group_plans(const std::vector<RoledClause>& clauses);

}  // namespace luoshi::reading

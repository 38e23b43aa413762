// What a clause does in its sentence: carries a statement, leads up to one, goes on about one, or
// says nothing that could be held against anybody.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/objects.hpp"
#include "reading/passage.hpp"

namespace luoshi::reading {

enum class ClauseRole {
  nothing,  // courtesy, creed, background
  means,    // leads up to the statement after it
  follow,   // goes on about the statement before it
  core,     // carries a statement
};

struct RoledClause {
  Clause clause;
  ClauseRole role = ClauseRole::nothing;
  bool hard = false;            // its end can be checked: a number, a name, a deed
  bool headless = false;        // a core whose subject stands in the clause before
  std::size_t core = 0;         // behind adverbs and connectives
  std::size_t verb = 0;         // flat offset of the verb
  std::size_t verb_length = 0;  // 0 where the clause has no verb
  Objects objects;
};

// `ahead` is true in plans, where "推动…" opens a task and not an effect.
[[nodiscard]] std::vector<RoledClause> judge_clauses(const Passage& passage, bool ahead);

}  // namespace luoshi::reading

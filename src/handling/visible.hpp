// The part of a statement that keeps a list to what its reader may see.
#pragma once

#include <string>

#include "store/database.hpp"
#include "supervision/access.hpp"

namespace luoshi::handling {

// A condition on the columns of `item` in the statement, the counterpart of supervision::may_see.
struct Condition {
  std::string sql;
  store::Params params;
};
[[nodiscard]] Condition visible_items(const supervision::Scope& scope);

}  // namespace luoshi::handling

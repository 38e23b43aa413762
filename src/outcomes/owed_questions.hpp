// Questions of residents a unit has yet to answer: what its day and the office's day show of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace luoshi::outcomes {

struct OwedQuestion {
  std::string id;
  std::string unit;
  std::string item;
  std::string number;
  std::string headline;
  std::string due_date;
};

// Passed to the unit (to any, where it is empty) and neither signed nor released yet, due by
// `due_to`; by due date. The caller has judged who may see them.
[[nodiscard]] Result<std::vector<OwedQuestion>> owed_questions(store::Reader& reader,
                                                               std::string_view unit,
                                                               std::string_view due_to);

}  // namespace luoshi::outcomes

// Assigning many items at once: what would change, shown before it is done.
#pragma once

#include <string>
#include <vector>

#include "handling/access.hpp"
#include "handling/batch.hpp"
#include "supervision/edit.hpp"

namespace luoshi::handling {

inline constexpr auto kind_assign = "item.assign";

struct AssignmentChange {
  std::string item;
  std::string number;
  std::string headline;
  std::string field;  // as the API names it
  std::string before;
  std::string after;  // units by their ids, several parted by line breaks
};

struct Assignment {
  std::vector<AssignmentChange> changes;
  Batch batch;  // `done` are the items that change
};

// Only the assignment fields of `edit` count; `apply` false writes nothing. By the supervision
// office. Items that may not change so are left out with the reason: "item.issued-amend",
// "item.wrong-stage", "item.wrong-state", "item.start-after-due", … Error: invalid
// "assignment.nothing" for an edit without such a field.
[[nodiscard]] Result<Assignment> assign(ledger::Act& act, const Principal& who,
                                        const std::vector<std::string>& items,
                                        const supervision::ItemEdit& edit,
                                        const supervision::Units& units, bool apply);

}  // namespace luoshi::handling

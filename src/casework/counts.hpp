// Roll-ups of the assessment: how many cases of a service were reported, accepted, due, closed … on
// a day, kept in the write that changes a case, so that an assessment adds up rows and never goes
// through cases. What one case counts as is a pure function of its row; a change takes away what it
// counted as before and adds what it counts as now.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

// One count of one measure. Each is counted on the day it happened; `due` and what is
// held against it on the day the case is due.
//   reported accepted dispatched returned finished reworked closed solved excluded
//   due due_deferred due_extended due_closed due_in_time     rated satisfied satisfied_answer
struct Count {
  std::string dimension;  // all, unit, subdistrict, category
  std::int64_t day = 0;   // days since 1970-01-01 in the district
  std::string member;
  std::string measure;
  std::int64_t count = 0;

  auto operator<=>(const Count&) const = default;
};

using DayOf = std::function<std::int64_t(std::int64_t ms)>;

// Empty for a case without id and for one merged into another.
[[nodiscard]] std::vector<Count> counts_of(const Case& one, const DayOf& day_of);

Result<> count_change(store::Writer& writer, const Case& before, const Case& after,
                      const DayOf& day_of);

// Empties the roll-ups and counts every case again.
Result<> recount(store::Writer& writer, const DayOf& day_of);

}  // namespace luoshi::casework

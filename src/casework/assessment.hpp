// The assessment 评价 of how cases are handled: the roll-ups of a service between two days, and the
// rates that the district makes of them. Sums of rows, never of cases.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/access.hpp"
#include "casework/services.hpp"
#include "catalog/assessment_rules.hpp"

namespace luoshi::casework {

struct AssessmentRow {
  std::string member;                          // a unit, a subdistrict, a category; empty in all
  std::map<std::string, std::int64_t> counts;  // every measure by its name
};

// Who sees all cases, and who works at the desk of the service. Forbidden "case.assessment-hidden".
Result<> check_assessment(const Principal& who, const Open& open);

// By "unit", "subdistrict", "category", one row for each member that has any count, in their order;
// by "all" one row. Days are counted from 1970-01-01, both included.
[[nodiscard]] Result<std::vector<AssessmentRow>> assess(store::Reader& reader,
                                                        std::string_view service,
                                                        std::string_view by, std::int64_t first,
                                                        std::int64_t last);

// In percent with two places, "98.50"; nullopt where nothing is divided by.
[[nodiscard]] std::optional<std::string> rate_of(const catalog::Rate& rate,
                                                 const AssessmentRow& row);

}  // namespace luoshi::casework

// What waits for a person of urging, notices, interviews and appeals, as counts that are links.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/rules.hpp"
#include "escalation/measure_access.hpp"
#include "supervision/todo.hpp"

namespace luoshi::escalation {

// Only kinds this person can act on: notices_answered, interviews_to_record and measures_proposed
// of the supervision office; notices_to_sign, interviews_to_order and appeals_to_decide of an
// approver; notices_to_receive, notices_to_answer and urges_to_answer of a unit.
[[nodiscard]] Result<std::vector<supervision::Waiting>> todo_of(store::Reader& reader,
                                                                const Principal& who,
                                                                const catalog::Rules& rules,
                                                                std::string_view today);

}  // namespace luoshi::escalation

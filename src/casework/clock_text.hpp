// A limit's clock as one text of a row: "work_day 5 | 1767225600000 | 1767300000000-1767380000000
// 1767390000000-": the limit, the instant it began, its pauses; the last may be open.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "worktime/limit_clock.hpp"

namespace luoshi::casework {

[[nodiscard]] std::string to_text(const worktime::LimitClock& clock);
// corrupt "case.clock-unreadable".
[[nodiscard]] Result<worktime::LimitClock> clock_from_text(std::string_view text);

[[nodiscard]] std::optional<worktime::LimitKind> limit_kind_of(std::string_view name);

}  // namespace luoshi::casework

// The variables that the procedure of a case begins with: docs/design/casework.md. None is a
// personal value of the applicant.
#pragma once

#include "casework/intake.hpp"
#include "registers/enterprise.hpp"

namespace luoshi::casework {

// `enterprise` is the applicant as the register has it, where it does.
[[nodiscard]] feel::Context variables_of(const World& world, const Case& row,
                                         const Checked& checked,
                                         const std::optional<registers::Enterprise>& enterprise,
                                         Instant now);

// An instant as a date and time with the district's offset.
[[nodiscard]] feel::Value date_time_of(const World& world, Instant instant);

}  // namespace luoshi::casework

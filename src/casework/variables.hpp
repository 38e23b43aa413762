// The variables that the procedure of a case begins with: docs/design/casework.md. None is a
// personal value of the applicant.
#pragma once

#include "casework/intake.hpp"

namespace luoshi::casework {

[[nodiscard]] feel::Context variables_of(const World& world, const Case& row,
                                         const Checked& checked, Instant now);

// An instant as a date and time with the district's offset.
[[nodiscard]] feel::Value date_time_of(const World& world, Instant instant);

}  // namespace luoshi::casework

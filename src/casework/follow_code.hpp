// The code by which an applicant follows a case: 60 random bits in Crockford's base 32, written in
// three groups of four. The case keeps its hash only; who lost the code is given a new one.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"

namespace luoshi::casework {

[[nodiscard]] std::string new_follow_code(Random& random);  // "7K3M-Q9TX-04VB"

// Of a code as a person types it: any case, with or without dashes and blanks, O for 0, I and L for
// 1. Empty where it is none.
[[nodiscard]] std::string hash_of_follow_code(std::string_view typed);

}  // namespace luoshi::casework

// The pattern language of ECMA-262 clause 22.2.1, Unicode mode, in the words of ICU's.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::schema {

// Errors: those of Pattern::make for its syntax.
[[nodiscard]] Result<std::string> icu_pattern(std::string_view ecma);

}  // namespace luoshi::schema

// The expression language of Camunda 7 ("${…}") as far as it is FEEL in other clothes: names with
// dots, numbers, texts, comparison, arithmetic, and, or, not.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::bpmn {

[[nodiscard]] bool is_juel(std::string_view text);

// The same in FEEL. invalid "bpmn.expression-language" with the part that has no counterpart:
// calls, "empty", "? :", indices, text around the braces.
[[nodiscard]] Result<std::string> feel_of_juel(std::string_view text);

}  // namespace luoshi::bpmn

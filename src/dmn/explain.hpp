// Why a decision came out as it did, in words for whom it concerns.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "dmn/trace.hpp"

namespace luoshi::dmn {

enum class Language { zh, en };

// What a person calls a code: a decision, a column or a text that is a value. Empty: as it is.
using Titles = std::function<std::string(std::string_view code, Language language)>;

// A sentence for each table that was asked: which rule held, because of what, and what it says.
// Rules' annotations (the article of a law) are quoted.
[[nodiscard]] std::string explain(const Trace& trace, Language language, const Titles& titles = {});

// The same as data: a list of {decision, inputs, rules: [{number, conditions, outputs,
// annotations}]}.
[[nodiscard]] feel::Value as_value(const Trace& trace);

}  // namespace luoshi::dmn

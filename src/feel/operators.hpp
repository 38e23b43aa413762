// The operators of FEEL on values (DMN 1.5 tables 48 to 62). A pair of kinds that an operator does
// not take yields null and a fault.
#pragma once

#include "feel/ast.hpp"
#include "feel/run.hpp"

namespace luoshi::feel {

[[nodiscard]] Value add(Run& run, const Value& a, const Value& b);
[[nodiscard]] Value subtract(Run& run, const Value& a, const Value& b);
[[nodiscard]] Value multiply(Run& run, const Value& a, const Value& b);
[[nodiscard]] Value divide(Run& run, const Value& a, const Value& b);
[[nodiscard]] Value power(Run& run, const Value& a, const Value& b);
[[nodiscard]] Value negate(Run& run, const Value& a);

// = != < <= > >=
[[nodiscard]] Value compared(Run& run, Comparison comparison, const Value& a, const Value& b);
[[nodiscard]] Value between(Run& run, const Value& value, const Value& low, const Value& high);
// Whether the value lies in a range, or passes the unary test the range stands for.
[[nodiscard]] Value lies_in(Run& run, const Value& value, const Range& range);
// `value in test`: equality, a range, or a list of such.
[[nodiscard]] Value passes(Run& run, const Value& value, const Value& test);

// The range between two ends; null and a fault where the ends have no common order.
[[nodiscard]] Value make_range(Run& run, const Value& low, const Value& high, bool low_closed,
                               bool high_closed);
[[nodiscard]] Value make_unary(Run& run, Comparison comparison, const Value& end);

// value.name (table 65): an entry, a property, or the list of them.
[[nodiscard]] Value member_of(Run& run, const Value& value, const std::string& name);

// Decimals and durations.
[[nodiscard]] Decimal seconds_of(const DaysDuration& duration);  // with the fraction
[[nodiscard]] std::optional<DaysDuration> days_of_seconds(const Decimal& seconds);

}  // namespace luoshi::feel

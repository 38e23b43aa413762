// Values of FEEL from and to JSON (RFC 8259). Numbers keep every digit, which a JSON library that
// reads doubles would lose; dates, times and durations are strings, made values by the type that is
// asked for.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "feel/value.hpp"

namespace luoshi::feel {

inline constexpr std::size_t json_bytes_max = 16U << 20U;

// Errors: invalid "feel.not-json" with the byte as place, limit "feel.json-too-large". Of two
// members with one name the last counts.
[[nodiscard]] Result<Value> from_json(std::string_view text);

// Temporal values and ranges as their text, functions as null; in one line.
[[nodiscard]] std::string to_json(const Value& value);

// The value with strings made dates, times and durations where the type says so; anything else as
// it is.
[[nodiscard]] Value typed(const Value& value, const Type& type, const Zones& zones);

}  // namespace luoshi::feel

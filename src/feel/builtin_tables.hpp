// The built-in functions by topic, and what their bodies share.
#pragma once

#include <span>

#include "feel/builtins.hpp"

namespace luoshi::feel {

[[nodiscard]] std::span<const Builtin> conversion_functions();
[[nodiscard]] std::span<const Builtin> text_functions();
[[nodiscard]] std::span<const Builtin> list_functions();
[[nodiscard]] std::span<const Builtin> number_functions();
[[nodiscard]] std::span<const Builtin> time_functions();
[[nodiscard]] std::span<const Builtin> context_functions();
[[nodiscard]] std::span<const Builtin> range_functions();

using Arguments = std::span<const Value>;

[[nodiscard]] inline Value bad_argument(Run& run, std::string_view function) {
  return run.fault("feel.argument-type", std::string(function));
}
// The argument, a list of one element where it is what the function wants (clause 10.3.2.9.4).
[[nodiscard]] inline const Value& unwrapped(const Value& value, Kind kind) {
  if (value.kind() == Kind::list && kind != Kind::list && value.list().size() == 1) {
    return value.list().front();
  }
  return value;
}
[[nodiscard]] inline bool is(const Value& value, Kind kind) {
  return value.kind() == kind;
}
// An argument that was given and is not null.
[[nodiscard]] inline bool given(Arguments arguments, std::size_t at) {
  return arguments.size() > at;
}

}  // namespace luoshi::feel

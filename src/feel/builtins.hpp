// The built-in functions of FEEL (DMN 1.5 clause 10.3.4): names, parameters and what they do.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/names.hpp"
#include "feel/run.hpp"

namespace luoshi::feel {

// One way to call a function. The last parameter may stand for any number of arguments, which then
// reach the function as one list.
struct Signature {
  std::vector<std::string_view> parameters{};
  std::size_t required = 0;
  bool variadic = false;
  // For arguments that are named so; the function's own call otherwise.
  Value (*named_call)(Run& run, std::span<const Value> arguments) = nullptr;
};

struct Builtin {
  std::string_view name;
  std::vector<Signature> signatures;
  // Arguments in the order of the signature, null where left out.
  Value (*call)(Run& run, std::span<const Value> arguments);
};

// nullptr when there is none of that name.
[[nodiscard]] const Builtin* find_builtin(std::string_view name);
[[nodiscard]] const Names& builtin_names();
// Properties of dates, times, durations and ranges: time offset, start included.
[[nodiscard]] const Names& property_names();

// Calls with arguments in their order; `names` is empty or names each of them. No signature that
// fits, or two arguments of one name, is a fault.
[[nodiscard]] Value call_builtin(Run& run, const Builtin& builtin, std::span<const Value> arguments,
                                 std::span<const std::string> names);

// Calls a function that is a value.
[[nodiscard]] Value call_function(Run& run, const Function& function,
                                  std::span<const Value> arguments,
                                  std::span<const std::string> names);

}  // namespace luoshi::feel

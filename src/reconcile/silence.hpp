// What speaks for a promise not being reported on at all, as numbers of 0 to 1.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "reading/report.hpp"

namespace luoshi::reconcile {

enum class SilenceTrait : std::size_t {
  any,        // 1 for any promise
  indicator,  // 1 for a target of an indicator
  length,     // by its characters, up to 1
  all,
};

inline constexpr auto silence_traits = static_cast<std::size_t>(SilenceTrait::all);
using Silence = std::array<double, silence_traits>;

// `words` are the promise's.
[[nodiscard]] Silence silence_of(const reading::Statement& promise, std::u32string_view words);

}  // namespace luoshi::reconcile

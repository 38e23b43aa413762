// The year's indicators: the list of targets a government sets for the economy, apart from what it
// promises to do. Expected (预期性) where the market decides, binding (约束性) where it must.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reading/passage.hpp"

namespace luoshi::reading {

struct Target {
  std::size_t begin = 0;  // flat offsets
  std::size_t end = 0;
  bool binding = false;
};

// True for a passage that names an indicator of the economy or of society as such, not a deed.
[[nodiscard]] bool names_indicator(std::u32string_view flat);

// True for an indicator a government must reach: energy, emissions, air, water, land.
[[nodiscard]] bool is_binding(std::u32string_view flat);

// Index of the first clause of the list of targets in a passage that states them; the number of
// clauses where it states none.
[[nodiscard]] std::size_t targets_begin(const Passage& passage);

struct Targets {
  std::vector<Target> list;
  std::size_t end = 0;  // the first clause behind the list
};

// The list goes on while its sentences name indicators with numbers.
[[nodiscard]] Targets find_targets(const Passage& passage, std::size_t first_clause);

}  // namespace luoshi::reading

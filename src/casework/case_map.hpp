// Cases on a map: single ones where they are few, else how many lie in each square of a grid over
// the window.
#pragma once

#include <cstdint>
#include <vector>

#include "casework/lists.hpp"

namespace luoshi::casework {

// Single cases are shown up to here.
inline constexpr std::int64_t map_cases_max = 500;
// Squares of the window, across and down.
inline constexpr std::int64_t map_squares = 16;
// Cases are counted up to here; of more, the latest are.
inline constexpr std::int64_t map_counted_max = 100'000;

// Without a window it is laid around so many, the latest.
inline constexpr std::int64_t map_around_max = 500;
// Who does not see every case is shown those among so many, the latest that each unit sees.
inline constexpr std::int64_t map_seen_max = 5'000;

struct Square {
  CaseFilter::Window bounds;
  std::int64_t count = 0;
};

struct CaseMap {
  std::vector<Case> cases;      // newest first; none where there are squares
  std::vector<Square> squares;  // those that are not empty, from the south-west
  bool more = false;            // only the latest of the cases are told
};

// Without a window, the one around the latest cases of the filter that have a place. With words,
// single cases only.
[[nodiscard]] Result<CaseMap> map_cases(store::Reader& reader, const Scope& scope,
                                        CaseFilter filter);

}  // namespace luoshi::casework

// Targets that follow from what a report says by lawful arithmetic, and no others.
//
// Budget revenue of a year is a sum of money in current prices, counted the same way in both years
// (同口径), so last year's level and this year's growth give this year's level. Regional product
// and output are grown in constant prices and investment is revised and long published as growth
// alone: multiplying them gives a number nobody will ever confirm, and none is given.
#pragma once

#include <string_view>
#include <vector>

#include "reading/report.hpp"

namespace luoshi::reading {

// An indicator whose level may be derived, and from which year the basis holds.
struct Derivable {
  std::u32string_view indicator;   // the name must end with it
  std::u32string_view not_within;  // and must not contain this; may be empty
  int from_year;
  const char* basis;  // why the arithmetic is lawful
};

// The dated table; see derive.cpp.
[[nodiscard]] const std::vector<Derivable>& derivables();

// Appends the derived targets to the report's quantities, each in the statement of its growth
// target. A value is derived only where one level and one growth of the same indicator stand, for
// consecutive years, both exact; it is rounded to the places of the level.
void derive_targets(Report& report);

}  // namespace luoshi::reading

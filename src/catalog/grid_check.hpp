// How the areas of a map fit together: children inside their parents and filling them, all of them
// near the district. Only what reads a grid needs it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalog/grid.hpp"

namespace luoshi::catalog {

// Where something of a feature stands, for a finding.
[[nodiscard]] std::string grid_place(std::string_view pointer);

// Areas of one kind against those of the kind above; a code begins with its parent's. Parents
// without an area are passed over. Adds to `faults` and `notes` as told in grid.hpp.
void check_nesting(const geo::Areas& parents, const geo::Areas& children,
                   std::vector<Finding>& faults, std::vector<Finding>& notes);

// One finding "grid.far-away" for all features too far from the centre.
void check_near(std::span<const geo::Feature> features, geo::Position centre,
                std::vector<Finding>& faults);

}  // namespace luoshi::catalog

#include "catalog/grid_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace luoshi::catalog {
namespace {

constexpr double far_away_m = 200'000;
constexpr double beyond_noted_m = 1;     // what the last digits of a file may be out by
constexpr double beyond_refused_m = 50;  // what two surveys of one border may be out by
constexpr double area_share_noted = 0.001;

struct Beyond {
  double metres = 0;
  geo::Position at;
};

// The position of a child farthest outside its parent.
Beyond farthest(const geo::Areas& parent, const geo::Feature& child) {
  Beyond worst;
  for (const auto& polygon : child.polygons) {
    for (const auto& position : polygon.outer) {
      const double metres = parent.metres_outside(position);
      if (metres > worst.metres) worst = {metres, position};
    }
  }
  return worst;
}

double square_metres(const geo::Feature& feature) {
  double sum = 0;
  for (const auto& polygon : feature.polygons) sum += geo::square_metres(polygon);
  return sum;
}

void check_child(const geo::Areas& parent, const geo::Feature& child, std::vector<Finding>& faults,
                 std::vector<Finding>& notes) {
  const auto beyond = farthest(parent, child);
  if (beyond.metres <= beyond_noted_m) return;
  auto& list = beyond.metres > beyond_refused_m ? faults : notes;
  list.push_back({grid_place(child.place), "grid.beyond-parent",
                  fmt::format("{} reaches {:.0f} m beyond {} at {}", child.id, beyond.metres,
                              parent.features()[0].id, geo::text_of(beyond.at))});
}

}  // namespace

std::string grid_place(std::string_view pointer) {
  return fmt::format("grid.geojson:{}", pointer);
}

void check_nesting(const geo::Areas& parents, const geo::Areas& children,
                   std::vector<Finding>& faults, std::vector<Finding>& notes) {
  for (const auto& parent : parents.features()) {
    const geo::Areas alone({parent});
    double filled = 0;
    bool any = false;
    for (const auto& child : children.features()) {
      if (!child.id.starts_with(parent.id)) continue;
      any = true;
      filled += square_metres(child);
      check_child(alone, child, faults, notes);
    }
    const double whole = square_metres(parent);
    if (!any || std::abs(filled - whole) <= whole * area_share_noted) continue;
    notes.push_back({grid_place(parent.place), filled < whole ? "grid.gap" : "grid.overlap",
                     fmt::format("{}: {:.0f} of {:.0f} m²", parent.id, filled, whole)});
  }
}

void check_near(std::span<const geo::Feature> features, geo::Position centre,
                std::vector<Finding>& faults) {
  const auto is_far = [&](const geo::Feature& feature) {
    return std::ranges::any_of(feature.polygons, [&](const geo::Polygon& polygon) {
      return std::ranges::any_of(polygon.outer, [&](geo::Position position) {
        return geo::metres_between(position, centre) > far_away_m;
      });
    });
  };
  const auto first = std::ranges::find_if(features, is_far);
  if (first == features.end()) return;
  faults.push_back(
      {grid_place(first->place), "grid.far-away",
       fmt::format("{} features, the first at {}", std::count_if(first, features.end(), is_far),
                   geo::text_of(first->polygons[0].outer[0]))});
}

}  // namespace luoshi::catalog

#include "geo/areas.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>

namespace luoshi::geo {
namespace {

// Two areas have the edge in common that is nearest; each reckons it from its own end.
constexpr double same_metres = 1e-6;

struct Flat {
  double x;
  double y;
};

// A plane that touches the Earth at a place, in metres from it.
class Plane {
 public:
  explicit Plane(Position origin) : origin_(origin) {
    up_ = earth_radius_m * std::numbers::pi / 180 / static_cast<double>(e7);
    across_ = up_ * std::cos(degrees_of(origin).lat * std::numbers::pi / 180);
  }

  // No place in the box is nearer.
  [[nodiscard]] double bound(const Box& box) const {
    const Position nearest{std::clamp(origin_.lon_e7, box.west, box.east),
                           std::clamp(origin_.lat_e7, box.south, box.north)};
    const auto at = flat(nearest);
    return std::hypot(at.x, at.y);
  }

  // The point of an edge nearest to the origin.
  [[nodiscard]] Flat foot(const Outline::Edge& edge) const {
    const auto a = flat(edge.a);
    const auto b = flat(edge.b);
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length_squared = dx * dx + dy * dy;
    const double part = length_squared > 0 ? -(a.x * dx + a.y * dy) / length_squared : 0;
    const double t = std::clamp(part, 0.0, 1.0);
    return {a.x + t * dx, a.y + t * dy};
  }

  [[nodiscard]] Degrees degrees(Flat at) const {
    const auto origin = degrees_of(origin_);
    const auto scale = static_cast<double>(e7);
    return {origin.lon + (across_ > 0 ? at.x / across_ / scale : 0),
            origin.lat + at.y / up_ / scale};
  }

 private:
  [[nodiscard]] Flat flat(Position p) const {
    return {static_cast<double>(p.lon_e7 - origin_.lon_e7) * across_,
            static_cast<double>(p.lat_e7 - origin_.lat_e7) * up_};
  }

  Position origin_;
  double up_ = 0;
  double across_ = 0;
};

std::vector<Feature> sorted(std::vector<Feature> features) {
  std::ranges::sort(features, {}, [](const Feature& f) { return std::tie(f.id, f.place); });
  return features;
}

std::vector<Outline> outlines_of(const std::vector<Feature>& features) {
  std::vector<Outline> out;
  for (const auto& feature : features) {
    for (const auto& polygon : feature.polygons) out.emplace_back(polygon);
  }
  return out;
}

std::vector<std::uint32_t> owners_of(const std::vector<Feature>& features) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < features.size(); ++i) {
    out.insert(out.end(), features[i].polygons.size(), i);
  }
  return out;
}

std::vector<Box> boxes_of(const std::vector<Outline>& outlines) {
  std::vector<Box> out;
  out.reserve(outlines.size());
  for (const auto& outline : outlines) out.push_back(outline.box());
  return out;
}

}  // namespace

Areas::Areas(std::vector<Feature> features)
    : features_(sorted(std::move(features))),
      outlines_(outlines_of(features_)),
      owners_(owners_of(features_)),
      tree_(boxes_of(outlines_)) {}

std::optional<std::size_t> Areas::at(Position position) const {
  std::optional<std::size_t> first;
  tree_.holding(position, [&](std::uint32_t outline) {
    const auto owner = owners_[outline];
    if (first && *first <= owner) return;
    if (outlines_[outline].where(position) != Where::outside) first = owner;
  });
  return first;
}

std::vector<std::size_t> Areas::all_at(Position position) const {
  std::vector<std::size_t> all;
  tree_.holding(position, [&](std::uint32_t outline) {
    if (outlines_[outline].where(position) != Where::outside) all.push_back(owners_[outline]);
  });
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

std::optional<Nearest> Areas::nearest(Position position, double metres_max) const {
  if (const auto inside = at(position)) return Nearest{*inside, 0, degrees_of(position)};
  const Plane plane(position);
  std::optional<Nearest> best;
  const auto bound = [&](const Box& box) { return plane.bound(box); };
  const auto limit = [&] { return best ? best->metres + same_metres : metres_max; };
  tree_.nearest(bound, limit, [&](std::uint32_t outline) {
    const auto owner = owners_[outline];
    for (const auto& edge : outlines_[outline].edges()) {
      const auto foot = plane.foot(edge);
      const double metres = std::hypot(foot.x, foot.y);
      if (metres > limit()) continue;
      const bool nearer = !best || metres < best->metres - same_metres;
      if (nearer || owner < best->feature) best = Nearest{owner, metres, plane.degrees(foot)};
    }
  });
  return best;
}

double Areas::metres_outside(Position position) const {
  const auto found = nearest(position, std::numeric_limits<double>::infinity());
  return found ? found->metres : std::numeric_limits<double>::infinity();
}

}  // namespace luoshi::geo

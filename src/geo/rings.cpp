#include "geo/rings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace luoshi::geo {
namespace {

struct Edge {
  Position a;
  Position b;
  std::uint32_t ring;
  std::uint32_t number;
  std::uint32_t ring_size;

  [[nodiscard]] std::int64_t west() const { return std::min(a.lon_e7, b.lon_e7); }
  [[nodiscard]] std::int64_t east() const { return std::max(a.lon_e7, b.lon_e7); }
};

bool latitudes_meet(const Edge& e, const Edge& f) {
  return std::max(e.a.lat_e7, e.b.lat_e7) >= std::min(f.a.lat_e7, f.b.lat_e7) &&
         std::max(f.a.lat_e7, f.b.lat_e7) >= std::min(e.a.lat_e7, e.b.lat_e7);
}

bool neighbours(const Edge& e, const Edge& f) {
  return e.ring == f.ring &&
         ((e.number + 1) % e.ring_size == f.number || (f.number + 1) % f.ring_size == e.number);
}

class Check {
 public:
  Check(const Polygon& polygon, const std::string& place, Effort& effort,
        std::vector<Finding>& findings)
      : place_(place), effort_(effort), findings_(findings) {
    rings_.push_back(&polygon.outer);
    for (const auto& hole : polygon.holes) rings_.push_back(&hole);
    for (const auto* ring : rings_) boxes_.push_back(box_of(*ring));
  }

  void run() {
    if (sweep() && crossed_.empty() && place_holes()) return;
    if (effort_.left < 0) findings_.push_back({place_, "geo.too-tangled", {}});
  }

 private:
  // Goes over the edges from west to east, each held against those that still reach it.
  bool sweep() {
    std::vector<Edge> edges;
    for (std::uint32_t r = 0; r < rings_.size(); ++r) {
      const auto& ring = *rings_[r];
      const auto size = static_cast<std::uint32_t>(ring.size());
      for (std::uint32_t i = 0; i < size; ++i) {
        edges.push_back({ring[i], ring[(i + 1) % size], r, i, size});
      }
    }
    std::ranges::sort(edges, {}, &Edge::west);
    std::vector<const Edge*> reaching;
    for (const auto& edge : edges) {
      std::erase_if(reaching, [&](const Edge* other) { return other->east() < edge.west(); });
      if (!effort_.spend(static_cast<std::int64_t>(reaching.size()) + 1)) return false;
      for (const auto* other : reaching) {
        if (latitudes_meet(edge, *other)) hold_against(edge, *other);
      }
      reaching.push_back(&edge);
    }
    return true;
  }

  void hold_against(const Edge& e, const Edge& f) {
    const auto meeting = meeting_of(e.a, e.b, f.a, f.b);
    if (meeting == Meeting::apart) return;
    if (meeting == Meeting::touch && (e.ring != f.ring || neighbours(e, f))) return;
    const auto pair = std::minmax(e.ring, f.ring);
    if (!crossed_.insert(pair).second) return;
    const auto near = "near " + text_of(e.a);
    if (e.ring == f.ring) {
      say(e.ring, "geo.ring-crosses-itself", near);
    } else {
      say(pair.second, "geo.rings-cross", fmt::format("ring {}, {}", pair.first, near));
    }
  }

  // REQUIRES: no rings cross. Then a ring lies on one side of another, but for points they share.
  bool place_holes() {
    for (std::uint32_t hole = 1; hole < rings_.size(); ++hole) {
      const auto in_outer = lies_in(hole, 0);
      if (!in_outer) return false;
      if (*in_outer != Where::inside) {
        say(hole, "geo.hole-outside", "near " + text_of(rings_[hole]->front()));
        continue;
      }
      for (std::uint32_t other = 1; other < rings_.size(); ++other) {
        if (other == hole) continue;
        if (!effort_.spend(1)) return false;
        if (!boxes_[other].holds({boxes_[hole].west, boxes_[hole].south})) continue;
        const auto in_other = lies_in(hole, other);
        if (!in_other) return false;
        if (*in_other == Where::inside)
          say(hole, "geo.hole-in-hole", fmt::format("ring {}", other));
      }
    }
    return true;
  }

  // Where the first position of a ring lies that is not on the border of `other`; `border` when
  // all are. Nothing when the effort ran out.
  std::optional<Where> lies_in(std::uint32_t ring, std::uint32_t other) {
    for (const auto& position : *rings_[ring]) {
      if (!effort_.spend(static_cast<std::int64_t>(rings_[other]->size()))) return std::nullopt;
      const auto found = where(*rings_[other], position);
      if (found != Where::border) return found;
    }
    return Where::border;
  }

  void say(std::uint32_t ring, std::string problem, std::string detail) {
    findings_.push_back(
        {fmt::format("{}/{}", place_, ring), std::move(problem), std::move(detail)});
  }

  const std::string& place_;
  Effort& effort_;
  std::vector<Finding>& findings_;
  std::vector<const Ring*> rings_;
  std::vector<Box> boxes_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> crossed_;
};

}  // namespace

void check_rings(const Polygon& polygon, const std::string& place, Effort& effort,
                 std::vector<Finding>& findings) {
  Check(polygon, place, effort, findings).run();
}

}  // namespace luoshi::geo

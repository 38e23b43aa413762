#include "geo/outline.hpp"

#include <algorithm>

namespace luoshi::geo {
namespace {

constexpr std::size_t bands_max = 512;
constexpr std::size_t edges_a_band = 4;

void add_edges(const Ring& ring, std::vector<Outline::Edge>& edges) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
  }
}

}  // namespace

Outline::Outline(const Polygon& polygon) : box_(box_of(polygon.outer)) {
  add_edges(polygon.outer, edges_);
  for (const auto& hole : polygon.holes) add_edges(hole, edges_);
  const auto height = box_.north - box_.south;
  auto bands = std::clamp<std::size_t>(edges_.size() / edges_a_band, 1, bands_max);
  // Long edges stand in many bands: fewer bands where they would take more room than the edges.
  for (;; bands /= 2) {
    band_height_ = height / static_cast<std::int64_t>(bands) + 1;
    if (bands == 1 || entries_of_all_bands() <= edges_.size() * 4) break;
  }
  fill_bands();
}

std::size_t Outline::band_of(std::int64_t lat_e7) const {
  return static_cast<std::size_t>((lat_e7 - box_.south) / band_height_);
}

std::size_t Outline::entries_of_all_bands() const {
  std::size_t sum = 0;
  for (const auto& edge : edges_) {
    const auto [low, high] = std::minmax(edge.a.lat_e7, edge.b.lat_e7);
    sum += band_of(high) - band_of(low) + 1;
  }
  return sum;
}

void Outline::fill_bands() {
  const auto bands = band_of(box_.north) + 1;
  starts_.assign(bands + 1, 0);
  const auto each = [&](auto take) {
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
      const auto [low, high] = std::minmax(edges_[i].a.lat_e7, edges_[i].b.lat_e7);
      for (auto band = band_of(low); band <= band_of(high); ++band) take(band, i);
    }
  };
  each([&](std::size_t band, std::uint32_t) { ++starts_[band + 1]; });
  for (std::size_t band = 0; band < bands; ++band) starts_[band + 1] += starts_[band];
  entries_.resize(starts_[bands]);
  auto next = starts_;
  each([&](std::size_t band, std::uint32_t edge) { entries_[next[band]++] = edge; });
}

Where Outline::where(Position position) const {
  if (!box_.holds(position)) return Where::outside;
  const auto band = band_of(position.lat_e7);
  Ray ray;
  for (auto at = starts_[band]; at < starts_[band + 1]; ++at) {
    const auto& edge = edges_[entries_[at]];
    ray.meet(position, edge.a, edge.b);
  }
  return ray.where();
}

}  // namespace luoshi::geo

// The borders of the district and its subdistricts, for maps to be drawn on.
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/desks.hpp"
#include "api/reply.hpp"
#include "catalog/grid.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

// A ring of RFC 7946: its first position again at the end.
json::array json_of(const geo::Ring& ring) {
  json::array line;
  const auto add = [&](geo::Position position) {
    const auto at = geo::degrees_of(position);
    line.emplace_back(json::array{at.lon, at.lat});
  };
  for (const auto position : ring) add(position);
  if (!ring.empty()) add(ring.front());
  return line;
}

void add_rings(const geo::Areas& areas, json::array& rings) {
  for (const auto& feature : areas.features()) {
    for (const auto& polygon : feature.polygons) {
      rings.emplace_back(json_of(polygon.outer));
      for (const auto& hole : polygon.holes) rings.emplace_back(json_of(hole));
    }
  }
}

}  // namespace

void add_outline(http::Router& router, const Desks& desks) {
  router.add(http::Method::get, "/api/v1/district/outline",
             reads(desks.context, [&desks](const Call&, store::Reader&) -> Result<http::Response> {
               json::array rings;
               add_rings(desks.grid.areas(catalog::AreaKind::district), rings);
               add_rings(desks.grid.areas(catalog::AreaKind::subdistrict), rings);
               return json_reply(200, json::object{{"rings", std::move(rings)}});
             }));
}

}  // namespace luoshi::api

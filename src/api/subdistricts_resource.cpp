// The subdistricts of the district, for who filters cases by where they are.
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/desks.hpp"
#include "api/json_parts.hpp"
#include "api/reply.hpp"

namespace luoshi::api {

namespace json = boost::json;

void add_subdistricts(http::Router& router, const Desks& desks) {
  router.add(http::Method::get, "/api/v1/subdistricts",
             reads(desks.context, [&desks](const Call&, store::Reader&) -> Result<http::Response> {
               json::array all;
               for (const auto& one : desks.subdistricts) {
                 all.emplace_back(json::object{{"code", one.code}, {"name", json_words(one.name)}});
               }
               return json_reply(200, json::object{{"subdistricts", std::move(all)}});
             }));
}

}  // namespace luoshi::api

// /api/v1/cases/map: the cases of a window of the map.
#include <boost/json/array.hpp>

#include "api/case_json.hpp"
#include "api/case_query.hpp"
#include "api/reply.hpp"
#include "casework/case_map.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

constexpr double e7 = 1e7;

json::object json_of_square(const casework::Square& square) {
  const auto degrees = [](std::int64_t value) { return static_cast<double>(value) / e7; };
  return {{"west", degrees(square.bounds.west)},
          {"south", degrees(square.bounds.south)},
          {"east", degrees(square.bounds.east)},
          {"north", degrees(square.bounds.north)},
          {"count", square.count}};
}

Result<http::Response> show(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto filter = TRY(case_filter_of(desks, call.request));
  const auto map = TRY(casework::map_cases(reader, casework::scope_of(call.who), filter));
  json::array cases;
  for (const auto& one : map.cases) cases.emplace_back(TRY(json_of_line(desks, one)));
  json::array squares;
  for (const auto& one : map.squares) squares.emplace_back(json_of_square(one));
  return json_reply(
      200, json::object{
               {"cases", std::move(cases)}, {"squares", std::move(squares)}, {"more", map.more}});
}

}  // namespace

void add_case_map(http::Router& router, const Desks& desks) {
  router.add(http::Method::get, "/api/v1/cases/map",
             reads(desks.context, [&desks](const Call& call, store::Reader& reader) {
               return show(desks, call, reader);
             }));
}

}  // namespace luoshi::api

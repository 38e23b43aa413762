// GET /api/v1/lines: indicators over many years.
#include <algorithm>
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/office.hpp"
#include "api/outcome_json.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "supervision/access.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

constexpr std::size_t lines_max = 80;

Result<http::Response> lines(const Office& office, const Call& call, store::Reader& reader) {
  TRY(supervision::require_sources(call.who));
  Query query(call.request);
  auto place = query.text("place", 200);
  TRY(done(query.take()));
  const auto places = TRY(outcomes::places_of_reports(reader));
  if (std::ranges::find(places, place) == places.end()) {
    place = places.empty() ? std::string{} : places.front();
  }
  std::vector<outcomes::Rebased> rebased;
  json::array rules;
  for (const auto& rule : office.rules.outcomes.rebasings) {
    rebased.push_back({rule.id, rule.indicator, rule.from});
    rules.emplace_back(json::object{
        {"id", rule.id}, {"words", call.language == Language::en ? rule.words.en : rule.words.zh}});
  }
  auto all = outcomes::lines_of(TRY(outcomes::load_stated(reader, place)), rebased);
  if (all.size() > lines_max) all.resize(lines_max);
  json::array shown;
  for (const auto& line : all) shown.emplace_back(json_of(line));
  return json_reply(200, json::object{{"places", json::array(places.begin(), places.end())},
                                      {"place", place},
                                      {"lines", std::move(shown)},
                                      {"rules", std::move(rules)}});
}

}  // namespace

void add_lines(http::Router& router, const Office& office) {
  router.add(http::Method::get, "/api/v1/lines",
             reads(office.context,
                   [&office](const Call& call, store::Reader& reader) {
                     return lines(office, call, reader);
                   }),
             {http::Runs::worker});
}

}  // namespace luoshi::api

// /api/v1/scores, /points and /appeals: the score of each unit, every point of it, and appeals.
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/measure_json.hpp"
#include "api/office.hpp"
#include "api/query.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::measure_scope;
using escalation::points_text;

constexpr std::int64_t points_max = 1000;

std::int64_t year_of(const Office& office, const Call& call) {
  return std::stoll(office.today(call.now).substr(0, 4));
}

Result<http::Response> list_scores(const Office& office, const Call& call, store::Reader& reader) {
  Query query(call.request);
  const auto year = query.integer("year", 1949, 2100).value_or(year_of(office, call));
  TRY(done(query.take()));
  const auto& rules = office.rules.measures.scores;
  json::array units;
  for (const auto& one :
       TRY(escalation::list_scores(reader, measure_scope(call.who), rules, year))) {
    units.emplace_back(json::object{{"unit", one.unit},
                                    {"items", one.items},
                                    {"score", points_text(one.score_tenths)},
                                    {"points", points_text(one.tenths)},
                                    {"rows", one.points},
                                    {"appealed", one.appealed}});
  }
  return json_reply(200, json::object{{"year", year},
                                      {"full", rules.full},
                                      {"lowest", rules.lowest},
                                      {"rules_version", rules.head.version},
                                      {"source", json_of(rules.head.source)},
                                      {"units", std::move(units)}});
}

Result<http::Response> list_points(const Office& office, const Call& call, store::Reader& reader) {
  Query query(call.request);
  escalation::PointFilter filter;
  filter.unit = query.text("unit", 60);
  filter.item = query.text("item", 60);
  filter.year = query.integer("year", 1949, 2100).value_or(0);
  TRY(done(query.take()));
  json::array points;
  for (const auto& one :
       TRY(escalation::list_points(reader, measure_scope(call.who), filter, points_max))) {
    points.emplace_back(json_of(one, office.rules.measures.scores));
  }
  return json_reply(200, json::object{{"points", std::move(points)}});
}

Result<http::Response> list_appeals(const Office& office, const Call& call, store::Reader& reader) {
  Query query(call.request);
  escalation::AppealFilter filter;
  filter.unit = query.text("unit", 60);
  filter.point = query.text("point", 60);
  filter.state = query.word("state", escalation::parse_appeal_state);
  TRY(done(query.take()));
  PersonNames names(reader, call.language);
  json::array appeals;
  for (const auto& one :
       TRY(escalation::list_appeals(reader, measure_scope(call.who), filter, points_max))) {
    appeals.emplace_back(TRY(json_of(one, office.rules.measures.scores, names)));
  }
  return json_reply(200, json::object{{"appeals", std::move(appeals)}});
}

using AppealAct = std::function<Result<escalation::Appeal>(ledger::Act&, const Call&)>;

Command appeal_act(const Office& office, const Call& call, const char* kind, std::string subject,
                   int status, AppealAct body) {
  return Command{[&office, &call, kind, subject = std::move(subject), status,
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, kind, subject);
    const auto appeal = TRY(body(act, call));
    TRY(act.commit());
    PersonNames names(writer, call.language);
    return json_reply(status, TRY(json_of(appeal, office.rules.measures.scores, names)));
  }};
}

Result<Command> make(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"words"});
  const auto words = input.text("words", {1, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  const std::string point(call.path("id"));
  return appeal_act(office, call, escalation::kind_appeal, "point/" + point, 201,
                    [&office, point, words](ledger::Act& act, const Call& from) {
                      return escalation::make_appeal(act, from.who, office.rules.measures.scores,
                                                     point, words, office.today(from.now));
                    });
}

Result<Command> decide(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"upheld", "words"});
  const auto upheld = input.boolean("upheld").value_or(false);
  const auto words = input.text("words", {1, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  const std::string id(call.path("id"));
  return appeal_act(office, call, escalation::kind_appeal_decide, "appeal/" + id, 200,
                    [id, upheld, words](ledger::Act& act, const Call& from) {
                      return escalation::decide_appeal(act, from.who, id, upheld, words);
                    });
}

}  // namespace

void add_scores(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const auto with_reader = [&](const char* pattern, auto body) {
    router.add(get, pattern, reads(context, [&office, body](const Call& call, store::Reader& r) {
                 return body(office, call, r);
               }));
  };
  with_reader("/api/v1/scores", list_scores);
  with_reader("/api/v1/points", list_points);
  with_reader("/api/v1/appeals", list_appeals);
  router.add(post, "/api/v1/points/{id}/appeal",
             writes(context, [&office](const Call& call) { return make(office, call); }));
  router.add(post, "/api/v1/appeals/{id}/decision",
             writes(context, [&office](const Call& call) { return decide(office, call); }));
}

}  // namespace luoshi::api

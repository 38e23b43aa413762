// /api/v1/enterprises/{id}/visits: what the responsible official found there.
#include <array>
#include <boost/json/array.hpp>

#include "api/enterprise_json.hpp"
#include "api/input.hpp"
#include "api/json_parts.hpp"
#include "api/reply.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 3> manners{"on_site", "telephone", "meeting"};

Result<http::Response> list(const Call& call, store::Reader& reader) {
  const auto page = TRY(page_of(call.request));
  const auto one = TRY(registers::load_enterprise(reader, call.path("id")));
  TRY(registers::require_sight(registers::scope_of(call.who), one));
  const auto found = TRY(registers::visits_of(reader, one.id, page.after, page.limit));
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& visit : found.visits) {
    all.emplace_back(TRY(json_of_visit(call, reader, names, visit)));
  }
  return json_reply(200, json::object{{"visits", std::move(all)}, {"next", next_of(found.next)}});
}

Result<Command> record(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"visited", "manner", "words"});
  registers::VisitNew visit;
  visit.visited = input.text("visited", {1, 10}).value_or("");
  if (!visit.visited.empty() && !is_date(visit.visited)) {
    input.fault("visited", "item.date-malformed", visit.visited);
  }
  const auto manner = input.choice("manner", manners).value_or("");
  visit.manner = registers::manner_of(manner).value_or(registers::Manner::on_site);
  visit.words = input.text("words", {.max = 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return Command{.run = [&desks, &call, visit, enterprise = std::string(call.path("id"))](
                            store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "enterprise.visit", "enterprise/" + enterprise);
    const auto id =
        TRY(registers::record_visit(act, call.who, keeping_of(desks, call.now), enterprise, visit));
    TRY(act.commit());
    PersonNames names(writer, call.language);
    const auto made = TRY(registers::load_visit(writer, id));
    return json_reply(201, TRY(json_of_visit(call, writer, names, made)));
  }};
}

}  // namespace

void add_enterprise_visits(http::Router& router, const Desks& desks) {
  using enum http::Method;
  router.add(get, "/api/v1/enterprises/{id}/visits", reads(desks.context, list));
  router.add(post, "/api/v1/enterprises/{id}/visits",
             writes(desks.context, [&desks](const Call& call) { return record(desks, call); }));
}

}  // namespace luoshi::api

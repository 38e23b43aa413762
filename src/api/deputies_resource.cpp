// /api/v1/deputies: who stands in for whom, from one day to another.
#include <boost/json/array.hpp>

#include "api/case_view.hpp"
#include "api/input.hpp"
#include "api/json_parts.hpp"
#include "api/reply.hpp"
#include "casework/deputies.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using casework::Deputy;

Result<json::object> json_of_deputy(PersonNames& names, const Deputy& one) {
  return json::object{{"id", one.id},
                      {"person", one.person},
                      {"person_name", name_or_null(TRY(names.both(one.person)))},
                      {"deputy", one.deputy},
                      {"deputy_name", name_or_null(TRY(names.both(one.deputy)))},
                      {"from", one.from},
                      {"to", one.to},
                      {"withdrawn", one.withdrawn}};
}

Result<http::Response> deputy_reply(const Call& call, store::Reader& reader, std::string_view id,
                                    int status) {
  PersonNames names(reader, call.language);
  const auto deputy = TRY(casework::load_deputy(reader, id));
  return json_reply(status, TRY(json_of_deputy(names, deputy)));
}

Result<http::Response> list(const Call& call, store::Reader& reader) {
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& one : TRY(casework::deputies_of(reader, call.who.person))) {
    all.emplace_back(TRY(json_of_deputy(names, one)));
  }
  return json_reply(200, json::object{{"deputies", std::move(all)}});
}

std::string day_of(Input& input, std::string_view name) {
  const auto day = input.text(name, {1, 10}).value_or("");
  if (!day.empty() && !is_date(day)) input.fault(name, "item.date-malformed", day);
  return day;
}

Result<Command> set(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"deputy", "from", "to"});
  casework::DeputyNew deputy;
  deputy.deputy = input.text("deputy", {1, 60}).value_or("");
  deputy.from = day_of(input, "from");
  deputy.to = day_of(input, "to");
  input.finish();
  TRY(done(std::move(findings)));
  return Command{[&desks, &call, deputy](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "deputy.set", "person/" + call.who.person);
    const auto id = TRY(casework::set_deputy(act, call.who, deputy, desks.today(call.now)));
    TRY(act.commit());
    return deputy_reply(call, writer, id, 201);
  }};
}

Result<Command> withdraw(const Call& call) {
  return Command{[&call](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "deputy.withdraw", "person/" + call.who.person);
    TRY(casework::withdraw_deputy(act, call.who, call.path("id")));
    TRY(act.commit());
    return deputy_reply(call, writer, call.path("id"), 200);
  }};
}

}  // namespace

void add_deputies(http::Router& router, const Desks& desks) {
  using enum http::Method;
  router.add(get, "/api/v1/deputies", reads(desks.context, list));
  router.add(post, "/api/v1/deputies",
             writes(desks.context, [&desks](const Call& call) { return set(desks, call); }));
  router.add(post, "/api/v1/deputies/{id}/withdrawal", writes(desks.context, withdraw));
}

}  // namespace luoshi::api

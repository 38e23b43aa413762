// /api/v1/items/{id}/milestones: read, proposed, set as a whole list.
#include <fmt/format.h>

#include "api/breakdown_json.hpp"
#include "api/input.hpp"
#include "api/reply.hpp"
#include "api/settle.hpp"
#include "handling/milestones.hpp"
#include "supervision/board.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::Milestone;

constexpr std::size_t milestones_max = 60;

http::Response reply(const std::vector<Milestone>& milestones) {
  return json_reply(200, json::object{{"milestones", json_of(milestones)}});
}

Result<supervision::Item> visible(const Call& call, store::Reader& reader) {
  return supervision::view_item(reader, supervision::scope_of(call.who), call.path("id"));
}

Result<http::Response> list(const Call& call, store::Reader& reader) {
  const auto item = TRY(visible(call, reader));
  return reply(TRY(handling::milestones_of(reader, item.id)));
}

Result<http::Response> proposal(const Call& call, store::Reader& reader) {
  return reply(handling::propose_milestones(TRY(visible(call, reader))));
}

Result<std::vector<Milestone>> wanted_in(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"milestones"});
  std::vector<Milestone> wanted;
  const auto* array = input.array("milestones", milestones_max);
  for (std::size_t at = 0; array != nullptr && at < array->size(); ++at) {
    auto pointer = fmt::format("/milestones/{}", at);
    const auto* object = (*array)[at].if_object();
    if (object == nullptr) {
      findings.push_back({std::move(pointer), "request.wrong-type", "object"});
      continue;
    }
    Input one(*object, findings, std::move(pointer));
    one.require({"period"});
    Milestone milestone;
    milestone.period = one.text("period", {1, 10}).value_or("");
    milestone.due_date = one.is_null("due_date") ? "" : one.text("due_date", {0, 10}).value_or("");
    if (!one.is_null("percent")) milestone.percent = one.integer("percent", -1000, 1000);
    milestone.words = one.text("words", {0, 500}).value_or("");
    one.finish();
    wanted.push_back(std::move(milestone));
  }
  input.finish();
  TRY(done(std::move(findings)));
  return wanted;
}

Result<Command> set(const Office& office, const Call& call) {
  const auto wanted = TRY(wanted_in(call.request));
  return Command{[&office, &call, wanted](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, handling::kind_milestones, "item/" + id);
    if (TRY(handling::set_milestones(act, call.who, id, wanted))) {
      TRY(settle(office, act, id, office.today(call.now)));
      TRY(act.commit());
    }
    return reply(TRY(handling::milestones_of(writer, id)));
  }};
}

}  // namespace

void add_milestones(http::Router& router, const Office& office) {
  using enum http::Method;
  router.add(get, "/api/v1/items/{id}/milestones", reads(office.context, list));
  router.add(get, "/api/v1/items/{id}/milestones/proposal", reads(office.context, proposal));
  router.add(put, "/api/v1/items/{id}/milestones",
             writes(office.context, [&office](const Call& call) { return set(office, call); }));
}

}  // namespace luoshi::api

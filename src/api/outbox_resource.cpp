#include "api/outbox_resource.hpp"

#include <boost/json/array.hpp>

#include "api/reply.hpp"
#include "identity/authorise.hpp"
#include "outbox/drain.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

json::object json_of(const outbox::GivenUp& one) {
  return {{"key", one.key},
          {"topic", one.topic},
          {"queued_at", to_rfc3339(one.queued)},
          {"given_up_at", to_rfc3339(one.given_up)},
          {"tries", one.tries},
          {"problem", one.problem}};
}

Result<http::Response> show(bool sends, const Call& call, store::Reader& reader) {
  TRY(identity::require(call.who, "outbox.manage"));
  const auto standing = TRY(outbox::standing(reader));
  json::array latest;
  for (const auto& one : standing.latest) latest.emplace_back(json_of(one));
  return json_reply(200, json::object{{"sends", sends},
                                      {"waiting", standing.waiting},
                                      {"given_up", standing.given_up},
                                      {"latest", std::move(latest)}});
}

Result<Command> retry(const Call& call) {
  TRY(identity::require(call.who, "outbox.manage"));
  return Command{[&call](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "outbox.retry", "system/outbox");
    const auto count = TRY(outbox::try_again(writer, call.now));
    act.fact("messages", count);
    TRY(act.commit());
    return json_reply(200, json::object{{"retried", count}});
  }};
}

}  // namespace

void add_outbox(http::Router& router, const Context& context, bool sends) {
  router.add(http::Method::get, "/api/v1/outbox",
             reads(context, [sends](const Call& call, store::Reader& reader) {
               return show(sends, call, reader);
             }));
  router.add(http::Method::post, "/api/v1/outbox/retry", writes(context, retry));
}

}  // namespace luoshi::api

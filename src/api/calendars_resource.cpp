// Calendar feeds of one person: /api/v1/calendar makes and takes back the secret address, and
// /calendar/{secret}.ics is what a calendar program reads there.
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "api/reply.hpp"
#include "bulletins/address.hpp"
#include "bulletins/calendar.hpp"
#include "http/origin.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

constexpr std::string_view ending = ".ics";

Result<http::Response> show(const Call& call, store::Reader& reader) {
  const auto made = TRY(bulletins::address_made(reader, call.who.person));
  json::value made_at = nullptr;
  if (made) made_at = json::value(to_rfc3339(Instant{*made}));
  return json_reply(200, json::object{{"made_at", std::move(made_at)}});
}

Result<Command> make(const Call& call) {
  Command command;
  command.secret_reply = true;
  command.run = [&call](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, bulletins::kind_make_address, "person/" + call.who.person);
    const auto secret = TRY(bulletins::make_address(act, call.context.random, call.who.person));
    TRY(act.commit());
    return json_reply(201, json::object{{"path", "/calendar/" + secret + std::string(ending)},
                                        {"made_at", to_rfc3339(call.now)}});
  };
  return command;
}

Result<Command> revoke(const Call& call) {
  return Command{[&call](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, bulletins::kind_revoke_address, "person/" + call.who.person);
    if (TRY(bulletins::revoke_address(act, call.who.person))) TRY(act.commit());
    return empty_reply();
  }};
}

void feed(const Office& office, const http::Request& request, const http::Reply& reply) {
  std::string_view secret = request.path_params.at("file");
  if (secret.ends_with(ending)) secret.remove_suffix(ending.size());
  const auto now = office.context.clock.now();
  http::Response response;
  const auto done = office.context.database.read([&](store::Reader& reader) -> Result<> {
    const auto owner = TRY(bulletins::owner_of(reader, secret));
    const auto window = bulletins::window_around(office.today(now));
    const auto events = TRY(bulletins::staff_events(reader, owner.who, owner.name, window));
    response.body =
        bulletins::write_calendar(events, "督查待办：" + owner.name, http::origin_of(request), now);
    return {};
  });
  if (!done) return reply(office.context.problems.reply(done.error(), request));
  response.with("Content-Type", "text/calendar; charset=utf-8")
      .with("Cache-Control", "private, no-store")
      .with("Referrer-Policy", "no-referrer");
  reply(std::move(response));
}

}  // namespace

void add_calendars(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  router.add(get, "/api/v1/calendar", reads(context, show));
  router.add(post, "/api/v1/calendar", writes(context, make), {.compress = false});
  router.add(del, "/api/v1/calendar", writes(context, revoke));
  router.add(get, "/calendar/{file}",
             [&office](const http::Request& request, const http::Reply& reply) {
               feed(office, request, reply);
             },
             {.runs = http::Runs::worker, .compress = false, .secret_path = true});
}

}  // namespace luoshi::api

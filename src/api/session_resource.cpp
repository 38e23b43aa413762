#include "api/session_resource.hpp"

#include <boost/json/object.hpp>

#include "api/identity_json.hpp"
#include "api/input.hpp"
#include "api/reply.hpp"
#include "identity/request_guard.hpp"

namespace luoshi::api {
namespace {

using http::Method;
using http::Runs;

// These replies hold the session's token against forged requests.
constexpr http::RouteOptions options{
    .runs = Runs::worker, .body_bytes_max = 8192, .compress = false};

Result<boost::json::object> session_of(store::Reader& reader, const identity::Principal& who,
                                       std::string_view token) {
  const auto person = TRY(identity::find_person(reader, who.person));
  return boost::json::object{{"person", person.id},
                             {"login", person.login},
                             {"name", json_of(person.name)},
                             {"appointments", json_of(person.appointments)},
                             {"csrf", identity::csrf_of(token)},
                             {"must_change_password", who.must_change_password}};
}

Result<http::Response> entered(const Context& context, const http::Request& request,
                               const identity::LoggedIn& in, int status) {
  http::Response response;
  TRY(context.database.read([&](store::Reader& reader) -> Result<> {
    response = json_reply(status, TRY(session_of(reader, in.principal, in.token)));
    return {};
  }));
  response.with("Set-Cookie", identity::session_cookie(request, in.token));
  return response;
}

Result<http::Response> log_in(const Context& context, const http::Request& request) {
  TRY(identity::check_origin(request));
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"login", "password"});
  const auto login = input.text("login", {.min = 1, .max = 64});
  const auto password = input.text("password", {.min = 1, .max = 256});
  input.finish();
  TRY(done(std::move(findings)));
  return entered(context, request, TRY(context.sessions.log_in(*login, *password, request.remote)),
                 201);
}

Result<http::Response> log_out(const Context& context, const http::Request& request) {
  const auto token = identity::token_of(request);
  TRY(context.sessions.authenticate(token));
  TRY(identity::check_csrf(request));
  TRY(context.sessions.log_out(token));
  auto response = empty_reply();
  response.with("Set-Cookie", identity::ended_cookie(request));
  // What the browser kept of these pages goes with the session.
  response.with("Clear-Site-Data", "\"cache\", \"storage\"");
  return response;
}

Result<http::Response> change_password(const Context& context, const http::Request& request) {
  const auto who = TRY(context.sessions.authenticate(identity::token_of(request)));
  TRY(identity::check_csrf(request));
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"current", "new"});
  const auto current = input.text("current", {.min = 1, .max = 256});
  const auto fresh = input.text("new", {.min = 1, .max = 256});
  input.finish();
  TRY(done(std::move(findings)));
  return entered(context, request,
                 TRY(context.sessions.change_password(who, *current, *fresh, request.remote)), 200);
}

using Answer = Result<http::Response> (*)(const Context&, const http::Request&);

http::Handler handler(const Context& context, Answer answer) {
  return [&context, answer](const http::Request& request, const http::Reply& reply) {
    auto response = answer(context, request);
    reply(response ? std::move(*response) : context.problems.reply(response.error(), request));
  };
}

}  // namespace

void add_session(http::Router& router, const Context& context) {
  router.add(Method::post, "/api/v1/session", handler(context, log_in), options);
  router.add(Method::del, "/api/v1/session", handler(context, log_out), options);
  router.add(Method::put, "/api/v1/session/password", handler(context, change_password), options);
  const auto show = [](const Call& call, store::Reader& reader) -> Result<http::Response> {
    return json_reply(200, TRY(session_of(reader, call.who, identity::token_of(call.request))));
  };
  router.add(Method::get, "/api/v1/session", reads(context, show, true), {.compress = false});
}

}  // namespace luoshi::api

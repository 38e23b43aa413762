#include "api/system_resource.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/identity_json.hpp"
#include "api/reply.hpp"
#include "worktime/local_date.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using http::Method;

http::Response health(const Context& context, const About& about, const http::Request& request) {
  const auto answers = context.database.read([](store::Reader& reader) {
    return reader.each("SELECT 1", {}, [](const store::Row&) { return false; });
  });
  if (!answers) return context.problems.reply(answers.error(), request);
  return json_reply(200, json::object{{"status", "ok"}, {"version", about.version}});
}

http::Response meta(const Context& context, const About& about) {
  json::object district{{"id", about.district},
                        {"name", json_of(about.district_name)},
                        {"fiction", about.fiction},
                        {"timezone", about.timezone}};
  if (!about.division_code.empty()) district["division_code"] = about.division_code;
  return json_reply(
      200, json::object{{"version", about.version},
                        {"district", std::move(district)},
                        {"languages", json::array{"zh-CN", "en"}},
                        {"simulated_clock", about.simulated_clock},
                        {"today", worktime::local_date(about.timezone, context.clock.now())}});
}

}  // namespace

void add_system(http::Router& router, const Context& context, const About& about) {
  router.add(Method::get, "/health",
             [&context, &about](const http::Request& request, const http::Reply& reply) {
               reply(health(context, about, request));
             });
  router.add(Method::get, "/api/v1/meta",
             [&context, &about](const http::Request&, const http::Reply& reply) {
               reply(meta(context, about));
             });
}

http::Response refusal(const Problems& problems, const http::Request& request, int status) {
  const auto error = [&]() -> Error {
    switch (status) {
      case 400:
        return {ErrorKind::invalid, "request.malformed", "", "", {}};
      case 404:
        return {ErrorKind::not_found, "request.not-found", "", "", {}};
      case 405:
        return {ErrorKind::invalid, "request.method-not-allowed", "", "", {}};
      case 408:
        return {ErrorKind::unavailable, "request.timeout", "", "", {}};
      case 413:
        return {ErrorKind::limit, "request.body-too-large", "", "", {}};
      case 414:
        return {ErrorKind::limit, "request.target-too-long", "", "", {}};
      case 431:
        return {ErrorKind::limit, "request.header-too-large", "", "", {}};
      case 503:
        return {ErrorKind::unavailable, "server.busy", "", "", {}};
      default:
        return {ErrorKind::internal, "server.broke", "", "", {}};
    }
  }();
  return problems.reply(error, request);
}

}  // namespace luoshi::api

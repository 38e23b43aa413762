// What the tests of the API share: a server over a scratch database, and people who call it.
#pragma once

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "api/context.hpp"
#include "api/people_resource.hpp"
#include "api/session_resource.hpp"
#include "api/system_resource.hpp"
#include "api/units_resource.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "identity/testing.hpp"

namespace luoshi::api {

struct ApiFixture : identity::IdentityFixture {
  ApiFixture() {
    write([](store::Writer& writer) { return prepare(writer); });
    router->on_problem([this](const http::Request& request, int status) {
      return refusal(context.problems, request, status);
    });
    add_session(*router, context);
    add_units(*router, context);
    add_people(*router, context);
    add_system(*router, context, about);
  }

  // Starts the server with the routes there are.
  void start() {
    http::ServerConfig config;
    config.listeners = {{"127.0.0.1", 0, router}};
    server = std::make_unique<http::Server>(std::move(config));
    ASSERT_TRUE(server->start());
    client = std::make_unique<http::Client>(server->port());
  }

  struct Answer {
    int status = 0;
    boost::json::value body;
    http::ClientReply reply;

    // The stable id of a problem; empty for another reply.
    [[nodiscard]] std::string problem() const {
      if (!body.is_object() || !body.as_object().contains("id")) return "";
      return status < 400 ? "" : std::string(body.at("id").as_string());
    }
  };

  // A request of `login`, or of nobody; a body that is not empty is JSON.
  Answer call(const std::string& login, std::string_view method, std::string_view target,
              std::string_view body = {}, http::Client::Headers headers = {}) {
    if (!login.empty()) {
      if (!tokens.contains(login)) enter(login);
      headers.emplace_back("Cookie", "luoshi=" + tokens[login]);
      if (method != "GET") headers.emplace_back("X-CSRF-Token", identity::csrf_of(tokens[login]));
    }
    if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
    auto reply = client->send(method, target, headers, body);
    EXPECT_TRUE(reply.has_value()) << method << ' ' << target;
    Answer answer;
    if (!reply) return answer;
    answer.status = reply->status;
    boost::json::error_code error;
    if (!reply->body.empty()) answer.body = boost::json::parse(reply->body, error);
    answer.reply = std::move(*reply);
    return answer;
  }
  void enter(const std::string& login) {
    const auto in = sessions.log_in(login, password_of(login), "127.0.0.1");
    ASSERT_TRUE(in.has_value()) << login;
    tokens[login] = in->token;
  }

  identity::Sessions sessions{*database, hasher, random, clock};
  Context context{*database, sessions, random, clock, Problems::built_in()};
  About about{.version = "0",
              .district = "qiming",
              .district_name = {"启明区", "Qiming"},
              .division_code = "",
              .timezone = "Asia/Shanghai",
              .fiction = true};
  std::shared_ptr<http::Router> router = std::make_shared<http::Router>();
  std::map<std::string, std::string> tokens;
  std::unique_ptr<http::Server> server;
  std::unique_ptr<http::Client> client;
};

}  // namespace luoshi::api

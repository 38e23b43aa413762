#include "outbox/webhook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/server.hpp"

namespace luoshi::outbox {
namespace {

using testing::Pair;

Message message() {
  return {"tsk_1/opened/1", "case.task", R"({"number":"SP2026000001"})", 0,
          Instant{1'772'416'800'000}};
}

TEST(webhook, frames_a_message_as_it_was_queued) {
  EXPECT_EQ(body_of(message()), R"({"type":"case.task","timestamp":"2026-03-02T02:00:00.000Z",)"
                                R"("data":{"number":"SP2026000001"}})");
}

// The example of the specification's reference libraries.
TEST(webhook, signs_as_the_specification_says) {
  const auto secret = read_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").value();
  Message one;
  one.key = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  const auto headers =
      headers_of(one, R"({"test": 2432232314})", secret, Instant{1'614'265'330'000});
  EXPECT_THAT(headers,
              testing::IsSupersetOf(
                  {Pair("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                   Pair("webhook-timestamp", "1614265330"),
                   Pair("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")}));
}

TEST(webhook, takes_no_secret_that_is_short_or_malformed) {
  EXPECT_TRUE(read_secret(" whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n").has_value());
  for (const auto* text : {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_AAAA",
                           "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!"}) {
    const auto read = read_secret(text);
    EXPECT_FALSE(read.has_value()) << text;
    if (!read) EXPECT_EQ(read.error().problem, "outbox.bad-secret");
  }
}

TEST(webhook, tells_what_was_refused_from_what_could_not_be_handed_over) {
  auto router = std::make_shared<http::Router>();
  int status = 204;
  router->add(http::Method::post, "/in", [&](const http::Request&, const http::Reply& reply) {
    http::Response response;
    response.status = status;
    reply(std::move(response));
  });
  http::ServerConfig config;
  config.listeners = {{"127.0.0.1", 0, router}};
  http::Server server(std::move(config));
  ASSERT_TRUE(server.start());
  const Webhook webhook{
      *http::PostAddress::parse("http://127.0.0.1:" + std::to_string(server.port()) + "/in"),
      read_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").value()};
  const struct {
    int status;
    const char* problem;
  } cases[] = {{204, ""},
               {200, ""},
               {301, "outbox.refused"},
               {400, "outbox.refused"},
               {410, "outbox.refused"},
               {429, "outbox.unreachable"},
               {500, "outbox.unreachable"}};
  for (const auto& c : cases) {
    status = c.status;
    const auto sent = send(webhook, message(), Instant{0});
    EXPECT_EQ(sent ? "" : sent.error().problem, c.problem) << c.status;
  }
  server.stop();
  EXPECT_EQ(send(webhook, message(), Instant{0}).error().problem, "outbox.unreachable");
}

}  // namespace
}  // namespace luoshi::outbox

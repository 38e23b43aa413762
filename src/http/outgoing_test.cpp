#include "http/outgoing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/server.hpp"

namespace luoshi::http {
namespace {

using namespace std::chrono_literals;

TEST(post_address, is_read_part_by_part) {
  const struct {
    const char* text;
    const char* host;
    int port;
    const char* target;
  } cases[] = {
      {"http://127.0.0.1:8090/luoshi", "127.0.0.1", 8090, "/luoshi"},
      {"http://gateway.local", "gateway.local", 80, "/"},
      {"http://gateway.local?x=1", "gateway.local", 80, "/?x=1"},
      {"http://[::1]:81/a/b?c=d", "[::1]", 81, "/a/b?c=d"},
      {"http://[::1]/", "[::1]", 80, "/"},
  };
  for (const auto& c : cases) {
    const auto read = PostAddress::parse(c.text);
    ASSERT_TRUE(read.has_value()) << c.text;
    EXPECT_EQ(read->host, c.host) << c.text;
    EXPECT_EQ(read->port, c.port) << c.text;
    EXPECT_EQ(read->target, c.target) << c.text;
  }
}

TEST(post_address, is_refused_where_it_is_something_else) {
  for (const auto* text : {"", "https://gateway.local/", "ftp://a", "http://", "http://:80/",
                           "http://a:0/", "http://a:99999/", "http://a:8x/", "http://me:pw@a/",
                           "http://a/#part", "http://a/ b", "http://[::1/", "http://a\r\nX: y/"}) {
    const auto read = PostAddress::parse(text);
    EXPECT_FALSE(read.has_value()) << text;
    if (!read) EXPECT_EQ(read.error().problem, "client.bad-address") << text;
  }
}

struct posting : testing::Test {
  posting() {
    router->add(Method::post, "/in", [this](Request request, const Reply& reply) {
      got = std::move(request);
      Response response;
      response.status = 202;
      reply(std::move(response));
    });
    router->add(Method::post, "/never",
                [this](const Request&, const Reply& reply) { kept.push_back(reply); });
    ServerConfig config;
    config.listeners = {{"127.0.0.1", 0, router}};
    running = std::make_unique<Server>(std::move(config));
    EXPECT_TRUE(running->start().has_value());
  }
  ~posting() override {
    kept.clear();
    running.reset();
  }
  [[nodiscard]] PostAddress at(const std::string& target) const {
    return *PostAddress::parse("http://127.0.0.1:" + std::to_string(running->port()) + target);
  }
  std::shared_ptr<Router> router = std::make_shared<Router>();
  Request got;
  std::vector<Reply> kept;
  std::unique_ptr<Server> running;
};

TEST_F(posting, hands_over_headers_and_body_and_tells_the_status) {
  const auto status = post(at("/in?a=b"), {{"Content-Type", "application/json"}, {"X-One", "1"}},
                           R"({"words":"催办"})", 5s);
  ASSERT_TRUE(status.has_value());
  EXPECT_EQ(*status, 202);
  EXPECT_EQ(got.body, R"({"words":"催办"})");
  EXPECT_EQ(got.header("x-one"), "1");
  EXPECT_EQ(got.param("a"), "b");
  EXPECT_EQ(post(at("/nothing"), {}, "", 5s).value(), 404);
}

TEST_F(posting, fails_where_nobody_answers_in_time) {
  EXPECT_EQ(post(at("/never"), {}, "x", 100ms).error().problem, "client.no-reply");
  const auto gone = at("/in");
  running->stop(0ms);
  EXPECT_EQ(post(gone, {}, "x", 5s).error().problem, "client.no-reply");
}

}  // namespace
}  // namespace luoshi::http

#include "http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "http/client.hpp"

namespace luoshi::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

Response text(std::string body) {
  Response response;
  response.with("Content-Type", "text/plain");
  response.body = std::move(body);
  return response;
}

struct server : testing::Test {
  server() {
    router->add(Method::get, "/hello", [](Request, Reply reply) { reply(text("hello")); });
    router->add(Method::get, "/long",
                [](Request, Reply reply) { reply(text(std::string(5000, 'x'))); });
    router->add(Method::post, "/echo",
                [](Request request, Reply reply) { reply(text(std::move(request.body))); });
    router->add(
        Method::post, "/upload",
        [](Request request, Reply reply) { reply(text(std::to_string(request.body.size()))); },
        {.runs = Runs::worker, .body_bytes_max = std::size_t{4} << 20});
    router->add(Method::get, "/later", [](Request, Reply reply) {
      std::thread([reply = std::move(reply)] { reply(text("later")); }).detach();
    });
    router->add(Method::get, "/never",
                [this](Request, Reply reply) { kept.push_back(std::move(reply)); });
    router->add(Method::get, "/forgets", [](Request, Reply) {});
    router->add(Method::get, "/throws",
                [](Request, Reply) { throw std::runtime_error("in a test"); });
    config.metrics = metrics;
    config.limits.header_max = 200ms;
    config.limits.idle_max = 400ms;
    config.limits.transfer_max = 300ms;
    config.limits.handler_max = 300ms;
    config.limits.linger_max = 300ms;
  }
  std::uint16_t start() {
    config.listeners = {{"127.0.0.1", 0, router}};
    running = std::make_unique<Server>(config);
    EXPECT_TRUE(running->start().has_value());
    return running->port();
  }
  ~server() override {
    running.reset();
    kept.clear();
  }
  std::shared_ptr<Router> router = std::make_shared<Router>();
  std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
  ServerConfig config;
  std::vector<Reply> kept;
  std::unique_ptr<Server> running;
};

TEST_F(server, answers_over_a_kept_connection) {
  Client client(start());
  for (int i = 0; i < 3; ++i) {
    const auto reply = client.send("GET", "/hello").value();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "hello");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("x-trace-id").size(), 16U);
  }
  EXPECT_EQ(running->connections(), 1U);
  EXPECT_THAT(metrics->text(), HasSubstr("route=\"/hello\",status=\"200\"} 3"));
}

TEST_F(server, answers_by_the_table) {
  const auto port = start();
  const struct {
    const char* method;
    const char* target;
    int status;
    const char* body;
  } cases[] = {
      {"GET", "/later", 200, "later"},      {"HEAD", "/hello", 200, ""},
      {"GET", "/nothing", 404, nullptr},    {"DELETE", "/hello", 405, nullptr},
      {"BREW", "/hello", 405, nullptr},     {"GET", "/forgets", 500, nullptr},
      {"GET", "/throws", 500, nullptr},     {"GET", "/never", 503, nullptr},
      {"GET", "/a/../hello", 400, nullptr}, {"OPTIONS", "/hello", 204, ""},
  };
  for (const auto& c : cases) {
    Client client(port);
    const auto reply = client.send(c.method, c.target).value();
    EXPECT_EQ(reply.status, c.status) << c.method << ' ' << c.target;
    if (c.body != nullptr) {
      EXPECT_EQ(reply.body, c.body) << c.target;
    }
  }
  Client client(port);
  EXPECT_EQ(client.send("HEAD", "/hello")->header("content-length"), "5");
  EXPECT_EQ(client.send("PUT", "/hello")->header("allow"), "GET, HEAD");
}

TEST_F(server, reads_bodies_with_a_length_and_in_chunks) {
  Client client(start());
  EXPECT_EQ(client.send("POST", "/echo", {}, "body")->body, "body");
  ASSERT_TRUE(
      client.push("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
  EXPECT_EQ(client.pull()->body, "abcde");
}

TEST_F(server, answers_pipelined_requests_in_order) {
  Client client(start());
  ASSERT_TRUE(
      client.push("GET /later HTTP/1.1\r\nHost: a\r\n\r\nGET /hello HTTP/1.1\r\n"
                  "Host: a\r\n\r\n"));
  EXPECT_EQ(client.pull()->body, "later");
  EXPECT_EQ(client.pull()->body, "hello");
}

TEST_F(server, refuses_a_body_past_the_limit_without_reading_it) {
  const auto port = start();
  Client client(port);
  ASSERT_TRUE(client.push("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\nab"));
  EXPECT_EQ(client.pull()->status, 413);
  Client chunked(port);
  ASSERT_TRUE(
      chunked.push("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                   "200000\r\n" +
                   std::string(0x200000, 'a')));
  EXPECT_EQ(chunked.pull()->status, 413);
  Client upload(port);
  EXPECT_EQ(upload.send("POST", "/upload", {}, std::string(3'000'000, 'a'))->body, "3000000");
}

TEST_F(server, bounds_the_memory_of_all_uploads) {
  config.limits.uploads_bytes_max = 1'000'000;
  Client client(start());
  ASSERT_TRUE(client.push("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\n\r\n"));
  const auto reply = client.pull().value();
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("retry-after"), "1");
}

TEST_F(server, refuses_what_is_malformed) {
  const auto port = start();
  const struct {
    const char* what;
    std::string bytes;
    int status;
  } cases[] = {
      {"no request at all", "hello\r\n\r\n", 400},
      {"two lengths",
       "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na", 400},
      {"a length and chunks",
       "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
       "0\r\n\r\n",
       400},
      {"no host", "GET /hello HTTP/1.1\r\n\r\n", 400},
      {"a header too large",
       "GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(20000, 'a') + "\r\n\r\n", 431},
      {"a target too long", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
      {"a bad chunk", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
       400},
  };
  for (const auto& c : cases) {
    Client client(port);
    const auto reply = client.raw(c.bytes);
    ASSERT_TRUE(reply.has_value()) << c.what;
    EXPECT_THAT(*reply, StartsWith("HTTP/1.1 " + std::to_string(c.status))) << c.what;
  }
}

TEST_F(server, gives_up_on_slow_clients) {
  const auto port = start();
  Client header(port);
  EXPECT_THAT(header.raw("GET /hello HT").value(), StartsWith("HTTP/1.1 408"));
  Client body(port);
  EXPECT_THAT(body.raw("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab").value(),
              StartsWith("HTTP/1.1 408"));
  Client silent(port);
  EXPECT_EQ(silent.raw("").value(), "") << "an idle connection is closed without a word";
}

TEST_F(server, tells_more_clients_than_it_holds_to_come_back) {
  config.limits.connections_max = 1;
  const auto port = start();
  Client first(port);
  ASSERT_EQ(first.send("GET", "/hello")->status, 200);
  Client second(port);
  EXPECT_THAT(second.raw("").value(), StartsWith("HTTP/1.1 503"));
}

TEST_F(server, packs_long_text_unless_the_route_forbids_it) {
  router->add(Method::get, "/secret",
              [](Request, Reply reply) { reply(text(std::string(5000, 'x'))); },
              {.compress = false});
  Client client(start());
  EXPECT_EQ(client.send("GET", "/long", {{"Accept-Encoding", "gzip"}})->header("content-encoding"),
            "gzip");
  EXPECT_EQ(client.send("GET", "/secret", {{"Accept-Encoding", "gzip"}})->body.size(), 5000U);
}

TEST_F(server, finishes_what_is_in_progress_before_it_stops) {
  std::promise<Reply> arrived;
  router->add(Method::get, "/slow",
              [&](Request, Reply reply) { arrived.set_value(std::move(reply)); });
  config.limits.handler_max = 10s;
  const auto port = start();
  auto answer = std::async(std::launch::async, [port] {
    Client client(port);
    return client.send("GET", "/slow");
  });
  Reply reply = arrived.get_future().get();
  auto stopping = std::async(std::launch::async, [&] { running->stop(5s); });
  reply(text("done"));
  EXPECT_EQ(answer.get().value().body, "done");
  stopping.get();
  Client late(port);
  EXPECT_FALSE(late.send("GET", "/hello").has_value());
}

TEST_F(server, breaks_off_what_outlasts_its_grace_and_stands_a_late_reply) {
  std::promise<Reply> arrived;
  router->add(Method::get, "/slow",
              [&](Request, Reply reply) { arrived.set_value(std::move(reply)); });
  config.limits.handler_max = 60s;
  Client client(start());
  ASSERT_TRUE(client.push("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"));
  Reply reply = arrived.get_future().get();
  running->stop(20ms);
  EXPECT_FALSE(client.pull().has_value());
  reply(text("too late"));
}

TEST_F(server, serves_another_router_on_another_listener) {
  auto local = std::make_shared<Router>();
  local->add(Method::get, "/metrics",
             [this](Request, Reply reply) { reply(text(metrics->text())); });
  config.listeners = {{"127.0.0.1", 0, router}, {"127.0.0.1", 0, local}};
  Server both(config);
  ASSERT_TRUE(both.start());
  EXPECT_EQ(Client(both.port(0)).send("GET", "/metrics")->status, 404);
  EXPECT_EQ(Client(both.port(1)).send("GET", "/metrics")->status, 200);
}

TEST_F(server, says_which_address_it_cannot_have) {
  const auto port = start();
  ServerConfig second;
  second.listeners = {{"127.0.0.1", port, router}};
  Server clash(second);
  EXPECT_EQ(clash.start().error().problem, "server.cannot-listen");
}

}  // namespace
}  // namespace luoshi::http

#include "http/stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "http/client.hpp"
#include "http/server.hpp"

namespace luoshi::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

TEST(event, is_written_field_by_field) {
  EXPECT_EQ(text_of({.id = "7", .name = "case", .data = "{}"}), "id: 7\nevent: case\ndata: {}\n\n");
  EXPECT_EQ(text_of({.data = "two\nlines"}), "data: two\ndata: lines\n\n");
  EXPECT_EQ(text_of({}), "data: \n\n");
}

TEST(stream, gives_what_waits_at_once_and_wakes_once_for_it) {
  Stream stream;
  int woken = 0;
  stream.attach([&] { ++woken; });
  EXPECT_TRUE(stream.send("a"));
  EXPECT_TRUE(stream.send("b"));
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(stream.take(), "ab");
  EXPECT_EQ(stream.take(), "");
  EXPECT_TRUE(stream.send("c"));
  EXPECT_EQ(woken, 2);
}

TEST(stream, keeps_what_comes_before_there_is_a_connection) {
  Stream stream;
  EXPECT_TRUE(stream.send("a"));
  stream.attach([] {});
  EXPECT_EQ(stream.take(), "a");
}

TEST(stream, ends_for_a_reader_that_falls_behind) {
  Stream stream(2);
  int woken = 0;
  stream.attach([&] { ++woken; });
  EXPECT_TRUE(stream.send("a"));
  EXPECT_TRUE(stream.send("b"));
  EXPECT_FALSE(stream.send("c"));
  EXPECT_TRUE(stream.is_over());
  EXPECT_EQ(woken, 2) << "the end is told although nothing was taken";
  EXPECT_EQ(stream.take(), std::nullopt);
  EXPECT_FALSE(stream.send("d"));
}

struct streaming : testing::Test {
  streaming() {
    router->add(Method::get, "/live", [this](const Request&, const Reply& reply) {
      auto stream = std::make_shared<Stream>(waiting_max);
      reply(stream_reply(stream));
      opened.set_value(stream);
    });
    router->add(Method::get, "/hello", [](const Request&, const Reply& reply) {
      Response response;
      response.body = "hello";
      reply(std::move(response));
    });
    config.workers = 1;
    config.threads = 1;
    config.limits.idle_max = 200ms;
    config.limits.handler_max = 200ms;
  }
  // A client whose stream is open, and what the server has of it.
  std::shared_ptr<Stream> open(Client& client) {
    opened = {};
    EXPECT_TRUE(client.push("GET /live HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"));
    head = client.pull_until("\r\n\r\n").value_or("");
    const std::weak_ptr<Stream> weak = opened.get_future().get();
    return weak.lock();
  }
  std::uint16_t start() {
    config.listeners = {{"127.0.0.1", 0, router}};
    running = std::make_unique<Server>(config);
    EXPECT_TRUE(running->start().has_value());
    return running->port();
  }
  // Waits until the server has let go of the stream.
  static void wait_for_end(const std::shared_ptr<Stream>& stream) {
    while (!stream->is_over()) std::this_thread::yield();
  }
  std::size_t waiting_max = 256;
  std::promise<std::shared_ptr<Stream>> opened;
  std::string head;
  std::shared_ptr<Router> router = std::make_shared<Router>();
  ServerConfig config;
  std::unique_ptr<Server> running;
};

TEST_F(streaming, stays_open_for_events_past_every_limit_of_a_reply) {
  Client client(start());
  const auto stream = open(client);
  EXPECT_THAT(head, HasSubstr("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream; charset=utf-8\r\n"));
  EXPECT_THAT(head, HasSubstr("Cache-Control: no-store\r\n"));
  EXPECT_THAT(head, HasSubstr("X-Accel-Buffering: no\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
  EXPECT_THAT(head, Not(HasSubstr("Content-Encoding")));
  ASSERT_TRUE(stream->send(text_of({.id = "1", .name = "case", .data = "{}"})));
  EXPECT_EQ(client.pull_until("\n\n").value(), "id: 1\nevent: case\ndata: {}\n\n");
  // A second connection that is idle is closed meanwhile: the stream has outlasted that time.
  EXPECT_EQ(Client(running->port()).raw("").value(), "");
  ASSERT_TRUE(stream->send("data: still\n\n"));
  EXPECT_EQ(client.pull_until("\n\n").value(), "data: still\n\n");
}

TEST_F(streaming, says_now_and_then_that_it_is_there) {
  config.limits.heartbeat = 20ms;
  Client client(start());
  const auto stream = open(client);
  EXPECT_EQ(client.pull_until("\n\n").value(), ":\n\n");
  EXPECT_EQ(client.pull_until("\n\n").value(), ":\n\n");
}

TEST_F(streaming, occupies_no_thread) {
  const auto port = start();
  std::vector<std::unique_ptr<Client>> clients;
  std::vector<std::shared_ptr<Stream>> streams;
  for (int i = 0; i < 50; ++i) {
    clients.push_back(std::make_unique<Client>(port));
    streams.push_back(open(*clients.back()));
  }
  EXPECT_EQ(Client(port).send("GET", "/hello")->body, "hello");
  for (const auto& stream : streams) EXPECT_TRUE(stream->send("data: all\n\n"));
  for (const auto& client : clients) {
    EXPECT_EQ(client->pull_until("\n\n").value(), "data: all\n\n");
  }
}

TEST_F(streaming, is_over_as_soon_as_the_browser_goes) {
  const auto port = start();
  auto client = std::make_unique<Client>(port);
  const auto stream = open(*client);
  client.reset();
  wait_for_end(stream);
  EXPECT_FALSE(stream->send("data: nobody\n\n"));
}

TEST_F(streaming, ends_when_it_is_told_to) {
  Client client(start());
  const auto stream = open(client);
  stream->end();
  EXPECT_FALSE(client.pull_until("\n\n").has_value());
}

TEST_F(streaming, closes_on_a_reader_that_takes_nothing) {
  waiting_max = 4;
  Client client(start());
  const auto stream = open(client);
  // More than sockets hold: the events pile up behind a write that goes nowhere.
  const auto event = text_of({.data = std::string(std::size_t{1} << 20, 'x')});
  while (stream->send(event)) std::this_thread::yield();
  wait_for_end(stream);
  EXPECT_TRUE(client.raw("").has_value()) << "what was on its way, then the end";
}

TEST_F(streaming, ends_with_the_server_at_once) {
  Client client(start());
  const auto stream = open(client);
  running->stop(60s);
  EXPECT_TRUE(stream->is_over());
  EXPECT_FALSE(client.pull_until("\n\n").has_value());
}

TEST_F(streaming, is_told_of_by_many_threads_while_it_comes_and_goes) {
  const auto port = start();
  for (int round = 0; round < 20; ++round) {
    Client client(port);
    const auto stream = open(client);
    std::vector<std::thread> tellers;
    tellers.reserve(4);
    for (int i = 0; i < 4; ++i) {
      tellers.emplace_back([stream] {
        for (int n = 0; n < 20; ++n) (void)stream->send("data: x\n\n");
      });
    }
    EXPECT_TRUE(client.pull_until("\n\n").has_value());
    for (auto& teller : tellers) teller.join();
    stream->end();
  }
}

TEST_F(streaming, answers_a_head_request_with_the_head_alone) {
  Client client(start());
  EXPECT_EQ(client.send("HEAD", "/live")->header("content-type"),
            "text/event-stream; charset=utf-8");
  EXPECT_TRUE(opened.get_future().get()) << "and is let go";
}

}  // namespace
}  // namespace luoshi::http

// One connection of the server: requests in, replies out, one after the other, within limits.
// Inside the module http only: it shows Boost.
#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "http/exchange.hpp"
#include "http/incoming.hpp"
#include "http/server.hpp"
#include "http/stream.hpp"
#include "http/workers.hpp"

namespace luoshi::http {

class Connection;

// What all connections share. Counters are the only parts that change.
struct Shared {
  ServerConfig config;
  Workers workers;
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> upload_bytes{0};
  std::atomic<std::uint64_t> requests{0};
  std::uint32_t trace_prefix = 0;
  // Rows of counters by listener and route index; the last of each is for unmatched requests.
  std::vector<std::vector<Metrics::Route*>> rows;

  explicit Shared(ServerConfig given)
      : config(std::move(given)), workers(config.workers, config.worker_queue_max) {}
};

// A thread's share: its context and the connections living on it, touched only by that thread.
struct Lane {
  std::shared_ptr<boost::asio::io_context> context = std::make_shared<boost::asio::io_context>(1);
  std::unordered_set<Connection*> connections;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(std::shared_ptr<Shared> shared, Lane& lane, std::size_t listener,
             boost::asio::ip::tcp::socket socket);
  ~Connection();

  // Serves until the client goes, a limit is passed or the server stops.
  boost::asio::awaitable<void> run();

  // On the lane's thread: breaks off what has waited too long.
  void check(Clock::time_point now);
  // On the lane's thread: closes an idle connection at once; a busy one after its reply.
  void stop_when_idle();
  // On the lane's thread: breaks off whatever goes on.
  void abort();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class Next { go_on, close, linger };

  boost::asio::awaitable<Next> serve_one();
  boost::asio::awaitable<bool> wait_for_first_byte();
  boost::asio::awaitable<int> read_header(Parser& parser);
  boost::asio::awaitable<int> read_body(Parser& parser, const Route& route, Request& request);
  boost::asio::awaitable<Response> handle(const Route& route, Request request, const Request& kept);
  boost::asio::awaitable<bool> send(Response response, const Request& request, const Route* route,
                                    bool keep_alive);
  boost::asio::awaitable<void> flow();
  boost::asio::awaitable<bool> rest();
  void attach(std::shared_ptr<Stream> stream);
  void on_stream();
  boost::asio::awaitable<void> linger();
  [[nodiscard]] Response refusal(const Request& request, int status) const;
  void expire_in(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }
  [[nodiscard]] std::chrono::milliseconds transfer_time(std::uint64_t bytes) const;
  [[nodiscard]] const Router& router() const;

  std::shared_ptr<Shared> shared_;
  Lane& lane_;
  std::size_t listener_;
  boost::asio::ip::tcp::socket socket_;
  boost::beast::flat_buffer buffer_;
  std::string peer_;
  Clock::time_point deadline_ = Clock::time_point::max();
  Clock::time_point received_{};
  bool timed_out_ = false;
  bool aborted_ = false;
  bool idle_ = false;
  bool http_1_0_ = false;
  std::shared_ptr<Exchange> exchange_;
  std::shared_ptr<Stream> stream_;                    // while the reply is one
  std::unique_ptr<boost::asio::steady_timer> pulse_;  // with the stream
};

}  // namespace luoshi::http

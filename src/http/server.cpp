#include "http/server.hpp"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <condition_variable>
#include <thread>

#include "base/random.hpp"
#include "http/connection.hpp"

namespace luoshi::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

using Guard = asio::executor_work_guard<asio::io_context::executor_type>;

std::chrono::milliseconds tick_of(const Limits& limits) {
  const auto least = std::min({limits.idle_max, limits.header_max, limits.handler_max,
                               limits.transfer_max, limits.linger_max});
  return std::clamp(least / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(1000));
}

}  // namespace

struct Server::Impl {
  explicit Impl(ServerConfig config) : shared(std::make_shared<Shared>(std::move(config))) {}

  std::shared_ptr<Shared> shared;
  std::vector<std::unique_ptr<Lane>> lanes;
  std::vector<Guard> guards;
  std::vector<std::thread> threads;
  std::vector<std::unique_ptr<tcp::acceptor>> acceptors;
  std::vector<std::unique_ptr<asio::steady_timer>> ticks;
  bool started = false;
  std::atomic<bool> stopped = false;  // the ticks end

  Result<> listen(const Listener& listener);
  void count_routes();
  asio::awaitable<void> accept(std::size_t listener);
  asio::awaitable<void> tick(std::size_t lane);
  void on_each_lane(const std::function<void(Lane&)>& what);
};

Result<> Server::Impl::listen(const Listener& listener) {
  const auto refuse = [&](const error_code& error) {
    return fail(ErrorKind::unavailable, "server.cannot-listen",
                fmt::format("{}:{}: {}", listener.address, listener.port, error.message()));
  };
  error_code error;
  const auto address = asio::ip::make_address(listener.address, error);
  if (error) return refuse(error);
  const tcp::endpoint endpoint(address, listener.port);
  auto acceptor = std::make_unique<tcp::acceptor>(*lanes.front()->context);
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
  if (error) return refuse(error);
  acceptors.push_back(std::move(acceptor));
  return {};
}

void Server::Impl::count_routes() {
  if (!shared->config.metrics) return;
  for (const auto& listener : shared->config.listeners) {
    auto& rows = shared->rows.emplace_back();
    for (const auto& route : listener.router->routes()) {
      rows.push_back(&shared->config.metrics->route(name_of(route->method), route->pattern));
    }
    rows.push_back(&shared->config.metrics->route("-", "-"));
  }
}

asio::awaitable<void> Server::Impl::accept(std::size_t listener) {
  auto& acceptor = *acceptors[listener];
  for (std::size_t turn = 0; !shared->stopping; ++turn) {
    Lane& lane = *lanes[turn % lanes.size()];
    error_code error;
    tcp::socket socket = co_await acceptor.async_accept(
        *lane.context, asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
    if (error) {
      // No descriptors left, or the like: others will close theirs.
      asio::steady_timer pause(*lanes.front()->context, std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    if (shared->connections >= shared->config.limits.connections_max) {
      static constexpr std::string_view full =
          "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n"
          "Content-Length: 0\r\n\r\n";
      socket.non_blocking(true, error);
      socket.write_some(asio::buffer(full), error);
      continue;
    }
    // The connection is made on its own thread, as the lane's set belongs to that thread.
    asio::post(*lane.context, [state = shared, &lane, listener,
                               moved = std::make_shared<tcp::socket>(std::move(socket))] {
      auto connection = std::make_shared<Connection>(state, lane, listener, std::move(*moved));
      auto& runs = *connection;
      asio::co_spawn(*lane.context, runs.run(), [kept = std::move(connection)](auto) {});
    });
  }
}

asio::awaitable<void> Server::Impl::tick(std::size_t lane) {
  auto& timer = *ticks[lane];
  const auto every = tick_of(shared->config.limits);
  while (true) {
    timer.expires_after(every);
    error_code error;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error || stopped) co_return;
    const auto now = Connection::Clock::now();
    for (auto* connection : lanes[lane]->connections) connection->check(now);
  }
}

void Server::Impl::on_each_lane(const std::function<void(Lane&)>& what) {
  for (auto& lane : lanes) {
    asio::post(*lane->context, [what, at = lane.get()] { what(*at); });
  }
}

Server::Server(ServerConfig config) : impl_(std::make_unique<Impl>(std::move(config))) {}

Server::~Server() {
  stop(std::chrono::milliseconds(0));
}

Result<> Server::start() {
  auto& impl = *impl_;
  SystemRandom random;
  std::array<std::uint8_t, 4> bytes{};
  random.fill(bytes);
  for (const auto byte : bytes) {
    impl.shared->trace_prefix = (impl.shared->trace_prefix << 8) | byte;
  }
  const unsigned threads = std::max(1U, impl.shared->config.threads);
  for (unsigned i = 0; i < threads; ++i) impl.lanes.push_back(std::make_unique<Lane>());
  for (const auto& listener : impl.shared->config.listeners) TRY(impl.listen(listener));
  impl.count_routes();
  for (unsigned i = 0; i < threads; ++i) {
    auto& context = *impl.lanes[i]->context;
    impl.guards.push_back(asio::make_work_guard(context));
    impl.ticks.push_back(std::make_unique<asio::steady_timer>(context));
    asio::co_spawn(context, impl.tick(i), asio::detached);
  }
  for (std::size_t i = 0; i < impl.acceptors.size(); ++i) {
    asio::co_spawn(*impl.lanes.front()->context, impl.accept(i), asio::detached);
  }
  for (unsigned i = 0; i < threads; ++i) {
    impl.threads.emplace_back([context = impl.lanes[i]->context] { context->run(); });
  }
  impl.started = true;
  return {};
}

std::uint16_t Server::port(std::size_t listener) const {
  return impl_->acceptors[listener]->local_endpoint().port();
}

std::size_t Server::connections() const {
  return impl_->shared->connections;
}

void Server::stop(std::chrono::milliseconds grace) {
  auto& impl = *impl_;
  if (!impl.started || impl.shared->stopping.exchange(true)) return;
  asio::post(*impl.lanes.front()->context, [&impl] {
    for (auto& acceptor : impl.acceptors) {
      error_code ignored;
      acceptor->close(ignored);
    }
  });
  impl.on_each_lane([](Lane& lane) {
    for (auto* connection : lane.connections) connection->stop_when_idle();
  });
  const auto until = Connection::Clock::now() + grace;
  while (impl.shared->connections > 0 && Connection::Clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  impl.on_each_lane([](Lane& lane) {
    for (auto* connection : lane.connections) connection->abort();
  });
  impl.shared->workers.stop();
  impl.stopped = true;
  for (std::size_t i = 0; i < impl.lanes.size(); ++i) {
    asio::post(*impl.lanes[i]->context, [&impl, i] { impl.ticks[i]->cancel(); });
  }
  impl.guards.clear();
  for (auto& thread : impl.threads) thread.join();
}

}  // namespace luoshi::http

#include "bare_beast.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <thread>
#include <vector>

namespace luoshi::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

asio::awaitable<void> answer(tcp::socket socket) {
  boost::system::error_code error;
  auto into = asio::redirect_error(asio::use_awaitable, error);
  socket.set_option(tcp::no_delay(true), error);
  boost::beast::flat_buffer buffer;
  while (true) {
    http::request<http::string_body> request;
    co_await http::async_read(socket, buffer, request, into);
    if (error) co_return;
    http::response<http::string_body> response(http::status::ok, request.version());
    response.set(http::field::content_type, "application/json");
    response.keep_alive(request.keep_alive());
    response.body() = R"({"hello":"world"})";
    response.prepare_payload();
    co_await http::async_write(socket, response, into);
    if (error) co_return;
  }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, std::vector<asio::io_context>& contexts) {
  boost::system::error_code error;
  for (std::size_t turn = 0;; ++turn) {
    auto& context = contexts[turn % contexts.size()];
    tcp::socket socket =
        co_await acceptor.async_accept(context, asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    asio::co_spawn(context, answer(std::move(socket)), asio::detached);
  }
}

}  // namespace

struct BareBeast::Impl {
  explicit Impl(unsigned count) : contexts(count), acceptor(contexts.front()) {
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), 0);
    acceptor.open(endpoint.protocol());
    acceptor.bind(endpoint);
    acceptor.listen();
    asio::co_spawn(contexts.front(), accept(acceptor, contexts), asio::detached);
    for (auto& context : contexts) {
      threads.emplace_back([&context] {
        const auto guard = asio::make_work_guard(context);
        context.run();
      });
    }
  }
  ~Impl() {
    for (auto& context : contexts) context.stop();
    for (auto& thread : threads) thread.join();
  }

  std::vector<asio::io_context> contexts;
  tcp::acceptor acceptor;
  std::vector<std::thread> threads;
};

BareBeast::BareBeast(unsigned threads) : impl_(std::make_unique<Impl>(threads)) {}
BareBeast::~BareBeast() = default;
std::uint16_t BareBeast::port() const {
  return impl_->acceptor.local_endpoint().port();
}

}  // namespace luoshi::bench

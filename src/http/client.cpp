#include "http/client.hpp"

#include <fmt/format.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

namespace luoshi::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

Failure no_reply(const error_code& error) {
  return fail(ErrorKind::unavailable, "client.no-reply", error.message());
}

}  // namespace

std::string_view ClientReply::header(std::string_view name) const {
  for (const auto& [one, value] : headers) {
    if (beast::iequals(one, name)) return value;
  }
  return {};
}

struct Client::Impl {
  std::uint16_t port = 0;
  asio::io_context context;
  std::unique_ptr<tcp::socket> socket;
  beast::flat_buffer buffer;

  error_code connect() {
    error_code error;
    if (socket) return error;
    socket = std::make_unique<tcp::socket>(context);
    buffer.clear();
    (void)socket->connect({asio::ip::address_v4::loopback(), port}, error);
    if (error) {
      socket.reset();
      return error;
    }
    timeval time{.tv_sec = 10, .tv_usec = 0};
    setsockopt(socket->native_handle(), SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    setsockopt(socket->native_handle(), SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
    return error;
  }
};

Client::Client(std::uint16_t port) : impl_(std::make_unique<Impl>()) {
  impl_->port = port;
}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

Result<ClientReply> Client::send(std::string_view method, std::string_view target,
                                 const Headers& headers, std::string_view body) {
  std::string text =
      fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", method, target, impl_->port);
  for (const auto& [name, value] : headers) text += fmt::format("{}: {}\r\n", name, value);
  if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH") {
    text += fmt::format("Content-Length: {}\r\n", body.size());
  }
  text += "\r\n";
  text += body;
  const bool kept = impl_->socket != nullptr;
  auto pushed = push(text);
  auto reply = pushed ? pull(method == "HEAD") : Result<ClientReply>(Failure(pushed.error()));
  if (reply || !kept) return reply;
  // The server may have closed the kept connection meanwhile: once more over a new one.
  TRY(push(text));
  return pull(method == "HEAD");
}

Result<std::string> Client::raw(std::string_view bytes) {
  TRY(push(bytes));
  std::string all;
  error_code error;
  while (!error) {
    std::array<char, 4096> part{};
    const auto count = impl_->socket->read_some(asio::buffer(part), error);
    all.append(part.data(), count);
  }
  impl_->socket.reset();
  if (error != asio::error::eof && error != asio::error::connection_reset) return no_reply(error);
  return all;
}

Result<std::string> Client::pull_until(std::string_view end) {
  if (!impl_->socket) return no_reply(asio::error::not_connected);
  auto& socket = *impl_->socket;
  auto& buffer = impl_->buffer;
  while (true) {
    const auto bytes = buffer.data();
    const std::string_view all(static_cast<const char*>(bytes.data()), bytes.size());
    if (const auto at = all.find(end); at != std::string_view::npos) {
      std::string text(all.substr(0, at + end.size()));
      buffer.consume(text.size());
      return text;
    }
    error_code error;
    buffer.commit(socket.read_some(buffer.prepare(4096), error));
    if (error) {
      impl_->socket.reset();
      return no_reply(error);
    }
  }
}

Result<> Client::push(std::string_view bytes) {
  if (const auto error = impl_->connect()) return no_reply(error);
  error_code error;
  asio::write(*impl_->socket, asio::buffer(bytes), error);
  // A server that refuses may stop reading early; its reply is still to be read.
  if (error && error != asio::error::broken_pipe && error != asio::error::connection_reset) {
    impl_->socket.reset();
    return no_reply(error);
  }
  return {};
}

Result<ClientReply> Client::pull(bool of_head) {
  if (!impl_->socket) return no_reply(asio::error::not_connected);
  beast::http::response_parser<beast::http::string_body> parser;
  parser.skip(of_head);
  parser.body_limit(boost::none);
  error_code error;
  beast::http::read(*impl_->socket, impl_->buffer, parser, error);
  if (error) {
    impl_->socket.reset();
    return no_reply(error);
  }
  ClientReply reply;
  reply.status = static_cast<int>(parser.get().result_int());
  for (const auto& field : parser.get()) {
    reply.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  }
  if (!parser.keep_alive()) impl_->socket.reset();
  reply.body = std::move(parser.get().body());
  return reply;
}

}  // namespace luoshi::http

#include "http/outgoing.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <charconv>

namespace luoshi::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint64_t reply_bytes_max = std::uint64_t{64} << 10;

auto into(error_code& error) {
  return asio::redirect_error(asio::use_awaitable, error);
}

Failure bad_address(std::string_view text) {
  return fail(ErrorKind::invalid, "client.bad-address", std::string(text));
}

// No blanks, no control characters, nothing that ends an address early.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return c > ' ' && c < 0x7F && c != '#' && c != '@' && c != '\\' && c != '"';
  });
}

struct Posting {
  const PostAddress& to;
  beast::http::request<beast::http::string_body> request;
  std::chrono::milliseconds time_max;
};

std::string bare(const std::string& host) {
  return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

// Sets `status` when a reply came, else `error`.
asio::awaitable<void> carry_out(Posting& posting, error_code& error, int& status) {
  const auto executor = co_await asio::this_coro::executor;
  tcp::resolver resolver(executor);
  beast::tcp_stream stream(executor);
  // The limit ends what the stream does; a name that is not answered for is the resolver's to end.
  stream.expires_after(posting.time_max);
  const auto found = co_await resolver.async_resolve(bare(posting.to.host),
                                                     std::to_string(posting.to.port), into(error));
  if (error) co_return;
  co_await stream.async_connect(found, into(error));
  if (error) co_return;
  co_await beast::http::async_write(stream, posting.request, into(error));
  if (error) co_return;
  beast::flat_buffer buffer;
  beast::http::response_parser<beast::http::string_body> parser;
  parser.body_limit(reply_bytes_max);
  co_await beast::http::async_read_header(stream, buffer, parser, into(error));
  if (!error) status = static_cast<int>(parser.get().result_int());
}

}  // namespace

Result<PostAddress> PostAddress::parse(std::string_view text) {
  constexpr std::string_view scheme = "http://";
  if (!text.starts_with(scheme) || !is_plain(text)) return bad_address(text);
  const auto rest = text.substr(scheme.size());
  const auto slash = std::min(rest.find_first_of("/?"), rest.size());
  const auto place = rest.substr(0, slash);
  PostAddress address;
  address.target = rest.substr(slash);
  if (!address.target.starts_with('/')) address.target.insert(0, "/");
  const auto bracket = place.starts_with('[') ? place.find(']') : 0;
  if (bracket == std::string_view::npos) return bad_address(text);
  const auto colon = place.find(':', bracket);
  address.host = place.substr(0, colon);
  if (colon != std::string_view::npos) {
    const auto digits = place.substr(colon + 1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
    if (error != std::errc{} || end != digits.data() + digits.size()) return bad_address(text);
  }
  if (address.host.empty() || address.port == 0) return bad_address(text);
  return address;
}

Result<int> post(const PostAddress& to, const PostHeaders& headers, std::string_view body,
                 std::chrono::milliseconds time_max) {
  Posting posting{to, {beast::http::verb::post, to.target, 11}, time_max};
  auto& request = posting.request;
  request.set(beast::http::field::host,
              to.port == 80 ? to.host : to.host + ":" + std::to_string(to.port));
  request.set(beast::http::field::connection, "close");
  for (const auto& [name, value] : headers) request.set(name, value);
  request.body() = body;
  request.prepare_payload();
  asio::io_context context(1);
  error_code error;
  int status = 0;
  asio::co_spawn(context, carry_out(posting, error, status), [](const std::exception_ptr&) {});
  context.run_for(time_max + std::chrono::seconds(1));
  if (status != 0) return status;
  return fail(ErrorKind::unavailable, "client.no-reply",
              error ? error.message() : std::string("no reply in time"));
}

}  // namespace luoshi::http

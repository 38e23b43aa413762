#include "http/connection.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include "http/wire.hpp"

namespace luoshi::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

// Awaits an operation and puts its error into `error` instead of throwing it.
auto into(error_code& error) {
  return asio::redirect_error(asio::use_awaitable, error);
}

// Seconds change once in thousands of requests: a thread keeps the text of the last one.
std::string_view date_now() {
  thread_local std::int64_t second = -1;
  thread_local std::string text;
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  if (now != second) {
    second = now;
    text = http_date(now);
  }
  return text;
}

// The status by which the bridge says that a handler let go of its Reply without having used it.
constexpr int unanswered = 0;

class ReplyOnce {
 public:
  explicit ReplyOnce(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  ReplyOnce(const ReplyOnce&) = delete;
  ReplyOnce& operator=(const ReplyOnce&) = delete;
  ~ReplyOnce() { exchange_->answer({.status = unanswered, .headers = {}, .body = {}}); }
  void answer(Response response) { exchange_->answer(std::move(response)); }

 private:
  std::shared_ptr<Exchange> exchange_;
};

// What framing a reply and wording a refusal need, kept when the handler takes the request away.
Request kept_of(const Request& request) {
  Request kept;
  kept.method = request.method;
  kept.path = request.path;
  kept.trace_id = request.trace_id;
  kept.secure = request.secure;
  for (const auto* name : {"accept", "accept-encoding", "accept-language"}) {
    if (const auto value = request.header(name); !value.empty()) kept.headers.emplace(name, value);
  }
  if (const auto lang = request.cookies.find("lang"); lang != request.cookies.end()) {
    kept.cookies.insert(*lang);
  }
  return kept;
}

// Memory of uploads in progress, given back when it goes.
class Share {
 public:
  explicit Share(std::atomic<std::size_t>& used) : used_(used) {}
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  ~Share() { used_ -= bytes_; }
  bool take(std::size_t bytes, std::size_t max) {
    if (used_.fetch_add(bytes) + bytes > max) {
      used_ -= bytes;
      return false;
    }
    bytes_ += bytes;
    return true;
  }

 private:
  std::atomic<std::size_t>& used_;
  std::size_t bytes_ = 0;
};

bool is_client_gone(const error_code& error) {
  return error == beast::http::error::end_of_stream || error == asio::error::eof ||
         error == asio::error::connection_reset || error == asio::error::broken_pipe;
}

}  // namespace

Connection::Connection(std::shared_ptr<Shared> shared, Lane& lane, std::size_t listener,
                       asio::ip::tcp::socket socket)
    : shared_(std::move(shared)),
      lane_(lane),
      listener_(listener),
      socket_(std::move(socket)),
      buffer_(shared_->config.limits.header_bytes_max + 65536) {
  ++shared_->connections;
  error_code error;
  (void)socket_.set_option(asio::ip::tcp::no_delay(true), error);
  const auto endpoint = socket_.remote_endpoint(error);
  if (!error) peer_ = endpoint.address().to_string();
  lane_.connections.insert(this);
}

Connection::~Connection() {
  lane_.connections.erase(this);
  --shared_->connections;
}

const Router& Connection::router() const {
  return *shared_->config.listeners[listener_].router;
}

std::chrono::milliseconds Connection::transfer_time(std::uint64_t bytes) const {
  const auto& limits = shared_->config.limits;
  return limits.transfer_max + std::chrono::milliseconds(bytes * 1000 / limits.rate_bytes_min);
}

void Connection::check(Clock::time_point now) {
  if (now < deadline_) return;
  deadline_ = Clock::time_point::max();
  timed_out_ = true;
  error_code ignored;
  (void)socket_.cancel(ignored);
  if (exchange_) exchange_->give_up();
}

void Connection::stop_when_idle() {
  if (idle_) abort();
}

void Connection::abort() {
  aborted_ = true;
  error_code ignored;
  (void)socket_.close(ignored);
  if (exchange_) exchange_->give_up();
  if (stream_) stream_->end();
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  auto next = Next::go_on;
  while (next == Next::go_on && !shared_->stopping) {
    timed_out_ = false;
    next = co_await serve_one();
  }
  if (next == Next::linger && !aborted_) co_await linger();
  error_code ignored;
  (void)socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  (void)socket_.close(ignored);
}

asio::awaitable<bool> Connection::wait_for_first_byte() {
  if (buffer_.size() > 0) co_return true;
  expire_in(shared_->config.limits.idle_max);
  idle_ = true;
  error_code error;
  const auto count = co_await socket_.async_read_some(buffer_.prepare(4096), into(error));
  idle_ = false;
  buffer_.commit(count);
  co_return !error && count > 0;
}

// 0 when the header is there; a status to refuse with; -1 when there is nobody to tell.
asio::awaitable<int> Connection::read_header(Parser& parser) {
  parser.header_limit(static_cast<std::uint32_t>(shared_->config.limits.header_bytes_max));
  parser.body_limit(boost::none);
  expire_in(shared_->config.limits.header_max);
  error_code error;
  co_await beast::http::async_read_header(socket_, buffer_, parser, into(error));
  if (!error) co_return 0;
  if (timed_out_) co_return 408;
  if (aborted_ || is_client_gone(error)) co_return -1;
  co_return error == beast::http::error::header_limit ||
          error == beast::http::error::buffer_overflow
      ? 431
      : 400;
}

// As read_header; fills request.body.
asio::awaitable<int> Connection::read_body(Parser& parser, const Route& route, Request& request) {
  const auto limit = route.options.body_bytes_max;
  const auto length = parser.content_length();
  if (length && *length > limit) co_return 413;
  parser.body_limit(limit);
  if (parser.is_done()) co_return 0;
  error_code error;
  if (beast::iequals(request.header("expect"), "100-continue")) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(socket_, asio::buffer(go_on), into(error));
    if (error) co_return -1;
  }
  expire_in(transfer_time(length ? *length : limit));
  co_await beast::http::async_read(socket_, buffer_, parser, into(error));
  if (!error) {
    request.body = std::move(parser.get().body());
    co_return 0;
  }
  if (timed_out_) co_return 408;
  if (aborted_ || is_client_gone(error)) co_return -1;
  co_return error == beast::http::error::body_limit ? 413 : 400;
}

asio::awaitable<Connection::Next> Connection::serve_one() {
  if (!co_await wait_for_first_byte()) co_return Next::close;
  Parser parser;
  const int header_fault = co_await read_header(parser);
  if (header_fault < 0) co_return Next::close;
  received_ = Clock::now();
  Head head;
  head.http_1_0 = parser.get().version() == 10;
  http_1_0_ = head.http_1_0;
  Incoming in;
  in.refused = header_fault;
  if (header_fault == 0) {
    head.method = parser.get().method_string();
    head.target = parser.get().target();
    for (const auto& field : parser.get()) {
      head.headers.emplace_back(field.name_string(), field.value());
    }
    const auto& limits = shared_->config.limits;
    in = read_head(head, {limits.target_bytes_max, limits.header_count_max});
  }
  Request& request = in.request;
  request.trace_id = fmt::format("{:08x}{:08x}", shared_->trace_prefix, ++shared_->requests);
  set_origin(request, peer_, shared_->config.trusted_proxies);
  Router::Match match;
  if (in.refused == 0) {
    match = router().match(request.method, in.segments);
    if (match.route == nullptr) in.refused = match.allow.empty() ? 404 : 405;
  }
  Share share(shared_->upload_bytes);
  if (in.refused == 0 && match.route->options.body_bytes_max > body_bytes_max_default) {
    const auto length = parser.content_length();
    const std::size_t needed =
        length ? std::min<std::size_t>(*length, match.route->options.body_bytes_max)
               : match.route->options.body_bytes_max;
    if (!share.take(needed, shared_->config.limits.uploads_bytes_max)) in.refused = 503;
  }
  if (in.refused == 0) {
    const int fault = co_await read_body(parser, *match.route, request);
    if (fault < 0) co_return Next::close;
    in.refused = fault;
    received_ = Clock::now();
  }
  const bool complete = parser.is_done();
  const bool may_stay = complete && parser.keep_alive() && !shared_->stopping;
  Response response;
  if (in.refused != 0) {
    response = refusal(request, in.refused);
    if (!match.allow.empty()) response.with("Allow", match.allow);
    if (request.method == Method::options && in.refused == 405) {
      response.status = 204;
      response.body.clear();
    }
  } else {
    request.path_params = std::move(match.params);
    Request kept = kept_of(request);
    response = co_await handle(*match.route, std::move(request), kept);
    request = std::move(kept);
  }
  if (aborted_) co_return Next::close;
  if (response.stream && request.method != Method::head) attach(std::move(response.stream));
  const bool keep_alive = may_stay && !stream_;
  if (!co_await send(std::move(response), request, match.route, keep_alive)) {
    co_return Next::close;
  }
  if (stream_) co_await flow();
  if (keep_alive) co_return Next::go_on;
  co_return complete ? Next::close : Next::linger;
}

Response Connection::refusal(const Request& request, int status) const {
  Response response = router().problem(request, status);
  if (status == 503) response.with("Retry-After", "1");
  return response;
}

asio::awaitable<Response> Connection::handle(const Route& route, Request request,
                                             const Request& kept) {
  exchange_ = std::make_shared<Exchange>(lane_.context);
  Reply reply = [once = std::make_shared<ReplyOnce>(exchange_)](Response response) {
    once->answer(std::move(response));
  };
  const auto call = [&route](Request asked, Reply to) {
    try {
      route.handler(std::move(asked), std::move(to));
    } catch (const std::exception& exception) {
      spdlog::error("handler of {} threw: {}", route.pattern, exception.what());
    }
  };
  if (route.options.runs == Runs::here) {
    call(std::move(request), std::move(reply));
  } else {
    auto job = [call, asked = std::move(request), to = std::move(reply)]() mutable {
      call(std::move(asked), std::move(to));
    };
    if (!shared_->workers.submit(std::move(job))) {
      exchange_.reset();
      co_return refusal(kept, 503);
    }
  }
  expire_in(shared_->config.limits.handler_max);
  auto response = co_await exchange_->wait();
  exchange_.reset();
  timed_out_ = false;
  if (!response) co_return refusal(kept, 503);
  if (response->status == unanswered) co_return refusal(kept, 500);
  co_return std::move(*response);
}

asio::awaitable<bool> Connection::send(Response response, const Request& request,
                                       const Route* route, bool keep_alive) {
  if (route == nullptr || route->options.compress) {
    compress(response, request.header("accept-encoding"));
  }
  const auto head = response_head(response, {.trace_id = request.trace_id,
                                             .date = date_now(),
                                             .secure = request.secure,
                                             .keep_alive = keep_alive,
                                             .http_1_0 = http_1_0_,
                                             .endless = stream_ != nullptr});
  const bool bodiless =
      request.method == Method::head || response.status == 204 || response.status == 304;
  const auto took = Clock::now() - received_;
  if (shared_->config.metrics) {
    const auto& rows = shared_->rows[listener_];
    (route == nullptr ? rows.back() : rows[route->index])->count(response.status, took);
  }
  if (shared_->config.access_log) {
    shared_->config.access_log(
        {.trace_id = request.trace_id,
         .method = request.path.empty() ? std::string_view("-") : name_of(request.method),
         .path = route != nullptr && route->options.secret_path ? std::string_view(route->pattern)
                                                                : std::string_view(request.path),
         .route = route == nullptr ? std::string_view{} : std::string_view(route->pattern),
         .status = response.status,
         .bytes = bodiless ? 0 : response.body.size(),
         .took = took});
  }
  timed_out_ = false;
  expire_in(transfer_time(response.body.size()));
  const std::array<asio::const_buffer, 2> buffers{
      asio::buffer(head), bodiless ? asio::const_buffer() : asio::buffer(response.body)};
  error_code error;
  co_await asio::async_write(socket_, buffers, into(error));
  co_return !error;
}

// The stream tells of events from other threads; what follows from them happens on this one.
void Connection::attach(std::shared_ptr<Stream> stream) {
  stream_ = std::move(stream);
  pulse_ = std::make_unique<asio::steady_timer>(*lane_.context);
  stream_->attach([context = lane_.context, weak = weak_from_this()] {
    asio::post(*context, [weak] {
      if (const auto self = weak.lock()) self->on_stream();
    });
  });
}

void Connection::on_stream() {
  if (!stream_) return;
  pulse_->cancel();
  error_code ignored;
  // Nobody waits for a slow reader to take the rest.
  if (stream_->is_over()) (void)socket_.close(ignored);
}

// Waits for the stream to have something; false when a heartbeat is due instead.
asio::awaitable<bool> Connection::rest() {
  error_code woken;
  pulse_->expires_after(shared_->config.limits.heartbeat);
  co_await pulse_->async_wait(into(woken));
  co_return static_cast<bool>(woken);
}

asio::awaitable<void> Connection::flow() {
  deadline_ = Clock::time_point::max();
  idle_ = true;
  // A client has nothing more to say: that it says something, or goes, ends the stream.
  socket_.async_wait(asio::ip::tcp::socket::wait_read,
                     [stream = stream_](const error_code&) { stream->end(); });
  while (!aborted_ && !shared_->stopping) {
    auto text = stream_->take();
    if (!text) break;
    if (text->empty()) {
      if (co_await rest()) continue;
      *text = ":\n\n";
    }
    expire_in(transfer_time(text->size()));
    error_code error;
    co_await asio::async_write(socket_, asio::buffer(*text), into(error));
    deadline_ = Clock::time_point::max();
    if (error) break;
  }
  stream_->end();
  stream_.reset();
  idle_ = false;
}

asio::awaitable<void> Connection::linger() {
  error_code error;
  (void)socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  expire_in(shared_->config.limits.linger_max);
  std::vector<char> thrown_away(65536);
  while (!error && !timed_out_ && !shared_->stopping) {
    co_await socket_.async_read_some(asio::buffer(thrown_away), into(error));
  }
}

}  // namespace luoshi::http

#include "http_load.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <chrono>
#include <string_view>
#include <vector>

namespace luoshi::bench {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

struct Run {
  const Dialogue& dialogue;
  std::uint64_t dialogues = 0;
  std::uint64_t next = 0;
  Load load;
  std::vector<float> ms;
};

// The length of the first reply in the buffer, head and body; 0 while its head is not complete.
std::size_t length_of(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  static constexpr std::string_view name = "Content-Length: ";
  const auto at = bytes.substr(0, end).find(name);
  std::size_t body = 0;
  if (at != std::string_view::npos) {
    std::from_chars(bytes.data() + at + name.size(), bytes.data() + end, body);
  }
  return end + 4 + body;
}

// One request and its reply, which stays in the buffer; its length, 0 where the connection broke.
asio::awaitable<std::size_t> ask(Run& run, tcp::socket& socket, const std::string& bytes,
                                 std::string& buffer) {
  boost::system::error_code error;
  auto into = asio::redirect_error(asio::use_awaitable, error);
  const auto begin = Clock::now();
  co_await asio::async_write(socket, asio::buffer(bytes), into);
  std::size_t filled = 0;
  std::size_t length = 0;
  while (!error && (length == 0 || filled < length)) {
    if (filled == buffer.size()) buffer.resize(buffer.size() * 2);
    filled += co_await socket.async_read_some(
        asio::buffer(buffer.data() + filled, buffer.size() - filled), into);
    length = length_of(std::string_view(buffer.data(), filled));
  }
  if (error || buffer[9] >= '4') ++run.load.failures;
  ++run.load.replies;
  run.ms.push_back(std::chrono::duration<float, std::milli>(Clock::now() - begin).count());
  co_return error ? 0 : length;
}

asio::awaitable<void> talk(Run& run, std::uint16_t port) {
  boost::system::error_code error;
  auto into = asio::redirect_error(asio::use_awaitable, error);
  tcp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_connect({asio::ip::address_v4::loopback(), port}, into);
  if (error) ++run.load.failures;
  std::string buffer(65536, '\0');
  while (!error && run.next < run.dialogues) {
    const auto n = run.next++;
    std::size_t length = 0;
    for (std::size_t step = 0;; ++step) {
      const auto bytes = run.dialogue(n, step, std::string_view(buffer.data(), length));
      if (bytes.empty()) break;
      length = co_await ask(run, socket, bytes, buffer);
      if (length == 0) co_return;
    }
  }
}

}  // namespace

Load make_dialogues(std::uint16_t port, std::size_t connections, std::uint64_t dialogues,
                    const Dialogue& dialogue) {
  asio::io_context context(1);
  Run run{.dialogue = dialogue, .dialogues = dialogues, .next = 0, .load = {}, .ms = {}};
  run.ms.reserve(dialogues);
  for (std::size_t i = 0; i < connections; ++i) {
    asio::co_spawn(context, talk(run, port), asio::detached);
  }
  const auto begin = Clock::now();
  context.run();
  run.load.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  std::ranges::sort(run.ms);
  if (!run.ms.empty()) {
    run.load.p50_ms = run.ms[run.ms.size() / 2];
    run.load.p95_ms = run.ms[run.ms.size() * 95 / 100];
    run.load.p99_ms = run.ms[run.ms.size() * 99 / 100];
  }
  return run.load;
}

Load make_load(std::uint16_t port, std::size_t connections, std::uint64_t requests,
               const std::function<std::string(std::uint64_t)>& request) {
  return make_dialogues(port, connections, requests,
                        [&](std::uint64_t n, std::size_t step, std::string_view) {
                          return step == 0 ? request(n) : std::string();
                        });
}

}  // namespace luoshi::bench

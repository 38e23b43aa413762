// What our server leaves of Beast's own speed: a short JSON reply over 64 kept connections.
//
//   bare_beast   Beast alone: no routes, limits, time-outs, counters or security headers
//   server       http::Server with all of them, without the access log
//   server_log   the same, and a line of the access log is made for each and thrown away
//
// Counted are replies per second, the server's processor time for each in microseconds, which other
// work on the machine disturbs less, and the 99th percentile of the wait in milliseconds.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <memory>

#include "bare_beast.hpp"
#include "http/server.hpp"
#include "http_load.hpp"

namespace luoshi::bench {
namespace {

constexpr std::size_t connections = 64;
constexpr std::uint64_t requests = 200'000;
constexpr unsigned threads = 2;

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Processor time of every thread but this one, which makes the load.
double server_seconds() {
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID) - seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

void measure(benchmark::State& state, std::uint16_t port) {
  const auto bytes = fmt::format(
      "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: application/json\r\n"
      "User-Agent: bench\r\n\r\n",
      port);
  for (auto _ : state) {
    const double begin = server_seconds();
    const auto load = make_load(port, connections, requests, [&](std::uint64_t) { return bytes; });
    if (load.failures > 0) std::abort();
    state.SetIterationTime(load.seconds);
    state.counters["per_second"] = load.per_second();
    state.counters["server_cpu_us"] =
        (server_seconds() - begin) * 1e6 / static_cast<double>(load.replies);
    state.counters["p99_ms"] = load.p99_ms;
  }
}

void bare_beast(benchmark::State& state) {
  const BareBeast peer(threads);
  measure(state, peer.port());
}

void measure_server(benchmark::State& state, http::AccessLog log) {
  auto router = std::make_shared<http::Router>();
  router->add(http::Method::get, "/hello", [](http::Request, const http::Reply& reply) {
    http::Response response;
    response.with("Content-Type", "application/json");
    response.body = R"({"hello":"world"})";
    reply(std::move(response));
  });
  http::ServerConfig config;
  config.listeners = {{"127.0.0.1", 0, router}};
  config.threads = threads;
  config.metrics = std::make_shared<http::Metrics>();
  config.access_log = std::move(log);
  http::Server server(std::move(config));
  if (!server.start()) std::abort();
  measure(state, server.port());
}

void server(benchmark::State& state) {
  measure_server(state, {});
}

void server_log(benchmark::State& state) {
  std::atomic<std::uint64_t> bytes = 0;
  measure_server(state, [&bytes](const http::AccessRecord& record) {
    bytes += http::access_line(record, http::LogForm::json).size();
  });
  benchmark::DoNotOptimize(bytes.load());
}

BENCHMARK(bare_beast)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(server)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(server_log)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace luoshi::bench

BENCHMARK_MAIN();

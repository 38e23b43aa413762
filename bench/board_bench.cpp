// The board as officers use it: reads and edits through HTTP by 64 connections on the sample
// district's two reports, every edit durable, with its entry in the ledger, before its reply.
//
//   bare_beast   Beast alone with a constant reply: what the machine allows HTTP
//   read_page    GET /api/v1/items, a page of 20
//   read_item    GET /api/v1/items/{id}
//   search       GET /api/v1/items?q=…, a page of 20
//   edit         PATCH /api/v1/items/{id}, the completion standard anew each time
//
// What SQLite alone allows durable writes is raw_sqlite of ledger_bench, run before this by
// bench/run. LUOSHI_BENCH_DIR names the disk to measure on.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <future>
#include <thread>

#include "app/accounts.hpp"
#include "app/importing.hpp"
#include "app/serving.hpp"
#include "bare_beast.hpp"
#include "http/client.hpp"
#include "http_load.hpp"
#include "store/scratch_directory.hpp"

namespace luoshi::bench {
namespace {

constexpr std::size_t connections = 64;
constexpr std::uint64_t reads = 20'000;
constexpr std::uint64_t edits = 20'000;
constexpr unsigned threads = 2;

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{} {}\n", result.error().problem, result.error().detail);
    std::abort();
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string bench_directory() {
  const char* wanted = std::getenv("LUOSHI_BENCH_DIR");
  return wanted == nullptr ? std::string{} : std::string(wanted);
}

// A served district with one person of the office logged in.
class Served {
 public:
  Served() : directory_(bench_directory()) {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    const std::string source = LUOSHI_SOURCE_DIR;
    must(app::make_data_directory(directory_.path("data"), source + "/catalog/districts/qiming"));
    data_ = must(app::open_data_directory(directory_.path("data")));
    const auto accounts = must(app::create_accounts(*data_, false));
    for (const auto& report : data_->district.reports) {
      must(app::import_file(*data_, report.file, "work_report", {}));
    }
    start();
    log_in(*std::ranges::find(accounts, "reviewer", &app::NewAccount::login));
    load_items();
  }

  ~Served() {
    kill(getpid(), SIGTERM);
    server_.join();
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const std::string& item(std::uint64_t n) const { return items_[n % items_.size()]; }

  [[nodiscard]] std::string get(const std::string& target) const {
    return fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\n\r\n", target, port_,
                       cookie_);
  }

  [[nodiscard]] std::string edit(std::uint64_t n) const {
    const auto body = fmt::format(R"({{"completion_standard":"第{}稿：通过验收并投入使用"}})", n);
    return fmt::format(
        "PATCH /api/v1/items/{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\n"
        "X-CSRF-Token: {}\r\nIf-Match: *\r\nContent-Type: application/json\r\n"
        "Content-Length: {}\r\n\r\n{}",
        item(n), port_, cookie_, csrf_, body.size(), body);
  }

 private:
  void start() {
    std::promise<std::uint16_t> listening;
    server_ = std::thread([this, &listening] {
      app::ServeOptions options;
      options.listen = "127.0.0.1:0";
      options.metrics = "";
      options.log = "none";
      options.threads = threads;
      must(app::serve(*data_, options,
                      [&](const app::Listening& at) { listening.set_value(at.port); }));
    });
    port_ = listening.get_future().get();
  }

  void log_in(const app::NewAccount& account) {
    http::Client client(port_);
    const auto reply = must(client.send(
        "POST", "/api/v1/session", {{"Content-Type", "application/json"}},
        fmt::format(R"({{"login":"{}","password":"{}"}})", account.login, account.password)));
    const auto cookie = reply.header("set-cookie");
    cookie_ = cookie.substr(0, cookie.find(';'));
    const auto at = reply.body.find(R"("csrf":")");
    if (reply.status != 201 || at == std::string::npos) std::abort();
    csrf_ = reply.body.substr(at + 8, reply.body.find('"', at + 8) - at - 8);
  }

  void load_items() {
    must(data_->database->read([this](store::Reader& reader) {
      return reader.each("SELECT id FROM item WHERE parent IS NULL", {}, [this](const auto& row) {
        items_.push_back(row.string(0));
        return true;
      });
    }));
  }

  store::ScratchDirectory directory_;
  std::unique_ptr<app::DataDirectory> data_;
  std::thread server_;
  std::uint16_t port_ = 0;
  std::string cookie_;
  std::string csrf_;
  std::vector<std::string> items_;
};

Served& served() {
  static Served one;
  return one;
}

void measure(benchmark::State& state, std::uint16_t port, std::uint64_t requests,
             const std::function<std::string(std::uint64_t)>& request) {
  for (auto _ : state) {
    const auto load = make_load(port, connections, requests, request);
    if (load.failures > 0) {
      state.SkipWithError("requests failed");
      return;
    }
    state.SetIterationTime(load.seconds);
    state.counters["per_second"] = load.per_second();
    state.counters["p99_ms"] = load.p99_ms;
  }
}

void bare_beast(benchmark::State& state) {
  const BareBeast peer(threads);
  measure(state, peer.port(), 200'000,
          [](std::uint64_t) { return "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"; });
}

void read_page(benchmark::State& state) {
  measure(state, served().port(), reads,
          [](std::uint64_t) { return served().get("/api/v1/items?limit=20"); });
}

void read_item(benchmark::State& state) {
  measure(state, served().port(), reads,
          [](std::uint64_t n) { return served().get("/api/v1/items/" + served().item(n)); });
}

void search(benchmark::State& state) {
  measure(state, served().port(), reads, [](std::uint64_t) {
    return served().get("/api/v1/items?limit=20&q=%E5%85%BB%E8%80%81");  // 养老
  });
}

void edit(benchmark::State& state) {
  static std::uint64_t round = 0;
  const std::uint64_t first = edits * round++;
  measure(state, served().port(), edits,
          [first](std::uint64_t n) { return served().edit(first + n); });
}

BENCHMARK(bare_beast)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(read_page)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(read_item)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(search)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(edit)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace luoshi::bench

BENCHMARK_MAIN();

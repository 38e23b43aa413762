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

#include "app/importing.hpp"
#include "bare_beast.hpp"
#include "http_load.hpp"
#include "served.hpp"

namespace luoshi::bench {
namespace {

constexpr std::size_t connections = 64;
constexpr std::uint64_t reads = 20'000;
constexpr std::uint64_t edits = 20'000;
constexpr unsigned threads = 2;  // of the peer; Served has as many

std::vector<std::string>& items() {
  static std::vector<std::string> all;
  return all;
}

// Both reports of the sample district, imported.
void import_reports(app::DataDirectory& data) {
  for (const auto& report : data.district.reports) {
    must(app::import_file(data, report.file, "work_report", {}));
  }
  must(data.database->read([](store::Reader& reader) {
    return reader.each("SELECT id FROM item WHERE parent IS NULL", {}, [](const store::Row& row) {
      items().push_back(row.string(0));
      return true;
    });
  }));
}

Served& served() {
  static Served one(import_reports);
  return one;
}

const std::string& item(std::uint64_t n) {
  return items()[n % items().size()];
}

std::string get(const std::string& target) {
  return served().get("reviewer", target);
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
          [](std::uint64_t) { return get("/api/v1/items?limit=20"); });
}

void read_item(benchmark::State& state) {
  measure(state, served().port(), reads,
          [](std::uint64_t n) { return get("/api/v1/items/" + item(n)); });
}

void search(benchmark::State& state) {
  measure(state, served().port(), reads, [](std::uint64_t) {
    return get("/api/v1/items?limit=20&q=%E5%85%BB%E8%80%81");  // 养老
  });
}

void edit(benchmark::State& state) {
  static std::uint64_t round = 0;
  const std::uint64_t first = edits * round++;
  measure(state, served().port(), edits, [first](std::uint64_t n) {
    const auto body =
        fmt::format(R"({{"completion_standard":"第{}稿：通过验收并投入使用"}})", first + n);
    return served().send("reviewer", "PATCH", "/api/v1/items/" + item(first + n), body);
  });
}

BENCHMARK(bare_beast)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(read_page)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(read_item)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(search)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(edit)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace luoshi::bench

BENCHMARK_MAIN();

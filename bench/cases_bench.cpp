// Cases through HTTP, as the engine of every desk carries them: 256 connections, each reports a
// case of a service of one task and then completes that task. Both acts are durable, with their
// entries in the ledger, before their replies.
//
//   one_task         cases reported and completed, counted as cases a second
//   one_task_single  the same by one connection: what a person waits for
//
// What SQLite alone allows durable writes is raw_sqlite of ledger_bench, run before this by
// bench/run. LUOSHI_BENCH_DIR names the disk to measure on.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "http_load.hpp"
#include "served.hpp"

namespace luoshi::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t connections = 256;
constexpr std::uint64_t cases = 10'000;
constexpr std::uint64_t cases_single = 500;
constexpr const char* desk = "dispatcher-services";

// The service of one task, at the desk of government-services.
void add_service(app::DataDirectory& data) {
  const fs::path source = LUOSHI_SOURCE_DIR;
  fs::copy(source / "bench/services", data.path / "services",
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  std::ofstream posts(data.path / "district/services.yaml", std::ios::app);
  posts << "bench/one-task: {desk: government-services}\n";
  posts.close();
  data.services = must(app::load_service_set(data.path, data.district));
}

Served& served() {
  static Served one(add_service);
  return one;
}

std::string report(std::uint64_t n) {
  return served().send(
      desk, "POST", "/api/v1/cases",
      fmt::format(R"({{"service":"bench/one-task","channel":"desk",)"
                  R"("applicant":{{"kind":"resident","name":"王小明","phone":"138{:08}"}},)"
                  R"("form":{{"category":"first","title":"第{}盏路灯不亮已三天",)"
                  R"("description":"南门外大街路灯三天没有亮，夜里看不清路。"}}}})",
                  n % 100'000'000, n));
}

// The id that follows `"tasks":[{"id":"` in the reply to a report.
std::string task_of(std::string_view reply) {
  static constexpr std::string_view before = R"("tasks":[{"id":")";
  const auto at = reply.find(before);
  if (at == std::string_view::npos) return {};
  const auto from = at + before.size();
  return std::string(reply.substr(from, reply.find('"', from) - from));
}

std::string say(std::uint64_t n, std::size_t step, std::string_view reply) {
  if (step == 0) return report(n);
  if (step > 1) return {};
  const auto task = task_of(reply);
  if (task.empty()) return {};
  return served().send(desk, "POST", "/api/v1/tasks/" + task + "/completion",
                       R"({"action":"solved","words":"路灯已经修好。"})");
}

void measure(benchmark::State& state, std::size_t clients, std::uint64_t dialogues) {
  const auto port = served().port();
  for (auto _ : state) {
    const auto load = make_dialogues(port, clients, dialogues, say);
    if (load.failures > 0 || load.replies != 2 * dialogues) {
      state.SkipWithError("requests failed");
      return;
    }
    state.SetIterationTime(load.seconds);
    state.counters["per_second"] = static_cast<double>(dialogues) / load.seconds;
    state.counters["p50_ms"] = load.p50_ms;
    state.counters["p99_ms"] = load.p99_ms;
  }
}

void one_task(benchmark::State& state) {
  measure(state, connections, cases);
}
void one_task_single(benchmark::State& state) {
  measure(state, 1, cases_single);
}

BENCHMARK(one_task)->UseManualTime()->Iterations(1)->Repetitions(3)->Unit(benchmark::kSecond);
BENCHMARK(one_task_single)
    ->UseManualTime()
    ->Iterations(1)
    ->Repetitions(1)
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace luoshi::bench

BENCHMARK_MAIN();

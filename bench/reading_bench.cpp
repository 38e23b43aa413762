// How fast reports are read, on one core, beside a script of regular expressions in Python that
// does less (reading_peer.py) over the same files.
//
//   decode   bytes to characters
//   read     decode, structure, quantities, statements, derived targets
//   extract  read, and print as JSON Lines
//   python   the peer; its start-up is left out
//
// The files are those of LUOSHI_BENCH_REPORTS (a folder), else the real reports of
// ../shared/reports where they lie beside the source tree, else the sample district's.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "reading/print.hpp"
#include "reading/read.hpp"
#include "text/decode.hpp"

namespace luoshi::bench {
namespace {

constexpr int peer_passes = 3;

struct Reports {
  std::vector<std::string> names;
  std::vector<std::string> bytes;
  std::int64_t bytes_in_all = 0;
};

std::filesystem::path folder() {
  const char* chosen = std::getenv("LUOSHI_BENCH_REPORTS");
  if (chosen != nullptr) return chosen;
  const std::filesystem::path source(LUOSHI_SOURCE_DIR);
  const auto real = source.parent_path() / "shared" / "reports";
  if (std::filesystem::is_directory(real)) return real;
  return source / "catalog" / "districts" / "qiming" / "reports";
}

const Reports& reports() {
  static const Reports all = [] {
    Reports found;
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      found.bytes.emplace_back(std::istreambuf_iterator<char>(file),
                               std::istreambuf_iterator<char>());
      found.names.push_back(entry.path().string());
      found.bytes_in_all += static_cast<std::int64_t>(found.bytes.back().size());
    }
    return found;
  }();
  return all;
}

template <class Work>
void measure(benchmark::State& state, Work work) {
  for (auto _ : state) {
    for (const std::string& bytes : reports().bytes) {
      const auto decoded = text::decode(bytes);
      if (decoded) work(decoded->text);
    }
  }
  state.SetBytesProcessed(state.iterations() * reports().bytes_in_all);
}

void decode(benchmark::State& state) {
  measure(state, [](const std::u32string& text) { benchmark::DoNotOptimize(text.size()); });
}

void read(benchmark::State& state) {
  measure(state, [](const std::u32string& text) {
    benchmark::DoNotOptimize(reading::read_report(text).statements.size());
  });
}

void extract(benchmark::State& state) {
  measure(state, [](const std::u32string& text) {
    benchmark::DoNotOptimize(reading::print_jsonl(text, reading::read_report(text)).size());
  });
}

void python(benchmark::State& state) {
  std::string command =
      fmt::format("python3 '{}/bench/reading_peer.py' {}", LUOSHI_SOURCE_DIR, peer_passes);
  for (const std::string& name : reports().names) command += fmt::format(" '{}'", name);
  for (auto _ : state) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 64> line{};
    const bool answered = pipe && std::fgets(line.data(), line.size(), pipe.get()) != nullptr;
    const double seconds = answered ? std::strtod(line.data(), nullptr) : 0;
    if (seconds <= 0) {
      state.SkipWithError("python3 gave no time");
      return;
    }
    state.SetIterationTime(seconds / peer_passes);
  }
  state.SetBytesProcessed(state.iterations() * reports().bytes_in_all);
}

BENCHMARK(decode)->Unit(benchmark::kMillisecond);
BENCHMARK(read)->Unit(benchmark::kMillisecond);
BENCHMARK(extract)->Unit(benchmark::kMillisecond);
BENCHMARK(python)->Iterations(2)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace luoshi::bench

BENCHMARK_MAIN();

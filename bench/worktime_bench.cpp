// Deadlines a second on one core, beside the business time of npm's Day.js and Moment
// (worktime_peer/), which run in the same benchmark on the same starts and holidays.
//
//   work_hours, work_days   four working hours, 15 working days, from starts over 23 years
//   mixed                   the four kinds of limit in turn, every fourth with two pauses
//   elapsed                 the working time between two instants, years apart
//   …_peer                  the faster of the two peers
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <random>
#include <string>

#include "catalog/calendars.hpp"
#include "node_peer.hpp"

namespace luoshi::bench {
namespace {

using worktime::Interval;
using worktime::Limit;
using worktime::WorkCalendar;

constexpr int peer_milliseconds = 1500;
const std::filesystem::path root = LUOSHI_SOURCE_DIR;

const WorkCalendar& office() {
  static const WorkCalendar made =
      catalog::load_work_calendar(root / "catalog/districts/qiming", root / "catalog/calendars",
                                  "Asia/Shanghai")
          .value();
  return made;
}

const std::vector<Instant>& starts() {
  static const std::vector<Instant> all = [] {
    std::mt19937_64 engine(2025);
    const auto from = parse_rfc3339("2004-01-01T00:00:00+08:00").value().ms;
    const auto to = parse_rfc3339("2026-10-01T00:00:00+08:00").value().ms;
    std::vector<Instant> out;
    std::uniform_int_distribution<std::int64_t> anywhere(from / 1000, to / 1000);
    for (int count = 0; count < 8192; ++count) out.push_back({anywhere(engine) * 1000});
    return out;
  }();
  return all;
}

std::string peer_input() {
  std::string holidays;
  const auto calendar = catalog::load_calendar(root / "catalog/calendars/cn.yaml").value();
  for (const auto& year : calendar.years) {
    for (const auto& holiday : year.holidays) {
      for (const auto day : holiday.days) {
        holidays += fmt::format("{}\"{}\"", holidays.empty() ? "" : ",", worktime::date_of(day));
      }
    }
  }
  std::string from;
  for (std::size_t at = 0; at < 1000; ++at) {
    from += fmt::format("{}\"{}\"", from.empty() ? "" : ",", to_rfc3339(starts()[at]));
  }
  return fmt::format(R"({{"holidays": [{}], "starts": [{}]}})", holidays, from);
}

// What the peers said, once.
const std::string& peers() {
  static const std::string said = ask({.folder = "worktime_peer",
                                       .milliseconds = peer_milliseconds,
                                       .ending = ".json",
                                       .input = peer_input(),
                                       .environment = "TZ=Asia/Shanghai"});
  return said;
}

// Nanoseconds of the faster peer; 0 when none answered.
double fastest(const std::string& what) {
  double best = 0;
  const auto group = peers().find(fmt::format("\"{}\":", what));
  for (const auto* name : {"\"dayjs\":", "\"moment\":"}) {
    const auto at = peers().find(name, group);
    if (group == std::string::npos || at == std::string::npos) continue;
    const double nanos = std::strtod(peers().c_str() + at + std::string_view(name).size(), nullptr);
    if (best == 0 || nanos < best) best = nanos;
  }
  return best;
}

void peer(benchmark::State& state, const std::string& what) {
  const double nanos = fastest(what);
  for (auto _ : state) benchmark::DoNotOptimize(nanos);
  state.counters["per_second"] = nanos == 0 ? 0 : 1e9 / nanos;
}

void rate(benchmark::State& state) {
  state.counters["per_second"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void one_kind(benchmark::State& state, const Limit& limit) {
  std::size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(office().deadline(starts()[at++ % starts().size()], limit));
  }
  rate(state);
}

void mixed(benchmark::State& state) {
  constexpr std::int64_t hour_ms = 3'600'000;
  const std::vector<Limit> limits{worktime::urgent_hours(2), worktime::work_hours(4),
                                  worktime::work_days(15), worktime::natural_days(30)};
  const std::vector<Interval> none;
  std::size_t at = 0;
  for (auto _ : state) {
    const auto start = starts()[at % starts().size()];
    const auto& limit = limits[at % limits.size()];
    if (at / limits.size() % 4 == 0) {
      const std::vector<Interval> pauses{{{start.ms + hour_ms}, {start.ms + 30 * hour_ms}},
                                         {{start.ms + 90 * hour_ms}, {start.ms + 91 * hour_ms}}};
      benchmark::DoNotOptimize(office().deadline(start, limit, pauses));
    } else {
      benchmark::DoNotOptimize(office().deadline(start, limit, none));
    }
    ++at;
  }
  rate(state);
}

void elapsed(benchmark::State& state) {
  std::size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        office().working_ms(starts()[at % starts().size()], starts()[(at + 1) % starts().size()]));
    ++at;
  }
  rate(state);
}

void add_all() {
  benchmark::RegisterBenchmark("work_hours", one_kind, worktime::work_hours(4));
  benchmark::RegisterBenchmark("work_days", one_kind, worktime::work_days(15));
  benchmark::RegisterBenchmark("mixed", mixed);
  benchmark::RegisterBenchmark("elapsed", elapsed);
  benchmark::RegisterBenchmark("work_hours_peer", peer, "work_hours")->Iterations(1);
  benchmark::RegisterBenchmark("work_days_peer", peer, "work_days")->Iterations(1);
}

}  // namespace
}  // namespace luoshi::bench

int main(int argc, char** argv) {
  luoshi::bench::add_all();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}

// The lights of a morning: every issued item judged, with a year of monthly reports on each.
//
//   raw_scan     SQLite alone reads the same rows, columns of items and of reports, once
//   unchanged    the day's work when no light changes: the usual morning
//   all_change   the day's work when every light changes, each with its row and its entry
//
// ITEMS items, 20,000 unless LUOSHI_BENCH_ITEMS says otherwise.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>

#include "app/data_directory.hpp"
#include "app/rule_files.hpp"
#include "escalation/lights.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"
#include "worktime/local_date.hpp"

namespace luoshi::bench {
namespace {

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{} {}\n", result.error().problem, result.error().detail);
    std::abort();
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::int64_t items_wanted() {
  const char* wanted = std::getenv("LUOSHI_BENCH_ITEMS");
  return wanted == nullptr ? 20'000 : std::atoll(wanted);
}

// Items issued in January 2019 with accepted reports from January to November.
class Year {
 public:
  Year() {
    must(app::make_rule_files(directory_.path()));
    rules_ = must(app::load_rules(directory_.path("rules")));
    database_ = must(store::open_sqlite(directory_.path("a.db")));
    must(database_->write_and_wait(
        [](store::Writer& writer) { return ledger::prepare(writer, app::ledgered_tables()); }));
    must(database_->write_and_wait([&](store::Writer& writer) { return fill(writer); }));
  }

  void day(const std::string& today) {
    must(escalation::light_the_day(*database_, random_, {1'575'000'000'000}, rules_, today,
                                   local_date_));
  }
  store::Database& database() { return *database_; }
  std::int64_t items = items_wanted();

 private:
  Result<> fill(store::Writer& writer) const {
    TRY(
        writer.run("INSERT INTO source (id, version, kind, number, title) "
                   "VALUES ('src', 1, 'work_report', 1, 'x')",
                   {}));
    for (std::int64_t at = 0; at < items; ++at) {
      const auto item = fmt::format("itm_{:08}", at);
      TRY(
          writer.run("INSERT INTO item (id, version, source, source_rank, position, type, state, "
                     "stage, lead_unit, issued_ms, due_date, progress, reports_from, report_due) "
                     "VALUES (?, 1, 'src', 1, ?, 'action', 'approved', 'acknowledged', ?, "
                     "1547085600000, '2019-12-31', 90, '2019-01', '2020-01-05')",
                     {item, at, fmt::format("unit-{}", at % 100)}));
      for (int month = 1; month <= 11; ++month) {
        TRY(writer.run(
            "INSERT INTO report (id, version, item, unit, period, state, percent) "
            "VALUES (?, 1, ?, 'u', ?, 'accepted', 90)",
            {fmt::format("{}r{}", item, month), item, fmt::format("2019-{:02}", month)}));
      }
    }
    return {};
  }

  store::ScratchDirectory directory_;
  catalog::Rules rules_;
  std::unique_ptr<store::Database> database_;
  SeededRandom random_{5};
  escalation::LocalDate local_date_ = [](Instant at) {
    return worktime::local_date("Asia/Shanghai", at);
  };
};

Year& year() {
  static Year one;
  return one;
}

void count(benchmark::State& state) {
  state.counters["per_second"] = benchmark::Counter(
      static_cast<double>(year().items) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

void raw_scan(benchmark::State& state) {
  for (auto unused : state) {
    std::int64_t seen = 0;
    must(year().database().read([&](store::Reader& reader) -> Result<> {
      const auto each = [&](const store::Row& row) {
        seen += row.integer(1);
        return true;
      };
      TRY(reader.each("SELECT id, progress, stage, due_date, issued_ms FROM item", {}, each));
      return reader.each("SELECT item, percent, state, period FROM report", {}, each);
    }));
    benchmark::DoNotOptimize(seen);
  }
  count(state);
}

void unchanged(benchmark::State& state) {
  year().day("2019-12-20");
  for (auto unused : state) year().day("2019-12-20");
  count(state);
}

// On time until 5 January, past the due date and without a report after: red.
void all_change(benchmark::State& state) {
  bool late = true;
  for (auto unused : state) {
    year().day(late ? "2020-01-06" : "2019-12-20");
    late = !late;
  }
  count(state);
}

BENCHMARK(raw_scan)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(unchanged)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(all_change)->UseRealTime()->Iterations(2)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace luoshi::bench

BENCHMARK_MAIN();

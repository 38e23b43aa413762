// How much of SQLite's own speed the ledger of acts leaves: the same change of a row, by 64 clients
// that each wait for their answer, every commit synced.
//
//   raw_sqlite     the row alone, 64 changes in a transaction, SQLite's C interface, one thread
//   store          the row alone, through the store's queue and group commit
//   ledger         the row, its entry, leaf, commitment and index, through ledger::Act
//   ledger_search  the same, with the full-text index fed in the same write
//
//   verify         entries a second that `luoshi verify` holds against leaves, rows and pages
//
// Counted are changes per second. LUOSHI_BENCH_DIR names the disk to measure on.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <condition_variable>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>

#include "ledger/act.hpp"
#include "ledger/verify.hpp"
#include "search/index.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi {
namespace {

constexpr std::int64_t rows = 2000;
constexpr std::int64_t changes = 20'000;
constexpr std::int64_t clients = 64;

std::string bench_directory() {
  const char* wanted = std::getenv("LUOSHI_BENCH_DIR");
  return wanted == nullptr ? std::string{} : std::string(wanted);
}

void must(bool good) {
  if (!good) std::abort();
}

std::string id_of(std::int64_t n) {
  return fmt::format("itm_{:026}", n * 7919 % rows);
}
std::string words_of(std::int64_t n) {
  return fmt::format("第{}次修改：新增养老床位{}张，改造老旧小区{}个，按月报送进展。", n, n % 500,
                     n % 30);
}

ledger::Table table() {
  using ledger::ColumnType;
  using ledger::Openness;
  return {"item",
          {{"state", ColumnType::text, Openness::open},
           {"due", ColumnType::text, Openness::open},
           {"words", ColumnType::text, Openness::closed}},
          {}};
}

// A database on the disk with the rows that will be changed.
struct Bench {
  Bench() : directory(bench_directory()) {
    auto opened = store::open_sqlite(directory.path("bench.db"));
    must(opened.has_value());
    database = std::move(*opened);
    must(database
             ->write_and_wait([this](store::Writer& writer) -> Result<> {
               TRY(ledger::prepare(writer, {&item}));
               TRY(search::prepare(writer));
               ledger::Act act(writer, random, {0}, {"system", ""}, "bench.fill", "bench/1");
               for (std::int64_t n = 0; n < rows; ++n) {
                 TRY(act.insert(item, fmt::format("itm_{:026}", n),
                                {{"state", "draft"}, {"words", words_of(n)}}));
               }
               TRY(act.commit());
               return {};
             })
             .has_value());
  }

  store::ScratchDirectory directory;
  ledger::Table item = table();
  SystemRandom random;
  std::unique_ptr<store::Database> database;
};

// 64 clients: each sends its next change when the one before is answered.
class Clients {
 public:
  using MakeJob = std::function<store::WriteJob(std::int64_t)>;
  Clients(store::Database& database, MakeJob make) : database_(database), make_(std::move(make)) {}

  void run(std::int64_t first) {
    next_ = first + clients;
    end_ = first + changes;
    running_ = clients;
    for (std::int64_t n = first; n < first + clients; ++n) send(n);
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return running_ == 0; });
  }

 private:
  void send(std::int64_t n) {
    database_.write(make_(n), [this](const Result<>& result) {
      must(result.has_value());
      std::unique_lock lock(mutex_);
      if (next_ == end_) {
        if (--running_ == 0) finished_.notify_one();
        return;
      }
      const auto next = next_++;
      lock.unlock();
      send(next);
    });
  }

  store::Database& database_;
  MakeJob make_;
  std::mutex mutex_;
  std::condition_variable finished_;
  std::int64_t next_ = 0;
  std::int64_t end_ = 0;
  std::int64_t running_ = 0;
};

void run_clients(benchmark::State& state, Bench& bench, const Clients::MakeJob& make) {
  Clients all(*bench.database, make);
  std::int64_t first = 0;
  while (state.KeepRunning()) {
    all.run(first);
    first += changes;
  }
  state.SetItemsProcessed(state.iterations() * changes);
}

void raw_sqlite(benchmark::State& state) {
  Bench bench;
  const auto path = bench.directory.path("bench.db");
  bench.database.reset();
  sqlite3* db = nullptr;
  must(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  for (const auto* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                             "PRAGMA cache_size = -65536", "PRAGMA wal_autocheckpoint = 4096"}) {
    must(sqlite3_exec(db, pragma, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  sqlite3_stmt* update = nullptr;
  must(sqlite3_prepare_v2(db,
                          "UPDATE item SET version = version + 1, state = ?, words = ? "
                          "WHERE id = ?",
                          -1, &update, nullptr) == SQLITE_OK);
  std::int64_t n = 0;
  while (state.KeepRunning()) {
    for (std::int64_t done = 0; done < changes; done += clients) {
      must(sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
      for (std::int64_t i = 0; i < clients; ++i, ++n) {
        const auto words = words_of(n);
        const auto id = id_of(n);
        sqlite3_bind_text(update, 1, n % 2 == 0 ? "issued" : "draft", -1, SQLITE_STATIC);
        sqlite3_bind_text(update, 2, words.data(), static_cast<int>(words.size()), SQLITE_STATIC);
        sqlite3_bind_text(update, 3, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
        must(sqlite3_step(update) == SQLITE_DONE);
        sqlite3_reset(update);
      }
      must(sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK);
    }
  }
  state.SetItemsProcessed(n);
  sqlite3_finalize(update);
  sqlite3_close(db);
}

void store_alone(benchmark::State& state) {
  Bench bench;
  run_clients(state, bench, [](std::int64_t n) {
    return [n](store::Writer& writer) -> Result<> {
      TRY(writer.run("UPDATE item SET version = version + 1, state = ?, words = ? WHERE id = ?",
                     {n % 2 == 0 ? "issued" : "draft", words_of(n), id_of(n)}));
      return {};
    };
  });
}

// One officer's edit of an item.
Result<> edit(Bench& bench, store::Writer& writer, std::int64_t n) {
  const auto id = id_of(n);
  ledger::Act act(writer, bench.random, {1'767'574'800'000 + n}, {"prs_1", "unt_1"}, "item.edit",
                  "item/" + id);
  TRY(act.update(bench.item, id,
                 {{"state", n % 2 == 0 ? "issued" : "draft"}, {"words", words_of(n)}}));
  TRY(act.commit());
  return {};
}

void ledger_write(benchmark::State& state) {
  Bench bench;
  run_clients(state, bench, [&bench](std::int64_t n) {
    return [n, &bench](store::Writer& writer) { return edit(bench, writer, n); };
  });
}

void ledger_and_search(benchmark::State& state) {
  Bench bench;
  run_clients(state, bench, [&bench](std::int64_t n) {
    return [n, &bench](store::Writer& writer) -> Result<> {
      TRY(edit(bench, writer, n));
      return search::put(writer, "item", id_of(n), words_of(n));
    };
  });
}

void verify(benchmark::State& state) {
  constexpr std::int64_t entries = 100'000;
  constexpr std::int64_t entries_per_job = 500;
  Bench bench;
  for (std::int64_t n = 0; n < entries; n += entries_per_job) {
    must(bench.database
             ->write_and_wait([&](store::Writer& writer) -> Result<> {
               for (std::int64_t i = n; i < n + entries_per_job; ++i) TRY(edit(bench, writer, i));
               return {};
             })
             .has_value());
  }
  while (state.KeepRunning()) {
    store::ScratchDirectory directory(bench_directory());
    const auto scratch = store::open_sqlite(directory.path("scratch.db"), {.durable = false});
    must(scratch.has_value());
    const auto report = ledger::verify(*bench.database, **scratch, {&bench.item});
    must(report.has_value() && report->clean());
  }
  state.SetItemsProcessed(state.iterations() * entries);
}

BENCHMARK(raw_sqlite)
    ->Iterations(3)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(store_alone)
    ->Name("store")
    ->Iterations(3)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(ledger_write)
    ->Name("ledger")
    ->Iterations(3)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(ledger_and_search)
    ->Name("ledger_search")
    ->Iterations(3)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(verify)->Iterations(1)->UseRealTime()->MeasureProcessCPUTime()->Unit(
    benchmark::kMillisecond);

}  // namespace
}  // namespace luoshi

BENCHMARK_MAIN();

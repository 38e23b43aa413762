// What the store promises when the power fails, the disk is full or a page rots, held against a
// simulated disk at every one of its calls.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <random>
#include <set>
#include <string>

#include "store/sqlite/open.hpp"
#include "store/sqlite/pages.hpp"
#include "store/sqlite/simulated_disk.hpp"

namespace luoshi::store {
namespace {

using sqlite::SimulatedDisk;
using Numbers = std::set<std::int64_t>;

constexpr int jobs_per_run = 24;
const std::string path = "a.db";

SqliteOptions options_on(const SimulatedDisk& disk, bool durable = true) {
  SqliteOptions options;
  options.durable = durable;
  options.vfs = disk.vfs();
  options.batch_max = 4;
  options.checkpoint_pages = 12;
  return options;
}

std::string words_of(std::int64_t n) {
  return std::string(700, static_cast<char>('a' + n % 26));
}

// Each job writes two rows of which there must never be one alone.
WriteJob job_of(std::int64_t n) {
  return [n](Writer& writer) -> Result<> {
    TRY(writer.run("INSERT INTO t (n, words) VALUES (?, ?)", {n, words_of(n)}));
    TRY(writer.run("INSERT INTO twin (n) VALUES (?)", {n}));
    return {};
  };
}

Result<> create(Database& database) {
  return database.write_and_wait([](Writer& writer) -> Result<> {
    TRY(writer.run("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, words TEXT) STRICT", {}));
    TRY(writer.run("CREATE TABLE IF NOT EXISTS twin (n INTEGER PRIMARY KEY) STRICT", {}));
    return {};
  });
}

// What the writer's thread has answered so far.
struct Answers {
  void take(std::int64_t n, const Result<>& result) {
    const std::scoped_lock lock(mutex);
    if (result.has_value()) acknowledged.insert(n);
    ++count;
    more.notify_one();
  }
  void wait_for(std::int64_t wanted) {
    std::unique_lock lock(mutex);
    more.wait(lock, [&] { return count >= wanted; });
  }
  std::mutex mutex;
  std::condition_variable more;
  Numbers acknowledged;
  std::int64_t count = 0;
};

// Writes jobs from `first` on, waits for their answers and returns those that were acknowledged.
Numbers work(Database& database, std::int64_t first) {
  const auto answers = std::make_shared<Answers>();
  for (std::int64_t n = first; n < first + jobs_per_run; ++n) {
    database.write(job_of(n), [answers, n](const Result<>& result) { answers->take(n, result); });
    // Now a job alone, now several that wait together.
    if (n % 3 == 0) answers->wait_for(n - first + 1);
  }
  answers->wait_for(jobs_per_run);
  return answers->acknowledged;
}

Numbers present(Database& database) {
  Numbers numbers;
  const auto read = database.read([&](Reader& reader) -> Result<> {
    Numbers twins;
    TRY(reader.each("SELECT n, words FROM t", {}, [&](const Row& row) {
      numbers.insert(row.integer(0));
      EXPECT_EQ(row.text(1), words_of(row.integer(0)));
      return true;
    }));
    TRY(reader.each("SELECT n FROM twin", {}, [&](const Row& row) {
      twins.insert(row.integer(0));
      return true;
    }));
    EXPECT_EQ(numbers, twins);
    return {};
  });
  EXPECT_TRUE(read.has_value()) << read.error().problem << " " << read.error().detail;
  return numbers;
}

struct Outcome {
  int points = 0;
  int lost = 0;  // acknowledged writes that are not there after the crash
};

// Cuts the power at every `stride`-th call of one run after another, until a run ends before it.
// `round` decides what chance does with the writes that were not synced.
Outcome crash_everywhere(bool durable, bool lying, std::uint64_t stride, std::uint32_t round) {
  Outcome outcome;
  for (std::uint64_t call = 1;; call += stride) {
    SimulatedDisk disk;
    disk.set_lying(lying);
    Numbers acknowledged;
    disk.fail_power_at(call);
    {
      auto database = open_sqlite(path, options_on(disk, durable));
      if (database.has_value() && create(**database).has_value())
        acknowledged = work(**database, 0);
    }
    if (!disk.happened()) return outcome;
    ++outcome.points;
    disk.power_on(static_cast<std::uint32_t>(call) + 1000 * round);
    disk.set_lying(false);
    auto database = open_sqlite(path, options_on(disk));
    if (!database.has_value() || !create(**database).has_value()) {
      // Only a disk that lied may leave a database that cannot be opened.
      EXPECT_TRUE(lying || !durable) << call;
      outcome.lost += static_cast<int>(acknowledged.size());
      continue;
    }
    if (lying || !durable) {
      Numbers left;
      (void)(*database)->read([&](Reader& reader) {
        return reader.each("SELECT n FROM t", {}, [&](const Row& row) {
          left.insert(row.integer(0));
          return true;
        });
      });
      for (const auto n : acknowledged) outcome.lost += left.contains(n) ? 0 : 1;
      continue;
    }
    const auto left = present(**database);
    for (const auto n : acknowledged) outcome.lost += left.contains(n) ? 0 : 1;
    const auto pages = (*database)->check_pages();
    EXPECT_TRUE(pages.has_value() && pages->empty()) << call;
    EXPECT_EQ(work(**database, 1000).size(), static_cast<std::size_t>(jobs_per_run)) << call;
  }
}

// A few rounds in every test run, many in a soak.
std::uint32_t rounds() {
  return std::getenv("LUOSHI_SOAK") == nullptr ? 4 : 200;
}

TEST(crash, loses_no_acknowledged_write_wherever_the_power_fails) {
  int points = 0;
  for (std::uint32_t round = 0; round < rounds(); ++round) {
    const auto outcome = crash_everywhere(true, false, 1, round);
    EXPECT_EQ(outcome.lost, 0);
    points += outcome.points;
  }
  EXPECT_GT(points, 300);
}

TEST(crash, is_caught_by_this_test_when_syncs_lie) {
  EXPECT_GT(crash_everywhere(true, true, 5, 0).lost, 0);
}

TEST(crash, is_caught_by_this_test_when_nothing_is_synced) {
  EXPECT_GT(crash_everywhere(false, false, 5, 0).lost, 0);
}

TEST(io_error, is_answered_and_never_acknowledged_whichever_call_fails) {
  for (const int code : {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL}) {
    for (std::uint64_t call = 1;; call += 3) {
      SimulatedDisk disk;
      auto database = *open_sqlite(path, options_on(disk));
      ASSERT_TRUE(create(*database).has_value());
      disk.fail_once_at(call, code);
      const auto acknowledged = work(*database, 0);
      if (!disk.happened()) break;
      EXPECT_EQ(present(*database), acknowledged) << code << " at " << call;
      EXPECT_EQ(work(*database, 1000).size(), static_cast<std::size_t>(jobs_per_run));
      database.reset();
      database = *open_sqlite(path, options_on(disk));
      EXPECT_TRUE(std::ranges::includes(present(*database), acknowledged)) << code << call;
      EXPECT_TRUE((*database->check_pages()).empty()) << code << " at " << call;
    }
  }
}

TEST(disk_full, is_said_loses_nothing_and_is_over_when_there_is_room) {
  SimulatedDisk disk;
  auto database = *open_sqlite(path, options_on(disk));
  ASSERT_TRUE(create(*database).has_value());
  const auto before = work(*database, 0);
  disk.set_full(true);
  std::set<std::string> problems;
  for (std::int64_t n = 100; n < 200; ++n) {
    const auto result = database->write_and_wait(job_of(n));
    if (!result.has_value()) problems.insert(result.error().problem);
  }
  EXPECT_EQ(problems, std::set<std::string>{"store.full"});
  EXPECT_TRUE(std::ranges::includes(present(*database), before));
  disk.set_full(false);
  EXPECT_EQ(work(*database, 1000).size(), static_cast<std::size_t>(jobs_per_run));
}

// The database of one run, closed, as it lies on its disk.
void fill(SimulatedDisk& disk) {
  auto database = *open_sqlite(path, options_on(disk));
  ASSERT_TRUE(create(*database).has_value());
  for (std::int64_t first = 0; first < 100; first += jobs_per_run) (void)work(*database, first);
}

TEST(page_check, notices_one_flipped_byte_in_whichever_page) {
  SimulatedDisk disk;
  fill(disk);
  const auto pages = disk.content(path).size() / sqlite::page_bytes;
  ASSERT_GT(pages, 15U);
  std::mt19937 dice(5);
  for (std::size_t page = 0; page < pages; ++page) {
    const auto offset = page * sqlite::page_bytes + dice() % sqlite::page_bytes;
    disk.flip(path, offset);
    const auto name = "page " + std::to_string(page + 1);
    auto database = open_sqlite(path, options_on(disk));
    if (database.has_value()) {
      const auto findings = (*database)->check_pages();
      ASSERT_TRUE(findings.has_value());
      ASSERT_FALSE(findings->empty()) << name;
      EXPECT_EQ(findings->front().place, name);
      EXPECT_EQ(findings->front().problem, "verify.page-damaged");
    } else {
      // Without its first pages a database cannot even be opened.
      EXPECT_EQ(database.error().kind, ErrorKind::corrupt) << name << database.error().problem;
      EXPECT_LT(page, 4U);
    }
    database = {};
    disk.flip(path, offset);
  }
  EXPECT_TRUE((*(*open_sqlite(path, options_on(disk)))->check_pages()).empty());
}

TEST(page_check, tells_a_page_from_the_same_page_elsewhere) {
  SimulatedDisk disk;
  fill(disk);
  const auto content = disk.content(path);
  const std::string page = content.substr(sqlite::page_bytes, sqlite::page_bytes);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(page.data());
  EXPECT_EQ(sqlite::judge_page({bytes, page.size()}, 2), sqlite::PageState::sound);
  EXPECT_EQ(sqlite::judge_page({bytes, page.size()}, 3), sqlite::PageState::damaged);
}

}  // namespace
}  // namespace luoshi::store

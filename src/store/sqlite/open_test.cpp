#include "store/sqlite/open.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <filesystem>
#include <future>
#include <optional>
#include <thread>

#include "store/scratch_directory.hpp"

namespace luoshi::store {
namespace {

using testing::ElementsAre;

// A database with one table `t(n INTEGER PRIMARY KEY, words TEXT)`.
struct Fixture {
  explicit Fixture(const SqliteOptions& options = {}) {
    auto opened = open_sqlite(directory.path("a.db"), options);
    if (!opened.has_value()) ADD_FAILURE() << opened.error().problem << opened.error().detail;
    database = std::move(*opened);
    EXPECT_TRUE(write("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, words TEXT) STRICT", {})
                    .has_value());
  }

  Result<> write(std::string sql, Params params) {
    return database->write_and_wait(
        [sql = std::move(sql), params = std::move(params)](Writer& writer) -> Result<> {
          TRY(writer.run(sql, params));
          return {};
        });
  }
  Result<> add(std::int64_t n) { return write("INSERT INTO t (n) VALUES (?)", {n}); }
  std::vector<std::int64_t> numbers() {
    std::vector<std::int64_t> all;
    const auto read = database->read([&](Reader& reader) -> Result<> {
      all = TRY(collect<std::int64_t>(reader, "SELECT n FROM t ORDER BY n", {},
                                      [](const Row& row) { return row.integer(0); }));
      return {};
    });
    EXPECT_TRUE(read.has_value());
    return all;
  }

  ScratchDirectory directory;
  std::unique_ptr<Database> database;
};

// Holds the writer in a job until it is told to go on, so that what comes after waits together.
struct Gate {
  explicit Gate(Database& database) {
    database.write(
        [this](Writer&) -> Result<> {
          entered.set_value();
          opened.get_future().wait();
          return {};
        },
        [](Result<>) {});
    entered.get_future().wait();
  }
  void open() { opened.set_value(); }
  std::promise<void> entered;
  std::promise<void> opened;
};

TEST(sqlite, gives_back_every_kind_of_value_as_it_was_bound) {
  Fixture f;
  const Params bound{std::monostate{},
                     std::int64_t{-9007199254740993},
                     std::string("养老\0服务", 13),
                     std::string{},
                     Blob{0, 255, 7},
                     Blob{}};
  Params got;
  const auto read = f.database->read([&](Reader& reader) -> Result<> {
    return reader.each("SELECT ?, ?, ?, ?, ?, ?", bound, [&](const Row& row) {
      for (int i = 0; i < row.columns(); ++i) got.push_back(row.value(i));
      EXPECT_TRUE(row.is_null(0));
      EXPECT_EQ(row.text(1), "");
      EXPECT_EQ(row.integer(2), 0);
      return true;
    });
  });
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(got, bound);
}

TEST(sqlite, keeps_what_was_written_when_it_is_opened_again) {
  Fixture f;
  ASSERT_TRUE(f.add(7).has_value());
  f.database.reset();
  f.database = *open_sqlite(f.directory.path("a.db"));
  EXPECT_THAT(f.numbers(), ElementsAre(7));
}

TEST(sqlite, undoes_only_the_job_that_fails_within_a_batch) {
  Fixture f;
  std::vector<std::future<Result<>>> answers;
  Gate gate(*f.database);
  for (std::int64_t n = 1; n <= 5; ++n) {
    auto answer = std::make_shared<std::promise<Result<>>>();
    answers.push_back(answer->get_future());
    f.database->write(
        [n](Writer& writer) -> Result<> {
          TRY(writer.run("INSERT INTO t (n) VALUES (?)", {n}));
          if (n == 3) return fail(ErrorKind::conflict, "test.refused");
          if (n == 4) TRY(writer.run("INSERT INTO t (n) VALUES (?)", {std::int64_t{1}}));
          return {};
        },
        [answer](Result<> result) { answer->set_value(std::move(result)); });
  }
  gate.open();
  std::vector<std::string> problems;
  for (auto& answer : answers) {
    const auto result = answer.get();
    problems.push_back(result.has_value() ? "" : result.error().problem);
  }
  EXPECT_THAT(problems, ElementsAre("", "", "test.refused", "store.constraint", ""));
  EXPECT_THAT(f.numbers(), ElementsAre(1, 2, 5));
}

TEST(sqlite, tells_after_each_batch_and_before_its_jobs_are_answered) {
  Fixture f;
  std::atomic<int> told = 0;
  f.database->after_commits([&] { ++told; });
  ASSERT_TRUE(f.add(1));
  EXPECT_EQ(told, 1);
  {
    Gate gate(*f.database);
    for (int n = 2; n < 5; ++n) {
      f.database->write(
          [n](Writer& writer) -> Result<> {
            TRY(writer.run("INSERT INTO t (n) VALUES (?)", {std::int64_t{n}}));
            return {};
          },
          [](const Result<>&) {});
    }
    gate.open();
    ASSERT_TRUE(f.add(5));
  }
  EXPECT_GE(told, 2);
  EXPECT_LE(told, 4) << "what waits together is told together";
  f.database->after_commits({});
  const int before = told;
  ASSERT_TRUE(f.add(6));
  EXPECT_EQ(told, before);
}

TEST(sqlite, answers_a_job_that_throws_and_goes_on) {
  Fixture f;
  const auto thrown = f.database->write_and_wait([](Writer& writer) -> Result<> {
    TRY(writer.run("INSERT INTO t (n) VALUES (1)", {}));
    throw std::runtime_error("of a library");
  });
  ASSERT_FALSE(thrown.has_value());
  EXPECT_EQ(thrown.error().problem, "store.job-threw");
  EXPECT_TRUE(f.add(2).has_value());
  EXPECT_THAT(f.numbers(), ElementsAre(2));
}

TEST(sqlite, reads_one_snapshot_while_others_write) {
  Fixture f;
  ASSERT_TRUE(f.add(1).has_value());
  const auto read = f.database->read([&](Reader& reader) -> Result<> {
    const auto count = [&] {
      return *collect<std::int64_t>(reader, "SELECT count(*) FROM t", {},
                                    [](const Row& row) { return row.integer(0); });
    };
    EXPECT_THAT(count(), ElementsAre(1));
    EXPECT_TRUE(f.add(2).has_value());
    EXPECT_THAT(count(), ElementsAre(1));
    return {};
  });
  EXPECT_TRUE(read.has_value());
  EXPECT_THAT(f.numbers(), ElementsAre(1, 2));
}

TEST(sqlite, runs_a_statement_inside_itself) {
  Fixture f;
  ASSERT_TRUE(f.add(1).has_value());
  ASSERT_TRUE(f.add(2).has_value());
  int pairs = 0;
  const auto read = f.database->read([&](Reader& reader) -> Result<> {
    return reader.each("SELECT n FROM t", {}, [&](const Row&) {
      return reader
          .each("SELECT n FROM t", {},
                [&](const Row&) {
                  ++pairs;
                  return true;
                })
          .has_value();
    });
  });
  EXPECT_TRUE(read.has_value());
  EXPECT_EQ(pairs, 4);
}

TEST(sqlite, lets_no_reader_write) {
  Fixture f;
  const auto read = f.database->read([](Reader& reader) -> Result<> {
    return reader.each("INSERT INTO t (n) VALUES (1)", {}, [](const Row&) { return true; });
  });
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().problem, "store.io");
  EXPECT_THAT(f.numbers(), ElementsAre());
}

TEST(sqlite, says_that_the_queue_is_full) {
  Fixture f({.queue_max = 2});
  Gate gate(*f.database);
  std::vector<std::string> problems;
  std::promise<void> finished;
  for (int i = 0; i < 3; ++i) {
    f.database->write([](Writer&) -> Result<> { return {}; },
                      [&, i](Result<> result) {
                        if (i == 2) problems.push_back(result.error().problem);
                        if (i == 1) finished.set_value();
                      });
  }
  EXPECT_THAT(problems, ElementsAre("store.queue-full"));
  gate.open();
  finished.get_future().wait();
}

TEST(sqlite, refuses_a_database_that_is_open_elsewhere) {
  Fixture f;
  const auto second = open_sqlite(f.directory.path("a.db"));
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().problem, "store.in-use");
}

TEST(sqlite, refuses_a_database_of_another_program) {
  const ScratchDirectory directory;
  const auto path = directory.path("other.db");
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
  sqlite3_exec(other, "CREATE TABLE t (n)", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  const auto opened = open_sqlite(path);
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().kind, ErrorKind::corrupt);
}

TEST(sqlite, lets_the_log_start_over_when_a_long_read_ends) {
  Fixture f({.checkpoint_pages = 4, .checkpoint_pages_hard = 8});
  const auto log = [&] { return std::filesystem::file_size(f.directory.path("a.db-wal")); };
  ASSERT_TRUE(f.add(0).has_value());
  ASSERT_TRUE(f.database
                  ->read([&](Reader& reader) -> Result<> {
                    TRY(reader.each("SELECT count(*) FROM t", {}, [](const Row&) { return true; }));
                    for (std::int64_t n = 1; n <= 20; ++n) TRY(f.add(n));
                    return {};
                  })
                  .has_value());
  const auto grown = log();
  EXPECT_GT(grown, 20U * 4096U);
  for (std::int64_t n = 21; n <= 60; ++n) ASSERT_TRUE(f.add(n).has_value());
  EXPECT_EQ(log(), grown);
}

TEST(sqlite, names_what_is_wrong_with_a_statement) {
  Fixture f;
  const auto unknown = f.write("INSERT INTO nowhere VALUES (1)", {});
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().problem, "store.sql");
  EXPECT_THAT(unknown.error().detail, testing::HasSubstr("nowhere"));
  const auto unbound = f.write("INSERT INTO t (n) VALUES (?)", {});
  ASSERT_FALSE(unbound.has_value());
  EXPECT_THAT(unbound.error().detail, testing::HasSubstr("0 parameters for 1 places"));
}

TEST(sqlite, acknowledges_every_write_of_many_threads_once) {
  Fixture f({.checkpoint_pages = 8});
  constexpr int threads = 8;
  constexpr int each = 50;
  std::atomic<int> acknowledged = 0;
  {
    std::vector<std::jthread> writers;
    writers.reserve(threads);
    for (int t = 0; t < threads; ++t) {
      writers.emplace_back([&, t] {
        for (int i = 0; i < each; ++i) {
          if (f.add(t * each + i).has_value()) ++acknowledged;
          if (i % 10 == 0) (void)f.numbers();
        }
      });
    }
  }
  EXPECT_EQ(acknowledged, threads * each);
  EXPECT_EQ(f.numbers().size(), static_cast<std::size_t>(threads * each));
}

}  // namespace
}  // namespace luoshi::store

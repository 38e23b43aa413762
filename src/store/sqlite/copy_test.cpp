#include "store/sqlite/copy.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::store {
namespace {

std::int64_t count_rows(Database& database) {
  std::int64_t rows = -1;
  const auto read = database.read([&](Reader& reader) {
    return reader.each("SELECT count(*) FROM thing", {}, [&](const Row& row) {
      rows = row.integer(0);
      return false;
    });
  });
  EXPECT_TRUE(read.has_value());
  return rows;
}

Result<> add_pair(Database& database) {
  return database.write_and_wait([](Writer& writer) -> Result<> {
    TRY(writer.run("INSERT INTO thing VALUES (randomblob(2000))", {}));
    TRY(writer.run("INSERT INTO thing VALUES (randomblob(2000))", {}));
    return {};
  });
}

TEST(copy, is_the_state_of_one_moment_while_writes_go_on) {
  const ScratchDirectory scratch;
  const auto database = open_sqlite(scratch.path("a.db")).value();
  ASSERT_TRUE(database
                  ->write_and_wait([](Writer& writer) -> Result<> {
                    TRY(writer.run("CREATE TABLE thing (bytes BLOB) STRICT", {}));
                    return {};
                  })
                  .has_value());
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(add_pair(*database).has_value());
  std::atomic<bool> stop = false;
  std::thread writing([&] {
    while (!stop) EXPECT_TRUE(add_pair(*database).has_value());
  });
  const auto copied = copy_sqlite(scratch.path("a.db"), scratch.path("b.db"));
  stop = true;
  writing.join();
  ASSERT_TRUE(copied.has_value()) << copied.error().detail;
  const auto copy = open_sqlite(scratch.path("b.db")).value();
  const auto rows = count_rows(*copy);
  EXPECT_GE(rows, 400);
  EXPECT_EQ(rows % 2, 0);
  EXPECT_TRUE(copy->check_pages().value().empty());
  EXPECT_TRUE(add_pair(*copy).has_value());
}

TEST(copy, names_a_damaged_page_and_overwrites_nothing) {
  const ScratchDirectory scratch;
  {
    const auto database = open_sqlite(scratch.path("a.db")).value();
    ASSERT_TRUE(database
                    ->write_and_wait([](Writer& writer) -> Result<> {
                      TRY(writer.run("CREATE TABLE thing (bytes BLOB) STRICT", {}));
                      return {};
                    })
                    .has_value());
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(add_pair(*database).has_value());
  }
  ASSERT_TRUE(copy_sqlite(scratch.path("a.db"), scratch.path("b.db")).has_value());
  EXPECT_EQ(copy_sqlite(scratch.path("a.db"), scratch.path("b.db")).error().problem,
            "store.exists");
  std::fstream file(scratch.path("a.db"), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(5 * 4096 + 100);
  file.put('!');
  file.close();
  EXPECT_EQ(copy_sqlite(scratch.path("a.db"), scratch.path("c.db")).error().problem,
            "store.page-damaged");
}

}  // namespace
}  // namespace luoshi::store

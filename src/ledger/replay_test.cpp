#include "ledger/replay.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/testing.hpp"

namespace luoshi::ledger {
namespace {

// Acts at random, the same in every run, some of which fail.
void live(LedgerFixture& f, int acts) {
  SeededRandom dice(3);
  const auto roll = [&](std::uint8_t sides) {
    std::array<std::uint8_t, 1> byte{};
    dice.fill(byte);
    return static_cast<std::int64_t>(byte[0] % sides);
  };
  for (int i = 0; i < acts; ++i) {
    const auto id = "note_" + std::to_string(roll(30));
    std::vector<Change> set;
    if (roll(2) == 0) set.emplace_back("state", "s" + std::to_string(roll(5)));
    if (roll(2) == 0) set.emplace_back("days", roll(3) == 0 ? store::Value{} : roll(100));
    if (roll(2) == 0) set.emplace_back("words", "字" + std::to_string(roll(100)));
    if (roll(3) == 0) set.emplace_back("age", roll(4) == 0 ? store::Value{} : roll(100));
    (void)(roll(3) == 0 ? f.insert(id, set) : f.update(id, set));
  }
}

constexpr auto records = "SELECT record || ' ' || seq FROM entry_record ORDER BY record, seq";

TEST(rebuild, makes_every_row_again_in_a_fresh_database) {
  LedgerFixture f;
  live(f, 400);
  LedgerFixture fresh;
  const auto read = f.database->read([&](store::Reader& from) -> Result<> {
    return fresh.database->write_and_wait(
        [&](store::Writer& into) { return rebuild(from, into, {&f.table}); });
  });
  ASSERT_TRUE(read.has_value()) << read.error().detail;
  EXPECT_GT(f.rows().size(), 20U);
  EXPECT_EQ(fresh.rows(), f.rows());
  EXPECT_EQ(fresh.texts(records), f.texts(records));
}

TEST(rebuild, mends_rows_in_place) {
  LedgerFixture f;
  live(f, 100);
  const auto before = f.rows();
  f.tamper("UPDATE note SET state = 'forged', words = 'forged', version = 77");
  f.tamper("DELETE FROM entry_record WHERE seq > 5");
  const auto done = f.database->write_and_wait(
      [&](store::Writer& writer) { return rebuild(writer, writer, {&f.table}); });
  ASSERT_TRUE(done.has_value()) << done.error().detail;
  EXPECT_EQ(f.rows(), before);
}

TEST(rebuild, changes_nothing_when_the_entries_do_not_fit) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}}), "");
  ASSERT_EQ(f.update("note_1", {{"state", "issued"}}), "");
  f.tamper("DELETE FROM entry WHERE seq = 1");
  const auto done = f.database->write_and_wait(
      [&](store::Writer& writer) { return rebuild(writer, writer, {&f.table}); });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().problem, "ledger.not-rebuildable");
  ASSERT_EQ(done.error().findings.size(), 1U);
  EXPECT_EQ(done.error().findings[0].problem, "verify.history-broken");
  EXPECT_THAT(f.rows(), testing::ElementsAre("note_1 v2 issued - - -"));
}

}  // namespace
}  // namespace luoshi::ledger

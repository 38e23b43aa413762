#include "ledger/erase.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ledger/history.hpp"
#include "ledger/testing.hpp"
#include "ledger/verify.hpp"

namespace luoshi::ledger {
namespace {

using testing::ElementsAre;

std::string erase_words(LedgerFixture& f, const std::string& id, std::string_view column) {
  return f.act([&](Act& act) { return erase(act, f.table, id, column); }, "note.erase",
               "note/" + id);
}

TEST(erase, takes_every_value_the_column_ever_had_and_no_other) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"words", "王某"}, {"age", std::int64_t{81}}}), "");
  ASSERT_EQ(f.insert("note_2", {{"words", "赵某"}}), "");
  ASSERT_EQ(f.update("note_1", {{"words", "李某"}}), "");
  ASSERT_EQ(erase_words(f, "note_1", "words"), "");
  EXPECT_THAT(f.rows(), ElementsAre("note_1 v3 - - - 81", "note_2 v1 - - 赵某 -"));
  EXPECT_EQ(f.one("SELECT group_concat(value) FROM private_value"), "81,赵某");
  EXPECT_EQ(f.one("SELECT count(nonce) || '' FROM private_value"), "2");
}

TEST(erase, leaves_a_ledger_that_verifies) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"words", "王某"}}), "");
  ASSERT_EQ(erase_words(f, "note_1", "words"), "");
  store::ScratchDirectory directory;
  const auto scratch = store::open_sqlite(directory.path("scratch.db"), {.durable = false});
  const auto report = verify(*f.database, **scratch, {&f.table});
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->clean());
  EXPECT_EQ(report->erased, 1U);
}

TEST(erase, leaves_no_trace_in_the_file) {
  LedgerFixture f;
  const std::string secret = "PERSONAL-VALUE-TO-BE-ERASED";
  ASSERT_EQ(f.insert("note_1", {{"words", secret}}), "");
  const auto bytes = [&] {
    std::ifstream file(f.directory.path("a.db"), std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  ASSERT_TRUE(f.database->check_pages().has_value());
  ASSERT_NE(bytes().find(secret), std::string::npos);
  ASSERT_EQ(erase_words(f, "note_1", "words"), "");
  ASSERT_TRUE(f.database->check_pages().has_value());
  EXPECT_EQ(bytes().find(secret), std::string::npos);
}

TEST(erase, refuses_what_stands_in_clear_in_the_entries) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}}), "");
  EXPECT_EQ(erase_words(f, "note_1", "state"), "ledger.bad-value");
  EXPECT_EQ(erase_words(f, "note_1", "nothing"), "ledger.bad-value");
  EXPECT_EQ(erase_words(f, "note_9", "words"), "row.not-found");
}

}  // namespace
}  // namespace luoshi::ledger

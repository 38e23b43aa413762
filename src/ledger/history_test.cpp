#include "ledger/history.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/testing.hpp"

namespace luoshi::ledger {
namespace {

using testing::ElementsAre;

std::vector<Entry> history_of(LedgerFixture& f, const std::string& record, std::int64_t after = 0,
                              std::int64_t limit = 100) {
  std::vector<Entry> entries;
  const auto read = f.database->read([&](store::Reader& reader) -> Result<> {
    entries = TRY(history(reader, record, after, limit));
    return {};
  });
  EXPECT_TRUE(read.has_value()) << read.error().detail;
  return entries;
}

std::vector<std::int64_t> numbers(const std::vector<Entry>& entries) {
  std::vector<std::int64_t> all;
  for (const auto& entry : entries) all.push_back(entry.seq);
  return all;
}

TEST(history, tells_what_became_of_a_record_in_order) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}, {"words", "王某"}}), "");
  ASSERT_EQ(f.insert("note_2", {{"state", "draft"}}), "");
  ASSERT_EQ(f.update("note_1", {{"state", "issued"}, {"words", "李某"}}), "");
  const auto entries = history_of(f, "note/note_1");
  ASSERT_THAT(numbers(entries), ElementsAre(1, 3));
  EXPECT_EQ(entries[1].kind, "note.edit");
  EXPECT_EQ(entries[1].actor.person, "prs_1");
  EXPECT_EQ(entries[1].time, f.now);
  const auto& columns = entries[1].changes.at(0).columns;
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[0].column, "words");
  EXPECT_EQ(columns[0].value, store::Value("李某"));
  EXPECT_EQ(columns[0].known, ColumnChange::Known::yes);
  EXPECT_EQ(columns[1].value, store::Value("issued"));
}

TEST(history, includes_acts_on_another_subject_that_changed_the_row) {
  LedgerFixture f;
  ASSERT_EQ(f.act(
                [&](Act& act) -> Result<> {
                  for (const auto* id : {"note_1", "note_2", "note_3"}) {
                    TRY(act.insert(f.table, id, {{"words", id}}));
                  }
                  return {};
                },
                "import.accept", "import/imp_1"),
            "");
  const auto of_note = history_of(f, "note/note_2");
  ASSERT_EQ(of_note.size(), 1U);
  ASSERT_EQ(of_note[0].changes.size(), 1U);
  EXPECT_EQ(of_note[0].changes[0].columns.at(0).value, store::Value("note_2"));
  const auto of_import = history_of(f, "import/imp_1");
  ASSERT_EQ(of_import.size(), 1U);
  EXPECT_EQ(of_import[0].changes.size(), 3U);
}

TEST(history, pages_by_number) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {}), "");
  for (std::int64_t days = 0; days < 5; ++days) {
    ASSERT_EQ(f.update("note_1", {{"days", days}}), "");
  }
  EXPECT_THAT(numbers(history_of(f, "note/note_1", 2, 3)), ElementsAre(3, 4, 5));
  std::vector<Entry> newest;
  ASSERT_TRUE(f.database
                  ->read([&](store::Reader& reader) -> Result<> {
                    newest = TRY(latest(reader, 6, 2));
                    return {};
                  })
                  .has_value());
  EXPECT_THAT(numbers(newest), ElementsAre(5, 4));
}

TEST(history, says_of_an_erased_value_that_it_was_erased) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"words", "王某"}}), "");
  f.tamper("UPDATE private_value SET nonce = NULL, value = NULL");
  const auto entries = history_of(f, "note/note_1");
  const auto& column = entries.at(0).changes.at(0).columns.at(0);
  EXPECT_EQ(column.known, ColumnChange::Known::erased);
  EXPECT_EQ(column.value, store::Value{});
}

}  // namespace
}  // namespace luoshi::ledger

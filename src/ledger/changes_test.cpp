#include "ledger/changes.hpp"

#include <gmock/gmock.h>

#include "ledger/testing.hpp"

namespace luoshi::ledger {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Changes after(LedgerFixture& f, std::int64_t seq, std::string_view prefix = "no",
              std::int64_t entries_max = 100) {
  Changes changes;
  const auto read = f.database->read([&](store::Reader& reader) -> Result<> {
    changes = TRY(changes_after(reader, seq, prefix, entries_max));
    return {};
  });
  EXPECT_TRUE(read.has_value()) << read.error().detail;
  return changes;
}

TEST(changes, name_the_rows_that_entries_after_a_place_changed) {
  LedgerFixture f;
  EXPECT_EQ(after(f, 0).last_seq, 0);
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}}), "");
  ASSERT_EQ(f.insert("note_2", {{"state", "draft"}}), "");
  ASSERT_EQ(f.update("note_1", {{"state", "issued"}}), "");
  const auto changes = after(f, 1);
  EXPECT_EQ(changes.last_seq, 3);
  EXPECT_TRUE(changes.complete);
  EXPECT_THAT(changes.rows,
              ElementsAre(ChangedRow{"note", "note_2"}, ChangedRow{"note", "note_1"}));
  EXPECT_THAT(after(f, 3).rows, IsEmpty());
}

TEST(changes, leave_out_rows_of_other_tables_whatever_their_text_says) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", R"("table":"cases)"}}), "");
  EXPECT_THAT(after(f, 0, "cases").rows, IsEmpty());
}

TEST(changes, say_so_where_there_are_too_many_to_name) {
  LedgerFixture f;
  for (const auto* id : {"note_1", "note_2", "note_3"}) ASSERT_EQ(f.insert(id, {}), "");
  EXPECT_TRUE(after(f, 1, "no", 2).complete);
  const auto changes = after(f, 0, "no", 2);
  EXPECT_FALSE(changes.complete);
  EXPECT_EQ(changes.last_seq, 3);
  EXPECT_THAT(changes.rows, IsEmpty());
}

TEST(changes, do_not_read_an_entry_as_large_as_a_book) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", std::string(std::size_t{2} << 20, 'x')}}), "");
  EXPECT_FALSE(after(f, 0).complete);
  EXPECT_TRUE(after(f, 0, "case").complete) << "of another table it does not matter";
}

}  // namespace
}  // namespace luoshi::ledger

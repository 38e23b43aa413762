#include "ledger/slice.hpp"

#include "ledger/entry.hpp"
#include "ledger/testing.hpp"

namespace luoshi::ledger {
namespace {

// An act on three notes, one of them twice; the words hold what could lead a scan astray.
std::string body_of(LedgerFixture& f) {
  EXPECT_EQ(f.insert("note_\"1\"", {{"words", "旧"}, {"state", "open"}}), "");
  EXPECT_EQ(f.act(
                [&](Act& act) -> Result<> {
                  TRY(act.insert(f.table, "note_2", {{"words", "甲"}, {"age", std::int64_t{7}}}));
                  TRY(act.update(f.table, "note_\"1\"",
                                 {{"words", "乙"}, {"state", "}],\"id\":\"note_2\"{["}}));
                  TRY(act.insert(f.table, "note_3", {{"state", "open"}}));
                  return act.update(f.table, "note_\"1\"",
                                    {{"state", std::monostate{}}, {"age", std::int64_t{9}}});
                },
                "note.many", "import/imp_1"),
            "");
  return f.one("SELECT body FROM entry ORDER BY seq DESC LIMIT 1");
}

TEST(slice, keeps_the_changes_of_one_row_and_knows_their_private_values) {
  LedgerFixture f;
  const auto body = body_of(f);
  const auto slice = slice_of(body, "note/note_\"1\"");
  const auto entry = read_entry(slice.body);
  ASSERT_TRUE(entry.has_value()) << entry.error().problem;
  ASSERT_EQ(entry->changes.size(), 2U);
  EXPECT_EQ(entry->changes[0].id, "note_\"1\"");
  EXPECT_EQ(entry->changes[0].version, 2);
  EXPECT_EQ(entry->changes[1].version, 3);
  EXPECT_EQ(slice.places, (std::vector<std::pair<std::int64_t, std::int64_t>>{{2, 1}, {3, 1}}));
  EXPECT_EQ(entry->kind, "note.many");
}

TEST(slice, gives_the_same_past_as_the_whole_entry) {
  LedgerFixture f;
  const auto body = body_of(f);
  auto whole = read_entry(body);
  ASSERT_TRUE(whole.has_value());
  for (const auto* id : {"note_\"1\"", "note_2", "note_3"}) {
    const auto slice = slice_of(body, std::string("note/") + id);
    auto part = read_entry(slice.body);
    ASSERT_TRUE(part.has_value()) << id;
    const auto read = f.database->read([&](store::Reader& reader) -> Result<> {
      TRY(resolve(reader, *whole));
      for (std::size_t at = 0; at < part->changes.size(); ++at) {
        TRY(resolve(reader, part->seq, part->changes[at], slice.places[at].first));
      }
      return {};
    });
    ASSERT_TRUE(read.has_value());
    std::size_t at = 0;
    for (const auto& change : whole->changes) {
      if (change.id != id) continue;
      ASSERT_LT(at, part->changes.size());
      const auto& kept = part->changes[at++];
      ASSERT_EQ(kept.columns.size(), change.columns.size());
      for (std::size_t n = 0; n < kept.columns.size(); ++n) {
        EXPECT_EQ(kept.columns[n].value, change.columns[n].value);
        EXPECT_TRUE(kept.columns[n].fits);
      }
    }
    EXPECT_EQ(at, part->changes.size());
  }
}

TEST(slice, leaves_text_that_is_no_entry_whole) {
  EXPECT_EQ(slice_of("{}", "note/note_1").body, "{}");
  EXPECT_EQ(slice_of(R"({"changes":[{"id":"x")", "note/note_1").body, R"({"changes":[{"id":"x")");
  EXPECT_EQ(slice_of("body", "no record").body, "body");
}

}  // namespace
}  // namespace luoshi::ledger

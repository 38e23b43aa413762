#include "ledger/act.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/canonical.hpp"
#include "ledger/testing.hpp"
#include "merkle/tree.hpp"

namespace luoshi::ledger {
namespace {

using testing::ElementsAre;

TEST(act, writes_the_row_and_an_entry_that_says_so) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}, {"days", std::int64_t{3}}, {"words", "王某"}}),
            "");
  EXPECT_THAT(f.rows(), ElementsAre("note_1 v1 draft 3 王某 -"));
  const auto body = f.one("SELECT body FROM entry WHERE seq = 1");
  const auto entry = read_canonical(body);
  ASSERT_TRUE(entry.has_value()) << body;
  EXPECT_EQ(entry->find("actor")->text(), "prs_1");
  EXPECT_EQ(entry->find("unit")->text(), "unt_1");
  EXPECT_EQ(entry->find("kind")->text(), "note.add");
  EXPECT_EQ(entry->find("subject")->text(), "note/note_1");
  EXPECT_EQ(entry->find("time")->text(), "2026-01-05T01:00:00.000Z");
  EXPECT_EQ(entry->find("seq")->integer(), 1);
  EXPECT_EQ(entry->find("nonce")->text().size(), 64U);
  const auto& change = entry->find("changes")->array().at(0);
  EXPECT_EQ(write(*change.find("open")), R"({"days":3,"state":"draft"})");
  EXPECT_EQ(change.find("version")->integer(), 1);
  EXPECT_EQ(change.find("table")->text(), "note");
}

TEST(act, keeps_closed_values_out_of_the_entry) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"words", "王某"}, {"age", std::int64_t{81}}}), "");
  const auto body = f.one("SELECT body FROM entry");
  EXPECT_THAT(body, testing::Not(testing::HasSubstr("王某")));
  EXPECT_THAT(body, testing::Not(testing::HasSubstr(":81")));
  EXPECT_EQ(f.one("SELECT group_concat(value) FROM private_value"), "81,王某");
  const auto entry = *read_canonical(body);
  const auto& closed = *entry.find("changes")->array().at(0).find("closed");
  const auto nonce = f.one("SELECT lower(hex(nonce)) FROM private_value WHERE place = 1");
  std::string committed;
  for (std::size_t i = 0; i < nonce.size(); i += 2) {
    committed.push_back(static_cast<char>(std::stoi(nonce.substr(i, 2), nullptr, 16)));
  }
  EXPECT_EQ(closed.find("words")->text(), to_hex(sha256(committed + "王某")));
}

TEST(act, hashes_the_entry_as_a_leaf) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}}), "");
  const auto body = f.one("SELECT body FROM entry");
  EXPECT_EQ(f.one("SELECT lower(hex(leaf)) FROM entry"), to_hex(merkle::leaf_hash(body)));
}

TEST(act, numbers_entries_without_gaps_though_acts_fail_between) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {}), "");
  ASSERT_EQ(f.insert("note_1", {}), "row.exists");
  ASSERT_EQ(f.insert("note_2", {}), "");
  EXPECT_EQ(f.one("SELECT group_concat(seq) FROM entry"), "1,2");
}

TEST(act, raises_the_version_and_records_only_what_changed) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}, {"days", std::int64_t{3}}, {"words", "一"}}),
            "");
  ASSERT_EQ(f.update("note_1", {{"state", "issued"}, {"days", std::int64_t{3}}, {"words", {}}}),
            "");
  EXPECT_THAT(f.rows(), ElementsAre("note_1 v2 issued 3 - -"));
  const auto entry = *read_canonical(f.one("SELECT body FROM entry WHERE seq = 2"));
  const auto& change = entry.find("changes")->array().at(0);
  EXPECT_EQ(write(change), R"({"cleared":["words"],"id":"note_1","open":{"state":"issued"},)"
                           R"("table":"note","version":2})");
}

TEST(act, changes_nothing_when_all_is_as_wanted) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}}), "");
  ASSERT_EQ(f.update("note_1", {{"state", "draft"}}, 1), "");
  EXPECT_THAT(f.rows(), ElementsAre("note_1 v1 draft - - -"));
}

TEST(act, refuses_a_version_that_someone_else_has_changed) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}}), "");
  ASSERT_EQ(f.update("note_1", {{"state", "issued"}}, 1), "");
  EXPECT_EQ(f.update("note_1", {{"state", "closed"}}, 1), "row.changed-meanwhile");
  EXPECT_EQ(f.update("note_9", {{"state", "closed"}}), "row.not-found");
  EXPECT_THAT(f.rows(), ElementsAre("note_1 v2 issued - - -"));
}

TEST(act, refuses_what_cannot_stand_in_the_ledger) {
  LedgerFixture f;
  EXPECT_EQ(f.insert("n", {{"days", std::int64_t{1} << 53}}), "ledger.number-too-large");
  EXPECT_EQ(f.insert("n", {{"state", "\xff"}}), "ledger.not-utf8");
  EXPECT_EQ(f.insert("n", {{"state", store::Blob{1}}}), "ledger.bad-value");
  EXPECT_EQ(f.insert("n", {{"state", std::int64_t{1}}}), "ledger.bad-value");
  EXPECT_EQ(f.insert("n", {{"nothing", "x"}}), "ledger.bad-value");
  EXPECT_EQ(f.insert("n", {{"state", "x"}, {"state", "y"}}), "ledger.bad-value");
  EXPECT_THAT(f.rows(), ElementsAre());
  EXPECT_EQ(f.one("SELECT count(*) || '' FROM entry"), "0");
}

TEST(act, tells_facts_of_its_own) {
  LedgerFixture f;
  ASSERT_EQ(f.act([](Act& act) -> Result<> {
    act.fact("reason", "duplicate");
    act.fact("count", std::int64_t{12});
    act.fact("nothing", {});
    return {};
  }),
            "");
  const auto entry = *read_canonical(f.one("SELECT body FROM entry"));
  EXPECT_EQ(write(*entry.find("facts")), R"({"count":12,"reason":"duplicate"})");
}

TEST(act, queues_a_message_once_for_a_key) {
  LedgerFixture f;
  for (int i = 0; i < 2; ++i) {
    ASSERT_EQ(f.act([](Act& act) -> Result<> { return act.send("mail", "k1", "{}"); }), "");
  }
  EXPECT_EQ(f.one("SELECT group_concat(topic || key || body) FROM outbox"), "mailk1{}");
}

TEST(prepare, adds_the_columns_of_a_newer_release) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}}), "");
  Table newer = note_table();
  newer.columns.push_back({"place", ColumnType::text, Openness::open});
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(f.database
                    ->write_and_wait([&](store::Writer& writer) -> Result<> {
                      return prepare(writer, {&newer});
                    })
                    .has_value());
  }
  EXPECT_EQ(f.one("SELECT coalesce(place, 'none') FROM note"), "none");
}

}  // namespace
}  // namespace luoshi::ledger

#include "ledger/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ledger/testing.hpp"

namespace luoshi::ledger {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

VerifyReport verify(LedgerFixture& f) {
  store::ScratchDirectory directory;
  const auto scratch = store::open_sqlite(directory.path("scratch.db"), {.durable = false});
  EXPECT_TRUE(scratch.has_value());
  auto report = ledger::verify(*f.database, **scratch, {&f.table});
  EXPECT_TRUE(report.has_value()) << report.error().problem << report.error().detail;
  return std::move(*report);
}

std::vector<std::string> words(const VerifyReport& report) {
  std::vector<std::string> all;
  for (const auto& finding : report.findings) {
    all.push_back(finding.place + ": " + finding.problem);
  }
  return all;
}

void fill(LedgerFixture& f) {
  ASSERT_EQ(f.insert("note_1", {{"state", "draft"}, {"words", "王某"}, {"age", std::int64_t{81}}}),
            "");
  ASSERT_EQ(f.insert("note_2", {{"state", "draft"}, {"days", std::int64_t{4}}}), "");
  ASSERT_EQ(f.update("note_1", {{"state", "issued"}, {"words", "李某"}}), "");
}

TEST(verify, is_content_with_an_honest_ledger) {
  LedgerFixture f;
  fill(f);
  const auto report = verify(f);
  EXPECT_TRUE(report.clean()) << testing::PrintToString(words(report));
  EXPECT_EQ(report.head.size, 3U);
  EXPECT_EQ(report.rows, 2U);
  EXPECT_EQ(report.privates, 3U);
}

struct Tampering {
  std::string sql;
  std::vector<std::string> found;
};

class verify_after : public testing::TestWithParam<Tampering> {};

TEST_P(verify_after, names_what_was_changed) {
  LedgerFixture f;
  fill(f);
  f.tamper(GetParam().sql);
  EXPECT_EQ(words(verify(f)), GetParam().found) << GetParam().sql;
}

INSTANTIATE_TEST_SUITE_P(
    tampering, verify_after,
    testing::Values(
        Tampering{"UPDATE entry SET body = replace(body, 'prs_1', 'prs_2') WHERE seq = 2",
                  {"entry 2: verify.entry-changed"}},
        Tampering{"UPDATE entry SET body = replace(body, '\"issued\"', '\"closed\"') WHERE seq = 3",
                  {"entry 3: verify.entry-changed", "note/note_1.state: verify.row-changed"}},
        Tampering{
            "UPDATE entry SET body = body || ' ' WHERE seq = 3",
            {"entry 3: verify.entry-changed", "entry 3: verify.entry-unreadable",
             "note/note_1.version: verify.row-changed", "note/note_1.state: verify.row-changed",
             "note/note_1.words: verify.row-changed", "entry 3, note/note_1: verify.index-wrong"}},
        Tampering{"UPDATE entry SET leaf = zeroblob(32) WHERE seq = 1",
                  {"entry 1: verify.entry-changed"}},
        Tampering{"DELETE FROM entry WHERE seq = 2",
                  {"entry 2: verify.entry-missing", "note/note_2: verify.row-stray",
                   "entry 2, note/note_2: verify.index-wrong"}},
        Tampering{"UPDATE private_value SET value = '赵某' WHERE seq = 3",
                  {"entry 3, note/note_1.words: verify.private-changed",
                   "note/note_1.words: verify.row-changed"}},
        Tampering{"DELETE FROM private_value WHERE seq = 1 AND place = 1",
                  {"entry 1, note/note_1.words: verify.private-missing"}},
        Tampering{"INSERT INTO private_value VALUES (2, 0, x'00', 'x'), (9, 0, x'00', 'x')",
                  {"entry 2: verify.private-stray", "entry 9: verify.private-stray"}},
        Tampering{"UPDATE note SET days = 5 WHERE id = 'note_2'",
                  {"note/note_2.days: verify.row-changed"}},
        Tampering{"UPDATE note SET words = '赵某' WHERE id = 'note_1'",
                  {"note/note_1.words: verify.row-changed"}},
        Tampering{"UPDATE note SET version = 9 WHERE id = 'note_2'",
                  {"note/note_2.version: verify.row-changed"}},
        Tampering{"INSERT INTO note (id, version) VALUES ('note_3', 1)",
                  {"note/note_3: verify.row-stray"}},
        Tampering{"DELETE FROM note WHERE id = 'note_2'", {"note/note_2: verify.row-missing"}},
        Tampering{
            "UPDATE entry_record SET record = 'note/x' WHERE seq = 2",
            {"entry 2, note/x: verify.index-wrong", "entry 2, note/note_2: verify.index-wrong"}}));

TEST(verify, shows_open_values_and_never_closed_ones) {
  LedgerFixture f;
  fill(f);
  f.tamper("UPDATE note SET days = 5, words = '赵某'");
  const auto report = verify(f);
  ASSERT_EQ(report.findings.size(), 4U);
  EXPECT_EQ(report.findings[0].detail, "it holds 5; the ledger says nothing");
  EXPECT_EQ(report.findings[1].detail, "it is not what the ledger says");
  EXPECT_EQ(report.findings[2].detail, "it holds 5; the ledger says 4");
}

TEST(verify, accepts_what_was_erased_by_law) {
  LedgerFixture f;
  fill(f);
  f.tamper("UPDATE private_value SET nonce = NULL, value = NULL");
  f.tamper("UPDATE note SET words = NULL, age = NULL");
  const auto report = verify(f);
  EXPECT_TRUE(report.clean()) << testing::PrintToString(words(report));
  EXPECT_EQ(report.erased, 3U);
}

TEST(verify, counts_findings_beyond_those_it_lists) {
  LedgerFixture f;
  ASSERT_EQ(f.act([&](Act& act) -> Result<> {
    for (int i = 0; i < 1200; ++i) TRY(act.insert(f.table, "note_" + std::to_string(i), {}));
    return {};
  }),
            "");
  f.tamper("UPDATE note SET days = 5");
  const auto report = verify(f);
  EXPECT_EQ(report.findings.size(), 1000U);
  EXPECT_EQ(report.findings_count, 1200U);
}

// Flips one byte of the closed database file in the page that holds `needle`; the page's number.
std::uint64_t flip_byte_near(const std::string& path, const std::string& needle) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto at = bytes.find(needle);
  EXPECT_NE(at, std::string::npos);
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(bytes[at] ^ 0x20));
  return at / 4096 + 1;
}

TEST(verify, names_the_page_in_which_a_byte_was_flipped) {
  LedgerFixture f;
  fill(f);
  ASSERT_EQ(f.insert("note_3", {{"state", "PLACE_OF_THE_FLIP"}}), "");
  const auto path = f.directory.path("a.db");
  f.database.reset();
  const auto page = flip_byte_near(path, "PLACE_OF_THE_FLIP");
  f.database = *store::open_sqlite(path);
  const auto report = verify(f);
  ASSERT_FALSE(report.clean());
  EXPECT_EQ(report.findings[0].place, "page " + std::to_string(page));
  EXPECT_EQ(report.findings[0].problem, "verify.page-damaged");
  const auto read = f.database->read([](store::Reader& reader) {
    return reader.each("SELECT * FROM note", {}, [](const store::Row&) { return true; });
  });
  const auto entries = f.database->read([](store::Reader& reader) {
    return reader.each("SELECT * FROM entry", {}, [](const store::Row&) { return true; });
  });
  const auto& failed = read.has_value() ? entries : read;
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().problem, "store.page-damaged");
  EXPECT_EQ(failed.error().place, "page " + std::to_string(page));
}

}  // namespace
}  // namespace luoshi::ledger

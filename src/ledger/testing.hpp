// What the tests of the ledger share: a database with one ledgered table of notes.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/act.hpp"
#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::ledger {

inline Table note_table() {
  return {"note",
          {{"state", ColumnType::text, Openness::open},
           {"days", ColumnType::integer, Openness::open},
           {"words", ColumnType::text, Openness::closed},
           {"age", ColumnType::integer, Openness::closed}},
          {}};
}

struct LedgerFixture {
  LedgerFixture() {
    database = *store::open_sqlite(directory.path("a.db"));
    EXPECT_TRUE(database
                    ->write_and_wait([this](store::Writer& writer) -> Result<> {
                      return prepare(writer, {&table});
                    })
                    .has_value());
  }

  // Each of these is one act; the answer is the problem id, empty when it was written.
  std::string act(const std::function<Result<>(Act&)>& body, std::string kind = "note.tell",
                  std::string subject = "note/note_1") {
    const auto written = database->write_and_wait([&](store::Writer& writer) -> Result<> {
      Act act(writer, random, now, {"prs_1", "unt_1"}, kind, subject);
      TRY(body(act));
      TRY(act.commit());
      return {};
    });
    return written.has_value() ? "" : written.error().problem;
  }
  std::string insert(const std::string& id, const std::vector<Change>& set) {
    return act([&](Act& act) { return act.insert(table, id, set); }, "note.add", "note/" + id);
  }
  std::string update(const std::string& id, const std::vector<Change>& set,
                     std::optional<std::int64_t> version = std::nullopt) {
    return act([&](Act& act) { return act.update(table, id, set, version); }, "note.edit",
               "note/" + id);
  }

  std::vector<std::string> rows() {
    return texts(
        "SELECT id || ' v' || version || ' ' || coalesce(state, '-') || ' ' || "
        "coalesce(days, '-') || ' ' || coalesce(words, '-') || ' ' || coalesce(age, '-') "
        "FROM note ORDER BY id");
  }
  std::vector<std::string> texts(const std::string& sql) {
    std::vector<std::string> all;
    const auto read = database->read([&](store::Reader& reader) -> Result<> {
      all = TRY(store::collect<std::string>(reader, sql, {},
                                            [](const store::Row& row) { return row.string(0); }));
      return {};
    });
    EXPECT_TRUE(read.has_value()) << read.error().detail;
    return all;
  }
  std::string one(const std::string& sql) {
    const auto all = texts(sql);
    EXPECT_EQ(all.size(), 1U) << sql;
    return all.empty() ? "" : all.front();
  }
  // Changes rows behind the ledger's back.
  void tamper(const std::string& sql) {
    EXPECT_TRUE(database
                    ->write_and_wait([&](store::Writer& writer) -> Result<> {
                      TRY(writer.run(sql, {}));
                      return {};
                    })
                    .has_value());
  }

  store::ScratchDirectory directory;
  Table table = note_table();
  SeededRandom random{1};
  Instant now{1'767'574'800'000};
  std::unique_ptr<store::Database> database;
};

}  // namespace luoshi::ledger

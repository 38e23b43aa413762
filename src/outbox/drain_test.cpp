#include "outbox/drain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/scratch_directory.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::outbox {
namespace {

using testing::ElementsAre;

// The table is the ledger's, which this module does not see: its shape is repeated here.
constexpr auto table =
    "CREATE TABLE outbox (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, "
    "topic TEXT NOT NULL, body TEXT NOT NULL, queued_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL, "
    "tries INTEGER NOT NULL, sent_ms INTEGER, problem TEXT, given_up_ms INTEGER, "
    "retried_ms INTEGER) STRICT";

struct Fixture {
  Fixture() { write(table, {}); }
  void write(const std::string& sql, const store::Params& params) {
    const auto result = database->write_and_wait([&](store::Writer& writer) -> Result<> {
      TRY(writer.run(sql, params));
      return {};
    });
    EXPECT_TRUE(result.has_value()) << result.error().detail;
  }
  void queue(const std::string& key, std::int64_t at_ms) {
    write(
        "INSERT INTO outbox (key, topic, body, queued_ms, due_ms, tries) "
        "VALUES (?, 'mail', '{}', ?, ?, 0)",
        {key, at_ms, at_ms});
  }
  // Drains at this time with a receiver that takes or refuses; the keys it was handed.
  std::vector<std::string> drain_at(std::int64_t ms, bool takes, std::int64_t limit = 100) {
    std::vector<std::string> keys;
    const auto drained = drain(
        *database, {ms},
        [&](const Message& message) -> Result<> {
          keys.push_back(message.key);
          if (takes) return {};
          return fail(ErrorKind::conflict, "mail.refused");
        },
        limit);
    EXPECT_TRUE(drained.has_value());
    EXPECT_EQ(takes ? drained->sent : drained->failed, static_cast<std::int64_t>(keys.size()));
    return keys;
  }
  store::ScratchDirectory directory;
  std::unique_ptr<store::Database> database = *store::open_sqlite(directory.path("a.db"));
};

TEST(outbox, sends_what_is_due_once_and_in_order) {
  Fixture f;
  f.queue("later", 2000);
  f.queue("first", 100);
  f.queue("second", 200);
  EXPECT_THAT(f.drain_at(1000, true), ElementsAre("first", "second"));
  EXPECT_THAT(f.drain_at(1000, true), ElementsAre());
  EXPECT_THAT(f.drain_at(2000, true), ElementsAre("later"));
}

TEST(outbox, tries_again_after_a_pause_until_it_is_taken) {
  Fixture f;
  f.queue("a", 0);
  EXPECT_THAT(f.drain_at(0, false), ElementsAre("a"));
  EXPECT_THAT(f.drain_at(59'999, true), ElementsAre());
  EXPECT_THAT(f.drain_at(60'000, false), ElementsAre("a"));
  EXPECT_THAT(f.drain_at(179'999, true), ElementsAre());
  EXPECT_THAT(f.drain_at(180'000, true), ElementsAre("a"));
  EXPECT_THAT(f.drain_at(999'999'999, true), ElementsAre());
}

TEST(outbox, takes_no_more_than_it_is_told) {
  Fixture f;
  for (int i = 0; i < 5; ++i) f.queue("k" + std::to_string(i), i);
  EXPECT_THAT(f.drain_at(10, true, 2), ElementsAre("k0", "k1"));
  EXPECT_THAT(f.drain_at(10, true, 2), ElementsAre("k2", "k3"));
}

TEST(outbox, does_not_try_the_others_where_nobody_is_there) {
  Fixture f;
  for (int i = 0; i < 3; ++i) f.queue("k" + std::to_string(i), i);
  std::vector<std::string> keys;
  const auto nobody = [&](const Message& message) -> Result<> {
    keys.push_back(message.key);
    return fail(ErrorKind::unavailable, "mail.unreachable");
  };
  const auto drained = drain(*f.database, {10}, nobody, 100).value();
  EXPECT_TRUE(drained.unreachable);
  EXPECT_THAT(keys, ElementsAre("k0"));
  EXPECT_THAT(f.drain_at(20, true), ElementsAre("k1", "k2")) << "k0 waits its minute";
}

TEST(outbox, gives_up_after_a_week_and_tries_again_when_it_is_told_to) {
  Fixture f;
  f.queue("tried", 0);
  f.queue("old", 5);
  EXPECT_THAT(f.drain_at(0, false), ElementsAre("tried"));
  EXPECT_THAT(f.drain_at(give_up_after_ms + 10, true), ElementsAre());
  Standing found;
  ASSERT_TRUE(f.database->read([&](store::Reader& reader) -> Result<> {
    found = TRY(standing(reader));
    return {};
  }));
  EXPECT_EQ(found.waiting, 0);
  EXPECT_EQ(found.given_up, 2);
  ASSERT_EQ(found.latest.size(), 2U);
  EXPECT_EQ(found.latest[0].key, "old");
  EXPECT_EQ(found.latest[0].problem, "outbox.too-old");
  EXPECT_EQ(found.latest[1].key, "tried");
  EXPECT_EQ(found.latest[1].problem, "mail.refused");
  EXPECT_EQ(found.latest[1].tries, 1);
  std::int64_t again = 0;
  ASSERT_TRUE(f.database->write_and_wait([&](store::Writer& writer) -> Result<> {
    again = TRY(try_again(writer, {give_up_after_ms + 20}));
    return {};
  }));
  EXPECT_EQ(again, 2);
  EXPECT_THAT(f.drain_at(give_up_after_ms + 20, true), ElementsAre("tried", "old"));
}

TEST(outbox, waits_longer_each_time_but_never_more_than_six_hours) {
  EXPECT_EQ(pause_ms(1), 60'000);
  EXPECT_EQ(pause_ms(2), 120'000);
  EXPECT_EQ(pause_ms(9), 15'360'000);
  EXPECT_EQ(pause_ms(10), 21'600'000);
  EXPECT_EQ(pause_ms(1'000'000), 21'600'000);
}

}  // namespace
}  // namespace luoshi::outbox

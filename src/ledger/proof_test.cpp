#include "ledger/proof.hpp"

#include <gtest/gtest.h>

#include "ledger/testing.hpp"

namespace luoshi::ledger {
namespace {

TEST(proof, proves_each_entry_and_each_earlier_ledger) {
  LedgerFixture f;
  constexpr std::uint64_t count = 21;
  std::vector<Head> heads(1);
  const auto read = [&](const store::ReadJob& job) {
    const auto result = f.database->read(job);
    ASSERT_TRUE(result.has_value()) << result.error().problem;
  };
  for (std::uint64_t i = 1; i <= count; ++i) {
    ASSERT_EQ(f.insert("note_" + std::to_string(i), {}), "");
    read([&](store::Reader& reader) -> Result<> {
      heads.push_back(TRY(root(reader)));
      return {};
    });
    ASSERT_EQ(heads.back().size, i);
  }
  read([&](store::Reader& reader) -> Result<> {
    for (std::uint64_t i = 1; i <= count; ++i) {
      const auto seq = static_cast<std::int64_t>(i);
      std::string body;
      TRY(reader.each("SELECT body FROM entry WHERE seq = ?", {seq}, [&](const store::Row& row) {
        body = row.string(0);
        return false;
      }));
      EXPECT_TRUE(merkle::verify_inclusion(merkle::leaf_hash(body), i - 1, count,
                                           TRY(prove_inclusion(reader, seq, count)),
                                           heads.back().root));
      EXPECT_TRUE(merkle::verify_consistency(i, heads[i].root, count, heads.back().root,
                                             TRY(prove_consistency(reader, i, count))));
    }
    return {};
  });
}

TEST(proof, tip_follows_the_ledger_and_answers_older_snapshots) {
  LedgerFixture f;
  Tip tip;
  const auto read = [&](const store::ReadJob& job) {
    ASSERT_TRUE(f.database->read(job).has_value());
  };
  const auto agrees = [&](store::Reader& reader) -> Result<> {
    const auto ours = TRY(tip.head(reader));
    const auto theirs = TRY(root(reader));
    EXPECT_EQ(ours.size, theirs.size);
    EXPECT_EQ(ours.root, theirs.root);
    return {};
  };
  read(agrees);
  ASSERT_EQ(f.insert("note_1", {}), "");
  read([&](store::Reader& older) -> Result<> {
    TRY(agrees(older));
    EXPECT_EQ(f.insert("note_2", {}), "");
    read(agrees);
    return agrees(older);
  });
  read(agrees);
}

TEST(proof, refuses_numbers_outside_the_ledger) {
  LedgerFixture f;
  ASSERT_EQ(f.insert("note_1", {}), "");
  const auto read = f.database->read([&](store::Reader& reader) -> Result<> {
    EXPECT_EQ(prove_inclusion(reader, 0, 1).error().problem, "merkle.out-of-range");
    EXPECT_EQ(prove_inclusion(reader, 1, 2).error().problem, "merkle.out-of-range");
    EXPECT_EQ(prove_consistency(reader, 1, 2).error().problem, "merkle.out-of-range");
    return {};
  });
  EXPECT_TRUE(read.has_value());
}

}  // namespace
}  // namespace luoshi::ledger

#include "catalog/outcome_rules.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "store/scratch_directory.hpp"

namespace luoshi::catalog {
namespace {

namespace fs = std::filesystem;

const fs::path rules = fs::path(LUOSHI_SOURCE_DIR) / "catalog" / "rules";

TEST(outcome_rules, the_published_tables_are_in_order) {
  const auto loaded = load_outcome_rules(rules);
  ASSERT_TRUE(loaded) << loaded.error().findings.front().place;
  EXPECT_EQ(loaded->questions.head.id, "questions");
  EXPECT_EQ(loaded->questions.answer_days, 15);
  EXPECT_GE(loaded->rebasings.size(), 3U);
}

TEST(outcome_rules, every_fault_is_found_with_its_place) {
  const store::ScratchDirectory folder;
  const auto write = [&](const char* name, const char* text) {
    std::ofstream(folder.path(name)) << text;
  };
  write("questions.yaml",
        "id: q\nversion: '1'\nvalid_from: soon\nsource: {zh: 甲, en: a}\n"
        "moderation_days: 0\nanswer_days: many\n");
  write("rebasing.yaml",
        "id: r\nversion: '1'\nvalid_from: 2019-01-01\nsource: {zh: 甲, en: a}\n"
        "rules:\n  - id: x\n    indicator: 生产总值\n    from: 99\n    words: {zh: 甲, en: a}\n"
        "  - none\n");
  const auto loaded = load_outcome_rules(fs::path(folder.path("questions.yaml")).parent_path());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().problem, "rules.faulty");
  EXPECT_EQ(loaded.error().findings.size(), 5U);
}

}  // namespace
}  // namespace luoshi::catalog

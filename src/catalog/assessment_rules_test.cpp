#include "catalog/assessment_rules.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "store/scratch_directory.hpp"

namespace luoshi::catalog {
namespace {

namespace fs = std::filesystem;

TEST(assessment_rules, the_published_table_is_in_order) {
  const auto rules = load_assessment_rules(fs::path(LUOSHI_SOURCE_DIR) / "catalog" / "rules");
  ASSERT_TRUE(rules) << rules.error().findings.front().place;
  ASSERT_EQ(rules->rates.size(), 8U);
  const auto& first = rules->rates.front();
  EXPECT_EQ(first.name.zh, "按期结案率");
  EXPECT_EQ(first.of, (std::vector<RateTerm>{{"due_in_time", false}}));
  EXPECT_EQ(first.per, (std::vector<RateTerm>{{"due", false}, {"due_deferred", true}}));
}

TEST(assessment_rules, every_fault_is_found_with_its_place) {
  const store::ScratchDirectory folder;
  const auto file = folder.path("assessment.yaml");
  std::ofstream(file) << "id: a\nversion: '1'\nvalid_from: soon\nsource: {zh: 甲, en: a}\n"
                         "rates:\n  - id: x\n    name: {zh: 甲, en: a}\n    of: [luck]\n"
                         "    formula: {zh: 甲, en: a}\n    marks: 5\n";
  const auto rules = load_assessment_rules(fs::path(file).parent_path());
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().problem, "rules.faulty");
  std::vector<std::string> problems;
  for (const auto& one : rules.error().findings) problems.push_back(one.problem);
  EXPECT_THAT(problems,
              testing::UnorderedElementsAre("rules.value-wrong", "catalog.field-unknown",
                                            "rules.value-wrong", "catalog.field-missing"));
}

}  // namespace
}  // namespace luoshi::catalog

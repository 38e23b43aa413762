#include "catalog/light_rules.hpp"

#include <gmock/gmock.h>

#include <array>
#include <fstream>
#include <iterator>

namespace luoshi::catalog {
namespace {

using testing::Contains;

constexpr std::array<std::string_view, 2> sources{"work_report", "rectification"};
constexpr std::array<std::string_view, 2> types{"action", "problem"};
constexpr LightWords words{sources, types};

// A table with one rule and one group; a test puts other lines in their place.
std::string table(const std::string& version, const std::string& from,
                  const std::string& rule = "when: behind, at_least: 10, light: yellow",
                  const std::string& group = "types: [action], pace: linear, rules: [late]") {
  return "- version: \"" + version + "\"\n  valid_from: \"" + from +
         "\"\n  basis: {zh: 文, en: Act}\n"
         "  caught_up: {months: 1, words: {zh: 补, en: made up}}\n"
         "  in_order: {words: {zh: 顺, en: fine}}\n  returned_days: 5\n  override_days: 92\n  "
         "rules:\n"
         "  - {id: late, " +
         rule + ", words: {zh: 慢, en: late}}\n  groups:\n  - {id: all, name: {zh: 全, en: All}, " +
         group + "}\n";
}

std::vector<Finding> findings_of(const std::string& yaml) {
  const auto rules = read_light_rules(yaml, "lights.yaml", words);
  if (rules.has_value()) return {};
  EXPECT_EQ(rules.error().problem, "rules.faulty");
  return rules.error().findings;
}

TEST(light_rules, of_the_catalogue_are_without_a_finding) {
  constexpr std::array<std::string_view, 7> all_sources{
      "work_report", "residents_promises", "rectification", "resolution", "instruction",
      "meeting",     "problem_list"};
  constexpr std::array<std::string_view, 6> all_types{
      "result", "action", "expected_indicator", "binding_indicator", "problem", "standing_duty"};
  std::ifstream in(std::string(LUOSHI_SOURCE_DIR) + "/catalog/rules/lights.yaml");
  const std::string yaml{std::istreambuf_iterator<char>(in), {}};
  const auto rules = read_light_rules(yaml, "lights.yaml", {all_sources, all_types});
  ASSERT_TRUE(rules.has_value()) << rules.error().findings.front().place << " "
                                 << rules.error().findings.front().problem;
  const auto* today = rules->on("2019-03-01");
  ASSERT_NE(today, nullptr);
  EXPECT_EQ(today->group_of("work_report", "action")->id, "task");
  EXPECT_EQ(today->group_of("rectification", "action")->id, "rectification");
  EXPECT_EQ(today->group_of("work_report", "result"), nullptr) << "a result has no light";
}

TEST(light_rules, give_the_version_that_is_in_force_on_the_day) {
  const auto rules =
      read_light_rules(table("1", "2018-01-01") + table("2", "2019-07-01"), "lights.yaml", words);
  ASSERT_TRUE(rules.has_value());
  EXPECT_EQ(rules->on("2017-12-31"), nullptr);
  EXPECT_EQ(rules->on("2018-01-01")->version, "1");
  EXPECT_EQ(rules->on("2019-06-30")->version, "1");
  EXPECT_EQ(rules->on("2019-07-01")->version, "2");
  EXPECT_EQ(rules->find("2")->valid_from, "2019-07-01");
}

TEST(light_rules, keep_a_threshold_to_a_tenth) {
  const auto rules = read_light_rules(
      table("1", "2018-01-01", "when: behind, more_than: 12.5, light: red"), "lights.yaml", words);
  ASSERT_TRUE(rules.has_value());
  const auto& rule = rules->versions.front().rules.front();
  EXPECT_EQ(rule.threshold_tenth, 125);
  EXPECT_FALSE(rule.inclusive);
  EXPECT_EQ(rule.light, Signal::red);
}

TEST(light_rules, name_every_fault_with_file_and_line) {
  struct Case {
    std::string yaml;
    Finding finding;
  };
  const std::string good = "2018-01-01";
  const std::vector<Case> cases{
      {table("1", "2018-02-30"), {"lights.yaml:1", "rules.date-malformed", "2018-02-30"}},
      {table("1", good, "when: mood, at_least: 1, light: red"),
       {"lights.yaml:9", "rules.word-unknown", "mood"}},
      {table("1", good, "when: behind, light: red"),
       {"lights.yaml:9", "rules.threshold-missing", "late"}},
      {table("1", good, "when: behind, at_least: 1, more_than: 2, light: red"),
       {"lights.yaml:9", "rules.threshold-missing", "late"}},
      {table("1", good, "when: behind, at_least: 1.25, light: red"),
       {"lights.yaml:9", "rules.number-wrong", "1.25"}},
      {table("1", good, "when: behind, at_least: -1, light: red"),
       {"lights.yaml:9", "rules.number-wrong", "-1"}},
      {table("1", good, "when: reports_missed, at_least: 1, light: red"),
       {"lights.yaml:11", "rules.no-rhythm", "late"}},
      {table("1", good, "when: behind, at_least: 1, light: red", "pace: none, rules: [late]"),
       {"lights.yaml:11", "rules.no-pace", "late"}},
      {table("1", good, "when: overdue, at_least: 1, light: red",
             "types: [dream], pace: none, rules: [late, lost]"),
       {"lights.yaml:11", "rules.rule-unknown", "lost"}},
      {table("1", good, "when: overdue, at_least: 1, light: red",
             "types: [dream], pace: none, rules: [late, lost]"),
       {"lights.yaml:11", "rules.word-unknown", "dream"}},
      {table("1", good, "when: overdue, at_least: 1, light: red",
             "reports: {every: month, due_day: 31}, pace: none, rules: [late]"),
       {"lights.yaml:11", "rules.number-wrong", "31"}},
      {table("1", good) + table("1", good), {"lights.yaml:12", "catalog.id-twice", "1"}},
      {table("2", good) + table("1", "2017-01-01"),
       {"lights.yaml:12", "rules.order-wrong", "2017-01-01"}},
  };
  for (const auto& [yaml, finding] : cases) {
    EXPECT_THAT(findings_of(yaml), Contains(finding)) << yaml;
  }
}

TEST(light_rules, refuse_what_is_no_table) {
  EXPECT_THAT(findings_of("- [\n"), Contains(testing::Field(&Finding::problem, "catalog.no-yaml")));
  EXPECT_THAT(findings_of("[]"), Contains(Finding{"lights.yaml:1", "catalog.no-list", ""}));
  EXPECT_THAT(findings_of("- 1\n"), Contains(Finding{"lights.yaml:1", "catalog.no-mapping", ""}));
}

}  // namespace
}  // namespace luoshi::catalog

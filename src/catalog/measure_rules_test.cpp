#include "catalog/measure_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace luoshi::catalog {
namespace {

namespace fs = std::filesystem;

// A copy of the tables that come with the program, to be spoilt.
struct RulesFolder {
  explicit RulesFolder(const char* name) : path(fs::temp_directory_path() / name) {
    fs::remove_all(path);
    fs::copy(fs::path(LUOSHI_SOURCE_DIR) / "catalog/rules", path);
  }
  ~RulesFolder() { fs::remove_all(path); }

  void write(const char* file, const std::string& text) const {
    std::ofstream(path / file) << text;
  }
  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> all;
    const auto rules = load_measure_rules(path);
    if (rules) return all;
    for (const auto& one : rules.error().findings) all.push_back(one.place + " " + one.problem);
    return all;
  }

  fs::path path;
};

TEST(measure_rules, are_read_as_they_are_published) {
  const auto rules = load_measure_rules(fs::path(LUOSHI_SOURCE_DIR) / "catalog/rules");
  ASSERT_TRUE(rules.has_value());
  EXPECT_EQ(rules->scores.full, 100);
  const auto red = std::ranges::find(rules->scores.rules, "red", &ScoreRule::id);
  EXPECT_EQ(red->tenths, -20);
  const auto returned = std::ranges::find(rules->scores.rules, "report-returned", &ScoreRule::id);
  EXPECT_EQ(returned->tenths, -5);
  const auto once = std::ranges::find(rules->escalation.rules, "red-once", &EscalationRule::id);
  EXPECT_EQ(once->proposes, Proposed::orange);
  EXPECT_EQ(rules->urging.templates.size(), 8U);
}

TEST(measure_rules, name_every_fault_by_file_and_line) {
  const RulesFolder folder("luoshi_measure_rules_test");
  folder.write("scores.yaml",
               "id: scores\nversion: \"1\"\nvalid_from: soon\nsource: {zh: 甲, en: a}\nrules:\n"
               "  - {id: a, fact: rain, points: 5, words: {zh: 甲, en: a}}\n"
               "  - {id: a, fact: red, points: -0.25, words: {zh: 甲, en: a}}\n");
  folder.write("urging.yaml",
               "id: urging\nversion: \"1\"\nvalid_from: 2019-01-01\nsource: {zh: 甲, en: a}\n"
               "templates:\n  - {id: a, occasion: report, words: \"{who}\"}\n");
  folder.write("escalation.yaml",
               "id: escalation\nversion: \"1\"\nvalid_from: 2019-01-01\nsource: {zh: 甲, en: a}\n"
               "rules:\n  - {id: a, condition: {reds: 1, yellows: 2}, proposes: blue, words: {zh: "
               "甲, en: a}}\n");
  const auto problems = folder.problems();
  for (const auto* wanted :
       {"scores.yaml:1 rules.value-wrong", "scores.yaml:6 rules.value-wrong",
        "scores.yaml:6 rules.points-not-off", "scores.yaml:7 rules.value-wrong",
        "scores.yaml rules.id-twice", "urging.yaml:6 rules.place-unknown",
        "urging.yaml rules.template-missing", "escalation.yaml:6 rules.one-condition"}) {
    EXPECT_NE(std::ranges::find(problems, wanted), problems.end()) << wanted;
  }
}

}  // namespace
}  // namespace luoshi::catalog

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

// A version with one group, whose table is t.dmn; a test puts another group in its place.
std::string table(const std::string& version, const std::string& from,
                  const std::string& group = "types: [action], pace: linear") {
  return "- version: \"" + version + "\"\n  valid_from: \"" + from +
         "\"\n  basis: {zh: 文, en: Act}\n"
         "  caught_up: {months: 1, words: {zh: 补, en: made up}}\n"
         "  in_order: {words: {zh: 顺, en: fine}}\n  returned_days: 5\n  override_days: 92\n"
         "  table: t.dmn\n  groups:\n  - {id: all, name: {zh: 全, en: All}, " +
         group + "}\n";
}

// A decision table whose rows are given as cells: groups, measure, bound, light, rule.
using Row = std::array<std::string, 5>;
std::string decision(const std::vector<Row>& rows) {
  std::string rules;
  for (const auto& row : rows) {
    rules += "<rule>";
    for (std::size_t at = 0; at < row.size(); ++at) {
      const std::string element = at < 3 ? "inputEntry" : "outputEntry";
      rules += "<" + element + "><text>" + row[at] + "</text></" + element + ">";
    }
    rules +=
        "<annotationEntry><text>慢</text></annotationEntry><annotationEntry><text>late</text>"
        "</annotationEntry></rule>\n";
  }
  std::string needs;
  std::string columns;
  std::string inputs;
  for (const std::string name : {"组", "比较", "数值"}) {
    const std::string type = name == "数值" ? "number" : "string";
    inputs += "<inputData id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
              "\" typeRef=\"" + type + "\"/></inputData>";
    needs +=
        "<informationRequirement><requiredInput href=\"#" + name + "\"/></informationRequirement>";
    columns += "<input><inputExpression typeRef=\"" + type + "\"><text>" + name +
               "</text></inputExpression></input>";
  }
  return "<definitions namespace=\"urn:t\" name=\"t\">" + inputs +
         "<decision id=\"d\" name=\"适用规则\"><variable name=\"适用规则\"/>" + needs +
         "<decisionTable hitPolicy=\"RULE ORDER\">" + columns +
         "<output name=\"灯\"/><output name=\"规则\"/><annotation name=\"zh\"/>"
         "<annotation name=\"en\"/>\n" +
         rules + "</decisionTable></decision></definitions>";
}

const Row late{"\"all\"", "\"behind\"", "&gt;= 10", "\"yellow\"", "\"late\""};

TableFiles files(const std::vector<Row>& rows) {
  return [rows](const std::string& name) -> std::optional<std::string> {
    if (name != "t.dmn") return std::nullopt;
    return decision(rows);
  };
}

std::vector<Finding> findings_of(const std::string& yaml, const std::vector<Row>& rows = {late}) {
  const auto rules = read_light_rules(yaml, "lights.yaml", words, files(rows));
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
  const auto read = [](const std::string& name) -> std::optional<std::string> {
    std::ifstream in(std::string(LUOSHI_SOURCE_DIR) + "/catalog/rules/" + name);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  const auto rules =
      read_light_rules(*read("lights.yaml"), "lights.yaml", {all_sources, all_types}, read);
  ASSERT_TRUE(rules.has_value()) << rules.error().findings.front().place << " "
                                 << rules.error().findings.front().problem;
  const auto* today = rules->on("2019-03-01");
  ASSERT_NE(today, nullptr);
  EXPECT_EQ(today->group_of("work_report", "action")->id, "task");
  EXPECT_EQ(today->group_of("rectification", "action")->id, "rectification");
  EXPECT_EQ(today->group_of("work_report", "result"), nullptr) << "a result has no light";
}

TEST(light_rules, give_the_version_that_is_in_force_on_the_day) {
  const auto rules = read_light_rules(table("1", "2018-01-01") + table("2", "2019-07-01"),
                                      "lights.yaml", words, files({late}));
  ASSERT_TRUE(rules.has_value());
  EXPECT_EQ(rules->on("2017-12-31"), nullptr);
  EXPECT_EQ(rules->on("2018-01-01")->version, "1");
  EXPECT_EQ(rules->on("2019-06-30")->version, "1");
  EXPECT_EQ(rules->on("2019-07-01")->version, "2");
  EXPECT_EQ(rules->find("2")->valid_from, "2019-07-01");
}

TEST(light_rules, ask_the_table_and_keep_a_threshold_to_a_tenth) {
  const Row bound{"\"all\"", "\"behind\"", "&gt; 12.5", "\"red\"", "\"late\""};
  const auto rules =
      read_light_rules(table("1", "2018-01-01"), "lights.yaml", words, files({bound}));
  ASSERT_TRUE(rules.has_value());
  const auto& version = rules->versions.front();
  const auto& rule = version.rules.front();
  EXPECT_EQ(rule.threshold_tenth, 125);
  EXPECT_FALSE(rule.inclusive);
  EXPECT_EQ(rule.light, Signal::red);
  EXPECT_EQ(rule.words.zh, "慢");
  EXPECT_TRUE(version.met(version.groups.front(), Measure::behind, 125).empty());
  EXPECT_THAT(version.met(version.groups.front(), Measure::behind, 126),
              testing::ElementsAre("late"));
  EXPECT_TRUE(version.met(version.groups.front(), Measure::overdue, 126).empty());
}

TEST(light_rules, name_every_fault_of_the_list_with_file_and_line) {
  struct Case {
    std::string yaml;
    Finding finding;
  };
  const std::string good = "2018-01-01";
  const std::vector<Case> cases{
      {table("1", "2018-02-30"), {"lights.yaml:1", "rules.date-malformed", "2018-02-30"}},
      {table("1", good, "pace: none"), {"lights.yaml:10", "rules.no-pace", "late"}},
      {table("1", good, "types: [dream], pace: linear"),
       {"lights.yaml:10", "rules.word-unknown", "dream"}},
      {table("1", good, "reports: {every: month, due_day: 31}, pace: linear"),
       {"lights.yaml:10", "rules.number-wrong", "31"}},
      {table("1", good) + table("1", good), {"lights.yaml:11", "catalog.id-twice", "1"}},
      {table("2", good) + table("1", "2017-01-01"),
       {"lights.yaml:11", "rules.order-wrong", "2017-01-01"}},
  };
  for (const auto& [yaml, finding] : cases) {
    EXPECT_THAT(findings_of(yaml), Contains(finding)) << yaml;
  }
  auto lost = table("1", good);
  lost.replace(lost.find("t.dmn"), 5, "u.dmn");
  EXPECT_THAT(findings_of(lost),
              Contains(Finding{"lights.yaml:1", "rules.table-missing", "u.dmn"}));
}

TEST(light_rules, name_every_fault_of_the_table_with_file_and_line) {
  struct Case {
    Row row;
    std::string problem;
    std::string detail;
  };
  const std::vector<Case> cases{
      {{"\"all\"", "\"mood\"", "&gt;= 1", "\"red\"", "\"late\""}, "rules.word-unknown", "\"mood\""},
      {{"\"all\"", "\"behind\"", "-", "\"red\"", "\"late\""}, "rules.threshold-missing", "-"},
      {{"\"all\"", "\"behind\"", "[1..2]", "\"red\"", "\"late\""},
       "rules.threshold-missing",
       "[1..2]"},
      {{"\"all\"", "\"behind\"", "&gt;= 1.25", "\"red\"", "\"late\""},
       "rules.number-wrong",
       ">= 1.25"},
      {{"\"all\"", "\"behind\"", "&gt;= 1", "\"blue\"", "\"late\""}, "rules.word-unknown", "blue"},
      {{"\"all\"", "\"behind\"", "&gt;= 1", "\"red\"", "\"in-order\""},
       "rules.id-reserved",
       "in-order"},
      {{"\"all\"", "\"behind\"", "&gt;= ", "\"red\"", "\"late\""}, "feel.syntax", ""},
  };
  for (const auto& [row, problem, detail] : cases) {
    const auto found = findings_of(table("1", "2018-01-01"), {row});
    EXPECT_THAT(found, Contains(testing::AllOf(
                           testing::Field(&Finding::place, testing::StartsWith("t.dmn:2")),
                           testing::Field(&Finding::problem, problem),
                           testing::Field(&Finding::detail, testing::HasSubstr(detail)))))
        << row[2];
  }
  const Row lost{"\"none\"", "\"behind\"", "&gt;= 1", "\"red\"", "\"late\""};
  EXPECT_THAT(findings_of(table("1", "2018-01-01"), {lost}),
              Contains(Finding{"lights.yaml:1", "rules.group-unknown", "none"}));
  const Row owed{"\"all\"", "\"reports_missed\"", "&gt;= 1", "\"red\"", "\"late\""};
  EXPECT_THAT(findings_of(table("1", "2018-01-01"), {owed}),
              Contains(Finding{"lights.yaml:10", "rules.no-rhythm", "late"}));
}

TEST(light_rules, refuse_what_is_no_table) {
  EXPECT_THAT(findings_of("- [\n"), Contains(testing::Field(&Finding::problem, "catalog.no-yaml")));
  EXPECT_THAT(findings_of("[]"), Contains(Finding{"lights.yaml:1", "catalog.no-list", ""}));
  EXPECT_THAT(findings_of("- 1\n"), Contains(Finding{"lights.yaml:1", "catalog.no-mapping", ""}));
}

}  // namespace
}  // namespace luoshi::catalog

#include "dmn/table.hpp"

#include "dmn/explain.hpp"
#include "dmn/testing.hpp"

namespace luoshi::dmn {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ShortTable levels(std::string policy) {
  return {std::move(policy),
          {},
          {{"age", "number"}, {"member", "boolean"}},
          {{"level", "\"high\", \"middle\", \"low\""}},
          {{"< 18", "-", "\"low\""}, {">= 18", "true", "\"high\""}, {">= 18", "-", "\"middle\""}}};
}

TEST(table, answers_by_its_hit_policy) {
  const struct {
    const char* policy;
    const char* json;
    const char* value;
    const char* fault;
  } cases[] = {
      {"UNIQUE", R"({"age": 10, "member": false})", "\"low\"", ""},
      {"UNIQUE", R"({"age": 20, "member": true})", "null", "dmn.several-rules"},
      {"FIRST", R"({"age": 20, "member": true})", "\"high\"", ""},
      {"FIRST", R"({"age": 20, "member": false})", "\"middle\"", ""},
      {"ANY", R"({"age": 20, "member": true})", "null", "dmn.rules-disagree"},
      {"PRIORITY", R"({"age": 20, "member": true})", "\"high\"", ""},
      {"RULE ORDER", R"({"age": 20, "member": true})", "[\"high\", \"middle\"]", ""},
      {"OUTPUT ORDER", R"({"age": 20, "member": true})", "[\"high\", \"middle\"]", ""},
      {"COLLECT", R"({"age": 20, "member": true})", "[\"high\", \"middle\"]", ""},
      {"UNIQUE", R"({"age": null, "member": true})", "null", ""},
  };
  for (const auto& c : cases) {
    const auto got = evaluated(load(table_model(levels(c.policy))), c.json);
    EXPECT_EQ(got.value, c.value) << c.policy << c.json;
    if (*c.fault != '\0') EXPECT_THAT(got.faults, testing::Contains(c.fault)) << c.policy;
  }
}

TEST(table, adds_up_what_it_collects) {
  ShortTable points{"COLLECT",
                    "SUM",
                    {{"n", "number"}},
                    {{"p", ""}},
                    {{"> 0", "1"}, {"> 10", "2.5"}, {"> 100", "n * 2"}}};
  EXPECT_EQ(evaluated(load(table_model(points)), R"({"n": 200})").value, "403.5");
  points.aggregation = "COUNT";
  EXPECT_EQ(evaluated(load(table_model(points)), R"({"n": 20})").value, "2");
  EXPECT_EQ(evaluated(load(table_model(points)), R"({"n": 0})").value, "0");
  points.aggregation = "MAX";
  EXPECT_EQ(evaluated(load(table_model(points)), R"({"n": 50})").value, "2.5");
}

TEST(table, finds_a_rule_among_ten_thousand_as_by_going_through_them) {
  ShortTable table{"FIRST", "", {{"n", "number"}, {"s", "string"}}, {{"o", ""}}, {}};
  for (int at = 0; at < 10'000; ++at) {
    table.rows.push_back({at % 7 == 0 ? "-" : fmt::format("[{}..{})", at * 3, at * 3 + 50),
                          at % 3 == 0 ? "-" : fmt::format("\"k{}\"", at % 100),
                          std::to_string(at)});
  }
  const auto model = load(table_model(table));
  const auto slow = [](int n, int key) {
    for (int at = 0; at < 10'000; ++at) {
      const bool first = at % 7 == 0 || (n >= at * 3 && n < at * 3 + 50);
      if (first && (at % 3 == 0 || key == at % 100)) return std::to_string(at);
    }
    return std::string("null");
  };
  for (const auto& [n, key] : {std::pair{5, 1}, {1, 7}, {15'001, 42}, {29'990, 99}, {-4, 14}}) {
    const auto json = fmt::format(R"({{"n": {}, "s": "k{}"}})", n, key);
    EXPECT_EQ(evaluated(model, json).value, slow(n, key)) << json;
  }
}

TEST(table, tells_why_in_both_languages) {
  const auto got = evaluated(load(table_model(levels("FIRST"))), R"({"age": 20, "member": true})");
  ASSERT_EQ(got.trace.tables.size(), 1U);
  EXPECT_THAT(got.trace.tables[0].rules[0].conditions, ElementsAre("age: >= 18", "member: true"));
  EXPECT_EQ(explain(got.trace, Language::zh),
            "“d”：age为20，member为是；适用第 2 条，level为high。");
  EXPECT_EQ(explain(got.trace, Language::en),
            "d: age is 20, member is yes; rule 2 applies: level is high.");
  EXPECT_THAT(feel::to_json(as_value(got.trace)), HasSubstr("\"number\":2"));
}

TEST(analysis, finds_overlaps_gaps_and_rules_out_of_reach) {
  ShortTable table{"UNIQUE",
                   "",
                   {{"n", "number"}, {"s", "string"}},
                   {{"o", ""}},
                   {{"< 10", "\"a\"", "1"}, {"[5..20]", "\"a\", \"b\"", "2"}, {"> 20", "-", "3"}}};
  const auto findings = found(load(table_model(table), true));
  EXPECT_THAT(findings, testing::Contains(HasSubstr("dmn.rules-overlap at test.dmn")));
  EXPECT_THAT(findings, testing::Contains(HasSubstr("1, 2: n 5, s \"a\"")));
  EXPECT_THAT(findings, testing::Contains(HasSubstr("dmn.table-gap")));
  table = {"FIRST",
           "",
           {{"n", "number"}},
           {{"o", ""}},
           {{"<= 5", "1"}, {"> 5", "2"}, {"7", "3"}, {"[9..8]", "4"}}};
  EXPECT_THAT(found(load(table_model(table), true)),
              ElementsAre(HasSubstr(": d: rule 3 (rules before it take all)"),
                          HasSubstr(": d: rule 4 (matches nothing)")));
}

TEST(analysis, is_content_with_a_table_that_answers_everything_once) {
  ShortTable table{"UNIQUE",
                   "",
                   {{"day", "date"}, {"urgent", "boolean"}},
                   {{"o", ""}},
                   {{"< date(\"2026-01-01\")", "-", "1"},
                    {">= date(\"2026-01-01\")", "true", "2"},
                    {">= date(\"2026-01-01\")", "false", "3"}}};
  EXPECT_THAT(found(load(table_model(table), true)), IsEmpty());
  // No day lies between the last of a year and the first of the next.
  table.rows[0][0] = "<= date(\"2025-12-31\")";
  EXPECT_THAT(found(load(table_model(table), true)), IsEmpty());
}

TEST(analysis, names_cells_of_another_type) {
  const ShortTable table{
      "UNIQUE", "", {{"n", "number"}}, {{"o", ""}}, {{"\"five\"", "1"}, {"not(\"five\")", "2"}}};
  EXPECT_THAT(found(load(table_model(table), true)),
              testing::Contains(HasSubstr(": d: rule 1, input 1 (string, number)")));
}

TEST(analysis, names_types_that_never_go_together) {
  const ShortTable table{
      "UNIQUE", "", {{"n", "number"}, {"day", "date"}}, {{"o", ""}}, {{"-", "-", "n + day"}}};
  EXPECT_THAT(found(load(table_model(table), true)),
              ElementsAre(HasSubstr("d: rule 1, output 1 (number, date (0))")));
}

}  // namespace
}  // namespace luoshi::dmn

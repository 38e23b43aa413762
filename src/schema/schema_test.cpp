#include "schema/schema.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <random>

#include "schema/testing.hpp"

namespace luoshi::schema {
namespace {

using namespace schema::testing;
using ::testing::ElementsAre;

TEST(schema, names_every_keyword_it_does_not_carry_out_and_every_other_fault) {
  EXPECT_THAT(
      refused(
          R"({"$dynamicRef": "#a", "properties": {"a": {"contentMediaType": "x", "type": "text"},
                  "b": {"format": "ipv4", "pattern": "(", "minLength": -1}},
                  "required": ["a", "a"], "$ref": "#/$defs/none", "multipleOf": 0, "enum": [],
                  "allOf": [], "items": 5, "definitions": {}, "x-mine": 1,
                  "patternProperties": {"(a+)+$": {}}, "$schema": "http://json-schema.org/draft-07/schema#"})"),
      ElementsAre("dialect-unknown /$schema", "format-unknown /properties/b/format",
                  "keyword-malformed /allOf", "keyword-malformed /enum", "keyword-malformed /items",
                  "keyword-malformed /multipleOf", "keyword-malformed /properties/a/type",
                  "keyword-malformed /properties/b/minLength", "keyword-malformed /required",
                  "keyword-unknown /$dynamicRef", "keyword-unknown /definitions",
                  "keyword-unknown /properties/a/contentMediaType",
                  "pattern-costly /patternProperties/(a+)+$",
                  "pattern-malformed /properties/b/pattern", "ref-missing /$ref"));
}

TEST(schema, refuses_references_that_lead_nowhere_or_round_in_circles) {
  EXPECT_THAT(refused(R"({"$ref": "https://elsewhere.cn/s"})"), ElementsAre("ref-missing /$ref"));
  EXPECT_THAT(refused(R"({"$ref": "#/properties", "properties": {}})"),
              ElementsAre("ref-missing /$ref"));
  EXPECT_THAT(refused(R"({"$ref": "#"})"), ElementsAre("ref-cycle "));
  EXPECT_THAT(refused(R"({"$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]},
                                    "b": {"not": {"$ref": "#/$defs/a"}}}})"),
              ElementsAre("ref-cycle /$defs/b/not"));
  EXPECT_THAT(refused(R"({"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}})"),
              ElementsAre("id-twice /$defs/b/$anchor"));
  EXPECT_THAT(
      refused(R"({"$defs": {"a": {"$id": "https://a.cn/x"}, "b": {"$id": "https://a.cn/x"}}})"),
      ElementsAre("id-twice /$defs/b/$id"));
}

TEST(schema, says_what_to_do_by_the_title_of_the_field_in_both_languages) {
  const auto made = schema(R"({
    "title": "企业登记", "x-title-en": "registration",
    "properties": {
      "phone": {"title": "联系电话", "x-title-en": "telephone", "format": "cn-mobile"},
      "code": {"$ref": "#/$defs/code"},
      "sum": {"title": "金额", "multipleOf": 0.01, "minimum": 0},
      "agree": {"title": "承诺书", "const": true},
      "size": {"title": "规模", "enum": ["小型", "微型"]},
      "names": {"title": "经办人", "items": {"minLength": 1}},
      "age": {"title": "年龄", "type": ["integer", "null"]}
    },
    "additionalProperties": false,
    "allOf": [{"required": ["phone", "code", "plain"]}],
    "$defs": {"code": {"title": "统一社会信用代码", "format": "cn-credit-code"}}})");
  const auto report = made.validate(json(R"({"sum": 0.123, "agree": false, "size": "大型",
      "names": ["甲", ""], "age": "x", "other": 1})"))
                          .value();
  std::vector<std::string> zh;
  std::vector<std::string> en;
  for (const auto& fault : report.faults) {
    zh.push_back(words_of(fault, Language::zh));
    en.push_back(words_of(fault, Language::en));
  }
  EXPECT_THAT(zh, ElementsAre("请把金额填写到小数点后最多两位", "请勾选承诺书",
                              "请从以下选项中选择规模：小型 / 微型", "请填写经办人",
                              "请把年龄填写为空 / 整数", "请去掉other，这里不需要它",
                              "请填写联系电话", "请填写统一社会信用代码", "请填写plain"));
  EXPECT_EQ(en[6], "Enter telephone.");
  EXPECT_EQ(en[2], "Choose 规模 from: 小型 / 微型.");
  EXPECT_EQ(report.faults[6].instance_path, "/phone");
  EXPECT_EQ(report.faults[6].schema_path, "/allOf/0/required");
  EXPECT_EQ(report.faults[6].parameter("property"), "phone");
  EXPECT_EQ(report.faults[3].instance_path, "/names/1");
}

TEST(schema, knows_the_title_of_a_field_that_a_condition_asks_for) {
  const auto made = schema(R"({"properties": {"kind": {}, "code": {"title": "信用代码"}},
                               "if": {"required": ["kind"]}, "then": {"required": ["code"]}})");
  const auto report = made.validate(json(R"({"kind": 1})")).value();
  ASSERT_EQ(report.faults.size(), 1U);
  EXPECT_EQ(words_of(report.faults[0], Language::zh), "请填写信用代码");
}

TEST(schema, finds_the_line_of_a_finding) {
  const auto document = json("{\n\"properties\": {\n\"a\": {\"type\":\n 5}}}");
  EXPECT_EQ(line_at(document, "/properties/a"), 3U);
  EXPECT_EQ(line_at(document, "/properties/a/type"), 4U);
  EXPECT_EQ(line_at(document, "/properties/a/missing"), 3U);
  EXPECT_EQ(line_at(document, ""), 1U);
}

TEST(schema, has_words_in_both_languages_for_every_fault_it_can_say) {
  for (const auto* id : {"type",
                         "enum",
                         "const",
                         "multiple-of",
                         "minimum",
                         "maximum",
                         "exclusive-minimum",
                         "exclusive-maximum",
                         "min-length",
                         "max-length",
                         "pattern",
                         "pattern-too-costly",
                         "format",
                         "min-items",
                         "max-items",
                         "unique-items",
                         "contains",
                         "max-contains",
                         "required",
                         "dependent-required",
                         "min-properties",
                         "max-properties",
                         "property-names",
                         "not-allowed",
                         "any-of",
                         "one-of",
                         "not"}) {
    Fault fault;
    fault.id = std::string("schema.") + id;
    fault.label = {"字段", "field"};
    EXPECT_NE(words_of(fault, Language::zh), "请检查字段") << id;
    EXPECT_NE(words_of(fault, Language::en), "Check field.") << id;
  }
}

TEST(schema, tells_why_no_branch_holds) {
  const auto made = schema(R"({"oneOf": [{"required": ["a"]}, {"type": "string"}]})");
  const auto report = made.validate(json("{}")).value();
  ASSERT_EQ(report.faults.size(), 1U);
  ASSERT_EQ(report.faults[0].causes.size(), 2U);
  EXPECT_EQ(report.faults[0].causes[0].instance_path, "/a");
  EXPECT_EQ(report.faults[0].causes[1].schema_path, "/oneOf/1/type");
  EXPECT_EQ(report.faults[0].parameter("matched"), "none");
}

TEST(schema, stops_at_its_limits) {
  const auto items = schema(R"({"items": {"type": "string"}})");
  std::string many = "[0";
  for (int count = 0; count < 500; ++count) many += ",0";
  const auto report = items.validate(json(many + "]")).value();
  EXPECT_EQ(report.faults.size(), 200U);
  EXPECT_FALSE(report.complete);
  const auto branches = schema(R"({"anyOf": [{"items": {"type": "string"}}, false]})");
  const auto causes = branches.validate(json(many + "]")).value();
  EXPECT_FALSE(causes.valid());
  ASSERT_EQ(causes.faults.size(), 1U);
  EXPECT_EQ(causes.faults[0].causes.size(), 200U);
  // Doubles at each of 40 levels.
  std::string doubling = R"({"$ref": "#/$defs/d0", "$defs": {"d40": {}, )";
  for (int level = 0; level < 40; ++level) {
    doubling += R"("d)" + std::to_string(level) + R"(": {"allOf": [{"$ref": "#/$defs/d)" +
                std::to_string(level + 1) + R"("}, {"$ref": "#/$defs/d)" +
                std::to_string(level + 1) + "\"}]}" + (level < 39 ? ", " : "}}");
  }
  EXPECT_THAT(said(schema(doubling), "1"), ElementsAre("schema.too-many-steps"));
  std::string chain = R"({"$ref": "#/$defs/d0", "$defs": {"d600": {})";
  for (int level = 0; level < 600; ++level) {
    chain += R"(, "d)" + std::to_string(level) + R"(": {"$ref": "#/$defs/d)" +
             std::to_string(level + 1) + "\"}";
  }
  EXPECT_THAT(said(schema(chain + "}}"), "1"), ElementsAre("schema.too-deep"));
  std::string wide = R"({"allOf": [{})";
  for (int count = 0; count < 30'000; ++count) wide += ",{}";
  EXPECT_THAT(refused(wide + "]}"), ElementsAre(::testing::StartsWith("too-large")));
}

TEST(schema, stops_texts_that_a_pattern_cannot_bear) {
  const auto made = schema(R"({"items": {"pattern": "^(a|a)*$"}})");
  const auto long_one = "\"" + std::string(40, 'a') + "b\"";
  EXPECT_THAT(said(made, "[" + long_one + "]"), ElementsAre("pattern-too-costly@/0"));
  std::string many = "[" + long_one;
  for (int count = 0; count < 150; ++count) many += "," + long_one;
  EXPECT_THAT(said(made, many + "]"), ElementsAre("schema.too-many-steps"));
}

// Random schemas over a small vocabulary, random instances.
class Maker {
 public:
  explicit Maker(unsigned seed) : engine_(seed) {}
  std::string value(int depth) {
    switch (upto(depth > 0 ? 6 : 4)) {
      case 0:
        return std::to_string(upto(5));
      case 1:
        return "\"" + std::string(upto(3), 'a') + "\"";
      case 2:
        return "null";
      case 3:
        return "1.5";
      case 4:
        return "true";
      case 5:
        return "[" + value(depth - 1) + "," + value(depth - 1) + "]";
      default:
        return R"({"a":)" + value(depth - 1) + R"(,"b":)" + value(depth - 1) + "}";
    }
  }
  std::string made(int depth) {
    const char* simple[] = {R"("type":"integer")", R"("minimum":2)",        R"("minLength":2)",
                            R"("required":["a"])", R"("uniqueItems":true)", R"("maxItems":1)"};
    std::string out = std::string("{") + simple[upto(5)];
    if (depth <= 0) return out + "}";
    const char* nested[] = {"items",
                            "not",
                            "if",
                            "then",
                            "contains",
                            "additionalProperties",
                            "unevaluatedProperties",
                            "unevaluatedItems"};
    for (auto count = upto(2); count > 0; --count) {
      const std::string name = nested[upto(7)];
      if (out.find("\"" + name + "\"") != std::string::npos) continue;
      out += ",\"" + name + "\":" + made(depth - 1);
    }
    const char* lists[] = {"allOf", "anyOf", "oneOf", "prefixItems"};
    out += std::string(",\"") + lists[upto(3)] + "\":[" + made(depth - 1) + "," + made(depth - 1) +
           "]";
    return out + R"(,"properties":{"a":)" + made(depth - 1) + "}}";
  }

 private:
  unsigned upto(unsigned most) { return std::uniform_int_distribution<unsigned>(0, most)(engine_); }
  std::mt19937 engine_;
};

TEST(schema, gives_the_same_report_each_time_and_not_is_its_opposite) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Maker maker(seed);
    const auto text = maker.made(2);
    const auto made = schema(text);
    const auto again = schema(text);
    const auto opposite = schema(R"({"not":)" + text + "}");
    const auto twice = schema(fmt::format(R"({{"allOf":[{0},{0}]}})", text));
    const auto either = schema(R"({"anyOf":[)" + text + ",false]}");
    for (int round = 0; round < 20; ++round) {
      const auto instance = maker.value(3);
      const auto faults = said(made, instance);
      ASSERT_EQ(faults, said(again, instance)) << text << instance;
      ASSERT_EQ(faults.empty(), !said(opposite, instance).empty()) << text << instance;
      ASSERT_EQ(faults.empty(), said(twice, instance).empty()) << text << instance;
      ASSERT_EQ(faults.empty(), said(either, instance).empty()) << text << instance;
    }
  }
}

}  // namespace
}  // namespace luoshi::schema

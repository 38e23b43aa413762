#include "feel/expression.hpp"

#include <gtest/gtest.h>

#include "feel/json.hpp"

namespace luoshi::feel {
namespace {

struct Outcome {
  std::string text;   // as a literal, or the problem that stopped it
  std::string fault;  // the first diagnostic's id
};

Outcome outcome(std::string_view text, std::string_view json = "{}", Limits limits = {}) {
  const Environment environment{icu_zones(), {1'546'300'800'000}, "Asia/Shanghai"};
  feel::Run run(environment, limits);
  const auto value = evaluate(text, from_json(json)->context(), run);
  if (!value) return {value.error().problem, {}};
  const auto& faults = run.diagnostics();
  return {literal_of(*value), faults.empty() ? "" : faults.front().id};
}

std::string shown(std::string_view text, std::string_view json = "{}") {
  return outcome(text, json).text;
}

struct Case {
  const char* text;
  const char* expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const auto& c : cases) EXPECT_EQ(shown(c.text), c.expected) << c.text;
}

TEST(expression, does_arithmetic_in_tens_with_34_digits) {
  expect_all({
      {"0.1 + 0.2 = 0.3", "true"},
      {"9007199254740993 - 9007199254740992", "1"},
      {"1 + 2 * 3 ** 2", "19"},
      {"-5 ** 2", "25"},
      {"1234567890123456789012345678901234 + 1", "1234567890123456789012345678901235"},
      {"1 / 3", "0.3333333333333333333333333333333333"},
      {"2 / 3", "0.6666666666666666666666666666666667"},
      {"decimal(2.5, 0)", "2"},
      {"decimal(3.5, 0)", "4"},
      {"round half up(-2.5, 0)", "-3"},
      {"round half down(2.5, 0)", "2"},
      {"round up(1.1, 0)", "2"},
      {"round up(-1.121, 2)", "-1.13"},
      {"round down(-1.9, 0)", "-1"},
      {"floor(-1.5)", "-2"},
      {"ceiling(-1.5)", "-1"},
      {"modulo(10, -4)", "-2"},
      {"modulo(-10.1, 4.5)", "3.4"},
      {"10 ** -3", "0.001"},
      {"2 ** 0.5 * 2 ** 0.5 > 1.999999999999999999999999999999", "true"},
  });
}

TEST(expression, answers_null_and_says_where_and_why) {
  const struct {
    const char* text;
    const char* fault;
  } cases[] = {
      {"1 / 0", "feel.division-by-zero"},
      {"1 + \"a\"", "feel.type"},
      {"{a: 1}.b", "feel.no-member"},
      {"[1, 2][3]", "feel.no-element"},
      {"[1, 2][0]", "feel.no-element"},
      {"date(\"2023-02-29\")", "feel.no-literal"},
      {"substring(\"abc\", 0)", "feel.out-of-range"},
      {"abs()", "feel.arguments"},
      {"abs(m: 1)", "feel.arguments"},
      {"true and 123", "feel.type"},
      {"@\"2019-01-01T00:00:00Z\" - @\"2019-01-01T00:00:00\"", "feel.zoned-and-local"},
      {"matches(\"a\", \"(\")", "feel.bad-pattern"},
      {"5 in (null..10]", "feel.type"},
  };
  for (const auto& c : cases) {
    const auto got = outcome(c.text);
    EXPECT_EQ(got.text, "null") << c.text;
    EXPECT_EQ(got.fault, c.fault) << c.text;
  }
}

TEST(expression, reads_names_of_several_words_by_what_is_known) {
  const auto* json = R"({"first name": "王", "a": 5, "b": 2, "a-b": 100, "days in weekend": [6, 7],
      "person": {"last name": "小明", "time offset": 1}})";
  EXPECT_EQ(shown("first name + person.last name", json), "\"王小明\"");
  EXPECT_EQ(shown("a-b", json), "100") << "the longest known name";
  EXPECT_EQ(shown("a - b + a", json), "105");
  EXPECT_EQ(shown("b - a", json), "-3");
  EXPECT_EQ(shown("for d in days in weekend return d", json), "[6, 7]");
  EXPECT_EQ(shown("string length(first name)", json), "1");
  EXPECT_EQ(shown("nobody + 1", json), "feel.unknown-name");
}

TEST(expression, keeps_to_the_calendar) {
  expect_all({
      {"date(\"2024-01-31\") + @\"P1M\"", "2024-02-29"},
      {"date(\"2023-01-31\") + @\"P1M\"", "2023-02-28"},
      {"date(\"2024-02-29\") + @\"P1Y\"", "2025-02-28"},
      {"date(\"2024-02-28\") + @\"P1D\"", "2024-02-29"},
      {"@\"2021-01-02\" - @\"PT1S\"", "2021-01-01"},
      {"@\"P10Y11M\" / 2.5", "P4Y4M"},
      {"@\"P1Y\" = @\"P365D\"", "null"},
      {"years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "P1Y8M"},
      {"day of week(@\"2026-11-25\")", "\"Wednesday\""},
      {"week of year(@\"2005-01-01\")", "53"},
      {"string(date(-999999999, 12, 31))", "\"-999999999-12-31\""},
      {"@\"2017-12-31T24:00:00\"", "2018-01-01T00:00:00"},
      {"today()", "2019-01-01"},
      {"string(now())", "\"2019-01-01T08:00:00@Asia/Shanghai\""},
  });
}

TEST(expression, follows_zones_over_a_change_of_clocks) {
  // Paris sets its clocks forward at 02:00 on 2019-03-31, and back at 03:00 on 2019-10-27.
  expect_all({
      {"@\"2019-03-31T03:00:00@Europe/Paris\" - @\"2019-03-31T01:00:00@Europe/Paris\"", "PT1H"},
      {"@\"2019-10-27T04:00:00@Europe/Paris\" - @\"2019-10-27T01:00:00@Europe/Paris\"", "PT4H"},
      {"@\"2019-06-01T12:00:00@Europe/Paris\" = @\"2019-06-01T10:00:00Z\"", "true"},
      {"@\"2019-12-01T12:00:00@Europe/Paris\" = @\"2019-12-01T11:00:00Z\"", "true"},
      {"@\"2019-06-01T12:00:00@Europe/Paris\".time offset", "PT2H"},
      {"@\"2019-06-01T12:00:00@Nowhere/City\"", "null"},
  });
}

TEST(expression, counts_code_points_also_above_the_basic_plane) {
  expect_all({
      {"string length(\"\\U01F40Eab\")", "3"},
      {"string length(\"\\uD83D\\uDC0Eab\")", "3"},
      {"substring(\"\\U01F40Eab\", 2)", "\"ab\""},
      {"substring(\"𠀀落实\", -2, 1)", "\"落\""},
      {"upper case(\"straße\")", "\"STRASSE\""},
      {"contains(\"落实\", \"实\")", "true"},
      {"split(\"甲;乙;;\", \";\")", "[\"甲\", \"乙\", \"\", \"\"]"},
      {"replace(\"2026-11\", \"(\\d+)-(\\d+)\", \"$2/$1\")", "\"11/2026\""},
      {"matches(\"X\", \"[A-Z-[OI]]\")", "true"},
      {"matches(\"a\\nb\", \"a.b\")", "false"},
      {"matches(\"a\\nb\", \"a.b\", \"s\")", "true"},
  });
}

TEST(expression, filters_loops_and_functions) {
  expect_all({
      {"[1, 2, 3, 4][item > 2]", "[3, 4]"},
      {"[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b", "[4]"},
      {"[{item: 1}, {item: 2}][item >= 2]", "[{item: 2}]"},
      {"[1, 2, 3][-1]", "3"},
      {"[][1]", "null"},
      {"for i in 1..3, j in [10, 20] return i * j", "[10, 20, 20, 40, 30, 60]"},
      {"for i in 1..5 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24, 120]"},
      {"some x in [1, 2] satisfies x > 1", "true"},
      {"every x in [1, 2] satisfies x > 1", "false"},
      {"(function(a, b) a - b)(b: 1, a: 5)", "4"},
      {"{add: function(x) function(y) x + y, r: add(2)(3)}.r", "5"},
      {"sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"},
      {"[1..10) = [1..10[", "true"},
      {"before([1..5], 6)", "true"},
      {"{a: 1, b: a + 1}.b", "2"},
      {"1 instance of number", "true"},
      {"[1, \"a\"] instance of list<number>", "false"},
  });
}

TEST(expression, holds_its_limits) {
  std::string deep(5000, '(');
  EXPECT_EQ(shown(deep + "1"), "feel.too-deep");
  EXPECT_EQ(shown(std::string(3000, '-') + "1"), "feel.too-deep");
  Limits few;
  few.steps_max = 10'000;
  EXPECT_EQ(outcome("for i in 1..1000000000 return i", "{}", few).fault, "feel.too-many-steps");
  EXPECT_EQ(outcome("count(for i in 1..100000, j in 1..100000 return 1)").fault,
            "feel.list-too-long");
  EXPECT_EQ(outcome("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a|aa)+$\")").fault,
            "feel.pattern-too-costly");
}

TEST(expression, tests_a_cell_against_the_value) {
  const Environment environment{icu_zones()};
  const auto passes = [&](std::string_view cell, const Value& value) {
    feel::Run run(environment);
    ParseScope scope;
    scope.names.add("?");
    const auto tests = Expression::make_tests(cell, scope, {});
    if (!tests) return tests.error().problem;
    return literal_of(tests->evaluate(run, std::span(&value, 1)));
  };
  const auto five = Value::integer(5);
  EXPECT_EQ(passes("-", five), "true");
  EXPECT_EQ(passes("< 10, > 100", five), "true");
  EXPECT_EQ(passes("[1..5)", five), "false");
  EXPECT_EQ(passes("not(5)", five), "false");
  EXPECT_EQ(passes("not(1, 2)", five), "true");
  EXPECT_EQ(passes("? > 3 and ? < 6", five), "true");
  EXPECT_EQ(passes("\"a\"", five), "false");
  EXPECT_EQ(passes("[1, 5, 9]", five), "true");
  EXPECT_EQ(passes("<", five), "feel.syntax");
}

TEST(json, keeps_every_digit) {
  const auto value =
      from_json(R"({"n": 12345678901234567.89, "t": "a\u00e9\ud83d\udc0e", "l": [true, null]})");
  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(to_json(*value), R"({"n":12345678901234567.89,"t":"aé🐎","l":[true,null]})");
  for (const auto* bad : {"", "{", "[1,]", "{\"a\"}", "01x", "\"a", "nul", "[1] 2"}) {
    EXPECT_EQ(from_json(bad).has_value(), false) << bad;
  }
}

}  // namespace
}  // namespace luoshi::feel

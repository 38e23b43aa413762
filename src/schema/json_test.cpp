#include "schema/json.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "schema/number.hpp"

namespace luoshi::schema {
namespace {

TEST(json, keeps_digits_names_and_lines) {
  const auto read =
      parse_json("{\n \"b\": 1.50,\n \"a\": [true, null,\n \"\\u5357\\uD83D\\uDE00\\n\"]}");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->find("b")->text, "1.50");
  EXPECT_EQ(read->find("b")->line, 2U);
  EXPECT_EQ(read->find("a")->items[2].text, "南😀\n");
  EXPECT_EQ(read->find("a")->items[2].line, 4U);
  EXPECT_EQ(read->names, (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(read->find("c"), nullptr);
  EXPECT_EQ(at_pointer(*read, "/a/1")->kind, JsonKind::null);
  EXPECT_EQ(at_pointer(*read, "/a/3"), nullptr);
  EXPECT_EQ(at_pointer(*read, "a"), nullptr);
}

TEST(json, refuses_what_is_none_and_what_two_readers_would_read_differently) {
  struct Case {
    std::string text;
    const char* problem;
    const char* place;
  };
  std::string deep(100, '[');
  const std::vector<Case> cases{
      {"", "schema.not-json", "1:1"},
      {"{", "schema.not-json", "1:2"},
      {"[1,]", "schema.not-json", "1:4"},
      {"[1 2]", "schema.not-json", "1:4"},
      {"{\"a\" 1}", "schema.not-json", "1:6"},
      {"{a: 1}", "schema.not-json", "1:2"},
      {"\n 01", "schema.not-json", "2:4"},
      {"1.", "schema.not-json", "1:3"},
      {"+1", "schema.not-json", "1:1"},
      {"1e", "schema.not-json", "1:3"},
      {"nul", "schema.not-json", "1:1"},
      {"1 2", "schema.not-json", "1:3"},
      {"\"a", "schema.not-json", "1:3"},
      {"\"\t\"", "schema.not-json", "1:2"},
      {"\"\\x\"", "schema.not-json", "1:3"},
      {"\"\\u12\"", "schema.not-json", "1:6"},
      {"\"\\uD800\"", "schema.not-utf8", "1:8"},
      {"\"\\uD800\\u0041\"", "schema.not-utf8", "1:14"},
      {"\"\xC0\x80\"", "schema.not-utf8", "1:2"},
      {"\"\xED\xA0\x80\"", "schema.not-utf8", "1:2"},
      {"{\"a\": 1, \"a\": 2}", "schema.name-twice", "1:17"},
      {deep, "schema.json-too-deep", "1:66"},
      {"1e6001", "schema.number-too-long", "1:7"},
      {"12345678901234567890123456789012345", "schema.number-too-long", "1:36"},
      {"1e99999999999999999999", "schema.number-too-long", "1:23"},
  };
  for (const auto& one : cases) {
    const auto read = parse_json(one.text);
    ASSERT_FALSE(read.has_value()) << one.text;
    EXPECT_EQ(read.error().problem, one.problem) << one.text;
    EXPECT_EQ(read.error().place, one.place) << one.text;
  }
  JsonLimits limits;
  limits.values_max = 3;
  EXPECT_EQ(parse_json("[1, 2, 3]", limits).error().problem, "schema.json-too-large");
  limits.bytes_max = 4;
  EXPECT_EQ(parse_json("\"abc\"", limits).error().problem, "schema.json-too-large");
}

TEST(json, refuses_every_text_that_is_cut_short) {
  const std::string whole =
      R"({"a\u5357": [1, -2.5e+3, true, null, "x\n\uD83D\uDE00"], "b": {"c": {}, "d": [[]]}})";
  ASSERT_TRUE(parse_json(whole).has_value());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(parse_json(whole.substr(0, size)).has_value()) << whole.substr(0, size);
  }
}

TEST(number, compares_and_divides_exactly) {
  const auto of = [](const char* text) { return Number::parse(text).value(); };
  EXPECT_EQ(of("1.50"), of("15e-1"));
  EXPECT_EQ(of("-0"), of("0e5"));
  EXPECT_LT(of("9007199254740992"), of("9007199254740993"));
  EXPECT_LT(of("-2"), of("-1.5"));
  EXPECT_LT(of("-1"), of("1e-6000"));
  EXPECT_LT(of("9.99e5"), of("1e6"));
  EXPECT_GT(of("1e6"), of("999999.9999999999999999999999999"));
  EXPECT_TRUE(of("1e2").is_integer());
  EXPECT_FALSE(of("1e-2").is_integer());
  EXPECT_TRUE(of("1.1").is_multiple_of(of("0.1")));
  EXPECT_FALSE(of("1.1").is_multiple_of(of("0.2")));
  EXPECT_EQ(of("1200").to_size(), 1200U);
  EXPECT_EQ(of("-1").to_size(), std::nullopt);
  EXPECT_EQ(of("0.5").to_size(), std::nullopt);
  EXPECT_EQ(of("1e30").to_size(), std::nullopt);
  EXPECT_EQ(of("1000000000000000000000000000000000").text(), "1e33");
}

}  // namespace
}  // namespace luoshi::schema

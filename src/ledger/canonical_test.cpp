#include "ledger/canonical.hpp"

#include <gtest/gtest.h>

namespace luoshi::ledger {
namespace {

TEST(canonical_json, orders_names_as_utf_16) {
  // The names of the example in RFC 8785 section 3.2.3, in another order.
  const std::string out = [] {
    std::string text;
    write_object(text, {{"\xE2\x82\xAC", "1"},
                        {"\r", "2"},
                        {"\xEF\xAC\xB3", "3"},
                        {"1", "4"},
                        {"\xF0\x9F\x98\x80", "5"},
                        {"\xC2\x80", "6"},
                        {"\xC3\xB6", "7"}});
    return text;
  }();
  EXPECT_EQ(out,
            "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,"
            "\"\xF0\x9F\x98\x80\":5,\"\xEF\xAC\xB3\":3}");
}

TEST(canonical_json, puts_a_name_before_those_it_begins) {
  std::string out;
  write_object(out, {{"ab", "1"}, {"a", "2"}, {"", "3"}});
  EXPECT_EQ(out, R"({"":3,"a":2,"ab":1})");
}

TEST(canonical_json, escapes_only_what_it_must) {
  std::string out;
  write_string(out, std::string("€$\x0F\nA'B\"\\\\\"/\b\t\f\r\0\x7F", 20));
  EXPECT_EQ(out, "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\\u0000\x7F\"");
}

TEST(canonical_json, reads_back_what_it_writes) {
  for (const std::string text : {"{}", "[]", "0", "-9007199254740991", "\"\"",
                                 R"({"a":[1,"二",{"b":{}}],"c":"\u0001\"\\"})"}) {
    const auto json = read_canonical(text);
    ASSERT_TRUE(json.has_value()) << text << ": " << json.error().detail;
    EXPECT_EQ(write(*json), text);
  }
}

TEST(canonical_json, refuses_every_other_form_of_the_same_value) {
  for (const std::string text : {"",
                                 " {}",
                                 "{} ",
                                 R"({"b":1,"a":2})",
                                 R"({"a":1,"a":1})",
                                 "01",
                                 "-0",
                                 "1.0",
                                 "1e3",
                                 "+1",
                                 "9007199254740992",
                                 "true",
                                 "null",
                                 R"("\/")",
                                 R"("\u0041")",
                                 R"("\u000A")",
                                 R"("\u00e9")",
                                 "\"\n\"",
                                 "\"",
                                 "[1,]",
                                 "[1",
                                 R"({"a":})",
                                 "\"\xFF\"",
                                 "\"\xED\xA0\x80\"",
                                 "{}{}"}) {
    EXPECT_FALSE(read_canonical(text).has_value()) << text;
  }
}

TEST(canonical_json, refuses_depth_without_end) {
  EXPECT_FALSE(read_canonical(std::string(100'000, '[')).has_value());
}

TEST(utf8, tells_well_formed_from_broken) {
  for (const std::string good :
       {"", "a", "é", "养老", "\xF0\x9F\x98\x80", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const std::string bad :
       {"\x80", "\xC0\x80", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE5\x85", "\xC3("}) {
    EXPECT_FALSE(is_utf8(bad));
  }
}

}  // namespace
}  // namespace luoshi::ledger

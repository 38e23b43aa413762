#include "schema/pattern.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace luoshi::schema {
namespace {

TEST(pattern, means_what_ecma_262_says) {
  struct Case {
    const char* pattern;
    const char* text;
    bool found;
  };
  const std::vector<Case> cases{
      {"b", "abc", true},
      {"^b", "abc", false},
      {"^abc$", "abc\n", false},
      {"^a.c$", "a\nc", false},
      {"^.$", "😀", true},
      {"^.$", "\xE2\x80\xA8", false},  // U+2028 ends a line
      {"^\\d+$", "123", true},
      {"^\\d+$", "１２３", false},
      {"^\\w+$", "南开", false},
      {"^\\W+$", "南开", true},
      {"^\\s$", "\xE3\x80\x80", true},  // the ideographic space
      {"^\\S+$", "a b", false},
      {"\\bkai\\b", "nan kai", true},
      {"\\bkai\\b", "nankai", false},
      {"^\\p{Script=Han}+$", "南开区", true},
      {"^\\p{Lu}$", "a", false},
      {"^\\P{Lu}$", "a", true},
      {"^\\u5357\\u{5F00}$", "南开", true},
      {"^\\uD83D\\uDE00$", "😀", true},
      {"^\\x41\\t\\cI$", "A\t\t", true},
      {"^[\\d\\-a-c.]+$", "1-b.", true},
      {"^[^\\d]$", "1", false},
      {"^[a&&b[]+$", "&[", true},
      {"^[-a]+$", "-a", true},
      {"^[a-]+$", "-a", true},
      {"[]", "a", false},
      {"^[]*a", "a", true},
      {"^[^]$", "\n", true},
      {"^(?:ab|cd){2}$", "abcd", true},
      {"^(?<year>\\d{4})-(\\d{2})$", "2024-02", true},
      {"^a{2,}$", "a", false},
      {"^a{0}$", "", true},
      {"^a??b$", "ab", true},
      {"^(?!x)(?=ab)a", "ab", true},
      {"(?<=a)b", "ab", true},
      {"(?<!a)b", "ab", false},
      {"^(\\d+,)*\\d+$", "1,22,3", true},
      {"^\\/$", "/", true},
      {"#", "a#b", true},
  };
  for (const auto& one : cases) {
    const auto made = Pattern::make(one.pattern);
    ASSERT_TRUE(made.has_value()) << one.pattern;
    EXPECT_EQ(made->search(one.text), one.found ? Match::yes : Match::no)
        << one.pattern << " " << one.text;
  }
}

TEST(pattern, refuses_what_is_no_pattern_or_could_run_for_ever) {
  for (const auto* bad :
       {"(",           ")",     "a)",     "[a",      "a**",     "a*+",     "a++",          "*a",
        "a{",          "a{,2}", "a{2,1}", "}",       "]",       "\\",      "\\q",          "\\1",
        "\\k<a>",      "(?i)a", "(?>a)",  "(?<1>a)", "[b-a]",   "[\\d-z]", "\\p{Nothing}", "\\p",
        "\\u{110000}", "\\xZ1", "^*",     "(?=a)*",  "(?<=a*)b"}) {
    const auto made = Pattern::make(bad);
    ASSERT_FALSE(made.has_value()) << bad;
    EXPECT_EQ(made.error().problem, "schema.pattern-malformed") << bad;
  }
  for (const auto* costly : {"(a+)+", "(a*)*", "(?:a+|b)*c", "(a*b?)*", "(b?a+c*)+", "((a+))*",
                             "(a+){2,5}", "a{2000}", "((a+)?)+"}) {
    const auto made = Pattern::make(costly);
    ASSERT_FALSE(made.has_value()) << costly;
    EXPECT_EQ(made.error().problem, "schema.pattern-costly") << costly;
  }
  EXPECT_EQ(Pattern::make(std::string(3000, 'a')).error().problem, "schema.pattern-too-long");
}

TEST(pattern, reads_any_part_of_a_pattern_without_losing_its_place) {
  const std::string whole = R"(^(?<a>[^\d\-x-z]{2,3}|\u{5357}\uD83D\uDE00\x41+?)(?<=\p{Han})\cA$)";
  ASSERT_TRUE(Pattern::make(whole).has_value());
  for (std::size_t from = 0; from < whole.size(); ++from) {
    for (std::size_t size = 0; from + size <= whole.size(); ++size) {
      const auto made = Pattern::make(whole.substr(from, size));
      if (made) EXPECT_NE(made->search("a南1"), Match::too_costly) << whole.substr(from, size);
    }
  }
}

TEST(pattern, stops_after_so_many_steps) {
  const auto made = Pattern::make("^(a|a)*$").value();
  EXPECT_EQ(made.search(std::string(20, 'a')), Match::yes);
  EXPECT_EQ(made.search(std::string(60, 'a') + "b"), Match::too_costly);
}

}  // namespace
}  // namespace luoshi::schema

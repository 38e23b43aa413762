#include "http/url.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(percent_decode, reads_escapes_and_refuses_broken_ones) {
  EXPECT_EQ(percent_decode("a%20b%2fc"), "a b/c");
  EXPECT_EQ(percent_decode("a+b"), "a+b");
  EXPECT_EQ(percent_decode("a+b", true), "a b");
  for (const auto* broken : {"%", "%2", "%zz", "a%G0"}) {
    EXPECT_EQ(percent_decode(broken), std::nullopt) << broken;
  }
}

TEST(percent_encode, is_undone_by_decoding) {
  const std::string text = "启明区 a/b?c=d&e~";
  EXPECT_EQ(percent_decode(percent_encode(text)), text);
  EXPECT_EQ(percent_encode_path("/a b/c"), "/a%20b/c");
}

TEST(is_utf8, refuses_overlong_forms_surrogates_and_cut_sequences) {
  EXPECT_TRUE(is_utf8("督查事项 \xF0\x9F\x98\x80"));
  for (const auto* bad : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80",
                          "\xE7\x9D", "\x80", "\xF0\x80\x80\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
}

TEST(parse_urlencoded, keeps_order_and_repeated_names) {
  EXPECT_THAT(
      parse_urlencoded("unit=a&unit=b&q=%E5%85%BB%E8%80%81+1&flag").value(),
      ElementsAre(Pair("unit", "a"), Pair("unit", "b"), Pair("q", "养老 1"), Pair("flag", "")));
}

TEST(parse_urlencoded, refuses_what_is_broken_or_too_much) {
  EXPECT_EQ(parse_urlencoded("a=%").error().problem, "request.malformed");
  EXPECT_EQ(parse_urlencoded("a=%FF").error().problem, "request.malformed");
  EXPECT_EQ(parse_urlencoded("a=%00").error().problem, "request.malformed");
  EXPECT_EQ(parse_urlencoded("a=1&b=2&c=3", {.count_max = 2}).error().kind, ErrorKind::limit);
  EXPECT_EQ(parse_urlencoded("a=12345", {.value_bytes_max = 4}).error().kind, ErrorKind::limit);
}

TEST(parse_target, splits_before_it_decodes) {
  const auto target = parse_target("/items/a%2Fb/?q=1").value();
  EXPECT_EQ(target.path, "/items/a/b/");
  EXPECT_THAT(target.segments, ElementsAre("items", "a/b", ""));
  EXPECT_THAT(target.query, ElementsAre(Pair("q", "1")));
}

TEST(parse_target, refuses_paths_that_climb_or_hide_bytes) {
  for (const auto* bad :
       {"", "x", "http://a/", "/../etc", "/a/%2e%2e/b", "/a%00", "/a%0ab", "/%ff", "/%4", "*"}) {
    EXPECT_FALSE(parse_target(bad).has_value()) << bad;
  }
}

}  // namespace
}  // namespace luoshi::http

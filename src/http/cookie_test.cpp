#include "http/cookie.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(parse_cookies, reads_pairs_and_the_first_of_two_with_one_name) {
  EXPECT_THAT(parse_cookies("a=1; b=\"x y\";  lang=zh-CN; a=2; nothing; =void"),
              ElementsAre(Pair("a", "1"), Pair("b", "x y"), Pair("lang", "zh-CN")));
}

TEST(parse_cookies, stops_at_a_limit) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "c" + std::to_string(i) + "=1;";
  EXPECT_EQ(parse_cookies(many).size(), 64U);
}

TEST(write_cookie, carries_what_the_host_prefix_asks) {
  EXPECT_EQ(write_cookie({.name = "__Host-luoshi", .value = "t"}),
            "__Host-luoshi=t; Path=/; SameSite=Lax; Secure; HttpOnly");
  EXPECT_EQ(
      write_cookie(
          {.name = "lang", .value = "en", .max_age_s = 0, .secure = false, .http_only = false}),
      "lang=en; Path=/; SameSite=Lax; Max-Age=0");
}

}  // namespace
}  // namespace luoshi::http

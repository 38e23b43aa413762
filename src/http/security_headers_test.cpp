#include "http/security_headers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(security_headers, forbid_inline_code_and_frames) {
  const auto text = security_header_lines({}, false);
  EXPECT_THAT(text, HasSubstr("frame-ancestors 'none'"));
  EXPECT_THAT(text, Not(HasSubstr("unsafe")));
  EXPECT_THAT(text, HasSubstr("X-Content-Type-Options: nosniff\r\n"));
}

TEST(security_headers, ask_for_https_only_over_https) {
  EXPECT_THAT(security_header_lines({}, false), Not(HasSubstr("Strict-Transport")));
  EXPECT_THAT(security_header_lines({}, true), HasSubstr("Strict-Transport"));
}

TEST(security_headers, give_way_to_the_handlers_own) {
  const auto text =
      security_header_lines({{"content-security-policy", "default-src 'self'"}}, true);
  EXPECT_THAT(text, Not(HasSubstr("Content-Security-Policy")));
  EXPECT_THAT(text, HasSubstr("Referrer-Policy"));
}

}  // namespace
}  // namespace luoshi::http

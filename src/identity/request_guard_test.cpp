#include "identity/request_guard.hpp"

#include <gtest/gtest.h>

#include "identity/sessions.hpp"

namespace luoshi::identity {
namespace {

const std::string token(64, 'a');

TEST(check_csrf, asks_for_the_sessions_token_and_our_own_origin) {
  const struct {
    const char* what;
    const char* origin;
    const char* site;
    std::string csrf;
    const char* problem;
  } cases[] = {
      {"our page", "http://a:8080", "same-origin", csrf_of(token), ""},
      {"a program", "", "", csrf_of(token), ""},
      {"no token", "http://a:8080", "same-origin", "", "request.no-csrf-token"},
      {"the cookie's token", "", "", token, "request.no-csrf-token"},
      {"another site", "http://b", "", csrf_of(token), "request.other-origin"},
      {"another port", "http://a:8081", "", csrf_of(token), "request.other-origin"},
      {"a sandbox", "null", "", csrf_of(token), "request.other-origin"},
      {"a cross-site fetch", "", "cross-site", csrf_of(token), "request.other-origin"},
      {"a sister host", "", "same-site", csrf_of(token), "request.other-origin"},
  };
  for (const auto& c : cases) {
    http::Request request;
    request.cookies = {{"luoshi", token}};
    request.headers = {{"host", "a:8080"}, {"x-csrf-token", c.csrf}};
    if (*c.origin != '\0') request.headers["origin"] = c.origin;
    if (*c.site != '\0') request.headers["sec-fetch-site"] = c.site;
    const auto result = check_csrf(request);
    EXPECT_EQ(result ? "" : result.error().problem, c.problem) << c.what;
  }
}

TEST(session_cookie, is_bound_to_the_host_over_tls) {
  http::Request request;
  EXPECT_EQ(session_cookie(request, "t"), "luoshi=t; Path=/; SameSite=Lax; HttpOnly");
  request.secure = true;
  EXPECT_EQ(session_cookie(request, "t"),
            "__Host-luoshi=t; Path=/; SameSite=Lax; Secure; HttpOnly");
  request.cookies = {{"luoshi", token}};
  EXPECT_EQ(token_of(request), "") << "a cookie set without TLS is not believed over TLS";
}

}  // namespace
}  // namespace luoshi::identity

#include "http/incoming.hpp"

#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

TEST(read_head, makes_a_request) {
  const auto in = read_head(
      {.method = "GET",
       .target = "/items?q=a",
       .headers =
           {{"Host", "a"}, {"Accept", "x"}, {"ACCEPT", "y"}, {"Cookie", "a=1"}, {"Cookie", "b=2"}}},
      {});
  EXPECT_EQ(in.refused, 0);
  EXPECT_EQ(in.request.path, "/items");
  EXPECT_EQ(in.request.param("q"), "a");
  EXPECT_EQ(in.request.header("accept"), "x, y");
  EXPECT_EQ(in.request.cookies.at("b"), "2");
}

TEST(read_head, refuses_with_the_status_of_the_fault) {
  const std::vector<std::pair<std::string_view, std::string_view>> host{{"Host", "a"}};
  const std::string long_target = "/" + std::string(5000, 'a');
  const struct {
    const char* what;
    Head head;
    int status;
  } cases[] = {
      {"a long target", {"GET", long_target, host}, 414},
      {"too many headers", {"GET", "/", std::vector(101, host[0])}, 431},
      {"two hosts", {"GET", "/", {host[0], host[0]}}, 400},
      {"no host", {"GET", "/", {}}, 400},
      {"an unknown method", {"BREW", "/", host}, 405},
      {"a climbing path", {"GET", "/a/../b", host}, 400},
  };
  for (const auto& c : cases) EXPECT_EQ(read_head(c.head, {}).refused, c.status) << c.what;
  EXPECT_EQ(read_head({"GET", "/", {}, true}, {}).refused, 0) << "HTTP/1.0 needs no Host";
}

TEST(set_origin, believes_only_a_trusted_proxy) {
  Request request;
  request.headers = {{"x-forwarded-for", "6.6.6.6, 10.1.2.3"}, {"x-forwarded-proto", "https"}};
  set_origin(request, "9.9.9.9", {});
  EXPECT_EQ(request.remote, "9.9.9.9");
  EXPECT_FALSE(request.secure);
  const std::vector<std::string> trusted{"127.0.0.1"};
  set_origin(request, "127.0.0.1", trusted);
  EXPECT_EQ(request.remote, "10.1.2.3");
  EXPECT_TRUE(request.secure);
}

}  // namespace
}  // namespace luoshi::http

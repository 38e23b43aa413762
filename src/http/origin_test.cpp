#include "http/origin.hpp"

#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

TEST(origin, names_scheme_and_host_as_the_client_wrote_them) {
  Request request;
  request.headers["host"] = "luoshi.example.gov.cn:8443";
  EXPECT_EQ(origin_of(request), "http://luoshi.example.gov.cn:8443");
  request.secure = true;
  EXPECT_EQ(origin_of(request), "https://luoshi.example.gov.cn:8443");
}

TEST(origin, takes_nothing_for_a_host_that_is_none) {
  Request request;
  EXPECT_EQ(origin_of(request), "http://localhost");
  request.headers["host"] = "a\"><script>";
  EXPECT_EQ(origin_of(request), "http://localhost");
}

}  // namespace
}  // namespace luoshi::http

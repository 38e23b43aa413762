#include "http/wire.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(response_head, frames_a_reply) {
  Response response;
  response.with("Content-Type", "text/plain");
  response.body = "four";
  const auto head = response_head(response, {.trace_id = "t", .date = "D"});
  EXPECT_THAT(head, StartsWith("HTTP/1.1 200 OK\r\nDate: D\r\nX-Trace-Id: t\r\n"));
  EXPECT_THAT(head, HasSubstr("Content-Length: 4\r\n"));
  EXPECT_THAT(head, HasSubstr("Cache-Control: no-store\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("Connection:")));
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
}

TEST(response_head, gives_no_length_where_there_is_no_body) {
  Response response;
  response.status = 204;
  EXPECT_THAT(response_head(response, {}), Not(HasSubstr("Content-Length")));
}

TEST(response_head, gives_no_length_where_the_end_of_the_connection_is_the_end) {
  const auto head =
      response_head({}, {.trace_id = "t", .date = "D", .keep_alive = false, .endless = true});
  EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
  EXPECT_THAT(head, HasSubstr("Connection: close\r\n"));
}

TEST(response_head, leaves_out_a_header_that_would_split_the_reply) {
  Response response;
  response.with("Location", "/a\r\nSet-Cookie: x=1");
  EXPECT_THAT(response_head(response, {}), Not(HasSubstr("Set-Cookie")));
}

TEST(compress, packs_long_text_for_who_accepts_it) {
  Response response;
  response.with("Content-Type", "application/json");
  response.body = std::string(5000, ' ');
  Response other = response;
  compress(response, "gzip");
  EXPECT_LT(response.body.size(), 100U);
  EXPECT_THAT(response_head(response, {}), HasSubstr("Content-Encoding: gzip\r\n"));
  compress(other, "br");
  EXPECT_EQ(other.body.size(), 5000U);
  EXPECT_THAT(response_head(other, {}), HasSubstr("Vary: Accept-Encoding\r\n"));
}

TEST(compress, leaves_short_and_packed_replies_alone) {
  Response little;
  little.with("Content-Type", "application/json");
  little.body = std::string(compress_bytes_min - 1, ' ');
  compress(little, "gzip");
  EXPECT_EQ(little.body.size(), compress_bytes_min - 1);
  Response image;
  image.with("Content-Type", "image/png");
  image.body = std::string(5000, ' ');
  compress(image, "gzip");
  EXPECT_EQ(image.body.size(), 5000U);
}

TEST(http_date, writes_the_example_of_the_standard) {
  EXPECT_EQ(http_date(784'111'777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace luoshi::http

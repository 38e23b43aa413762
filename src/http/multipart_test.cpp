#include "http/multipart.hpp"

#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

constexpr auto type = "multipart/form-data; boundary=XyZ";

TEST(parse_multipart, reads_fields_and_files) {
  const std::string body =
      "--XyZ\r\nContent-Disposition: form-data; name=\"year\"\r\n\r\n2019\r\n"
      "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\a\\报告%22.txt\"\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n\r\nline\r\n--XyX\r\n\r\n--XyZ--\r\n";
  const auto parts = parse_multipart(type, body).value();
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].name, "year");
  EXPECT_EQ(parts[0].body, "2019");
  EXPECT_FALSE(parts[0].is_file);
  EXPECT_EQ(parts[1].filename, "报告\".txt");
  EXPECT_EQ(parts[1].media_type, "text/plain");
  EXPECT_EQ(parts[1].body, "line\r\n--XyX\r\n");
}

TEST(parse_multipart, reads_an_empty_body_and_an_empty_form) {
  const auto parts =
      parse_multipart(type, "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--XyZ--")
          .value();
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].body, "");
  EXPECT_TRUE(parse_multipart(type, "--XyZ--\r\n").value().empty());
}

TEST(parse_multipart, refuses_what_breaks_the_grammar) {
  const struct {
    const char* what;
    std::string type;
    std::string body;
  } cases[] = {
      {"no boundary parameter", "multipart/form-data", "--XyZ--"},
      {"a boundary too long", "multipart/form-data; boundary=" + std::string(71, 'a'), ""},
      {"no boundary in the body", type, "hello"},
      {"a part cut short", type, "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\nabc"},
      {"no name", type, "--XyZ\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--XyZ--"},
      {"no header", type, "--XyZ\r\nabc\r\n--XyZ--"},
      {"a nested multipart", type,
       "--XyZ\r\nContent-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed\r\n\r\n"
       "\r\n--XyZ--"},
      {"base64", type,
       "--XyZ\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64"
       "\r\n\r\n\r\n--XyZ--"},
  };
  for (const auto& c : cases) {
    const auto parts = parse_multipart(c.type, c.body);
    ASSERT_FALSE(parts.has_value()) << c.what;
    EXPECT_EQ(parts.error().problem, "request.malformed") << c.what;
  }
}

TEST(parse_multipart, holds_to_its_limit_of_parts) {
  std::string body;
  for (int i = 0; i < 3; ++i) {
    body += "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n";
  }
  body += "--XyZ--";
  EXPECT_EQ(parse_multipart(type, body, {.parts_max = 2}).error().kind, ErrorKind::limit);
  EXPECT_EQ(parse_multipart(type, body, {.parts_max = 3}).value().size(), 3U);
}

TEST(is_multipart, looks_at_the_type_only) {
  EXPECT_TRUE(is_multipart("Multipart/Form-Data; boundary=a"));
  EXPECT_FALSE(is_multipart("application/json"));
}

}  // namespace
}  // namespace luoshi::http

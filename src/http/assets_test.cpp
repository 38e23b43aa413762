#include "http/assets.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace luoshi::http {
namespace {

std::string header(const Response& response, std::string_view name) {
  const auto found =
      std::ranges::find(response.headers, name, [](const auto& h) { return h.first; });
  return found == response.headers.end() ? "" : found->second;
}

struct assets : testing::Test {
  assets() : text(std::string(5000, 'x')) {
    held.add("/staff/index.html", text, false);
    held.add("/staff/app-1f2e.js", "short", true);
  }
  std::string text;
  Assets held;
  Request request;
};

TEST_F(assets, serves_a_packed_variant_to_who_accepts_it) {
  EXPECT_EQ(held.serve(request, "/staff/index.html")->body, text);
  request.headers["accept-encoding"] = "gzip";
  const auto packed = held.serve(request, "/staff/index.html").value();
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 200U);
}

TEST_F(assets, answers_304_when_the_browser_has_it) {
  request.headers["if-none-match"] = header(*held.serve(request, "/staff/index.html"), "ETag");
  const auto reply = held.serve(request, "/staff/index.html").value();
  EXPECT_EQ(reply.status, 304);
  EXPECT_EQ(reply.body, "");
}

TEST_F(assets, serves_a_range_unpacked) {
  request.headers["accept-encoding"] = "gzip";
  request.headers["range"] = "bytes=10-19";
  const auto reply = held.serve(request, "/staff/index.html").value();
  EXPECT_EQ(reply.status, 206);
  EXPECT_EQ(reply.body.size(), 10U);
  EXPECT_EQ(header(reply, "Content-Range"), "bytes 10-19/5000");
  request.headers["range"] = "bytes=5000-";
  EXPECT_EQ(held.serve(request, "/staff/index.html")->status, 416);
}

TEST_F(assets, caches_hashed_names_only) {
  EXPECT_EQ(header(*held.serve(request, "/staff/index.html"), "Cache-Control"), "no-cache");
  EXPECT_EQ(header(*held.serve(request, "/staff/app-1f2e.js"), "Cache-Control"),
            "public, max-age=31536000, immutable");
}

TEST_F(assets, knows_nothing_of_other_paths) {
  EXPECT_FALSE(held.serve(request, "/staff/../secret").has_value());
}

}  // namespace
}  // namespace luoshi::http

#include "api/input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <boost/json/parse.hpp>

namespace luoshi::api {
namespace {

using testing::ElementsAre;

constexpr std::array<std::string_view, 2> kinds{"a", "b"};

TEST(input, finds_every_fault_at_its_pointer) {
  const auto object = boost::json::parse(R"({"long": "督查督查", "kind": "c", "n": 5, "flag": 1,
    "list": ["ok", "", 3], "a/b": true, "control": "a\u0000b"})")
                          .as_object();
  std::vector<Finding> findings;
  Input input(object, findings, "/in");
  input.require({"absent"});
  EXPECT_FALSE(input.text("long", {.max = 3}));
  EXPECT_FALSE(input.choice("kind", kinds));
  EXPECT_FALSE(input.integer("n", 6, 9));
  EXPECT_FALSE(input.boolean("flag"));
  EXPECT_FALSE(input.text("control", {.max = 9}));
  EXPECT_THAT(*input.texts("list", 5, {.min = 1}), ElementsAre("ok"));
  input.finish();
  EXPECT_THAT(findings, ElementsAre(Finding{"/in/absent", "request.field-missing", ""},
                                    Finding{"/in/long", "request.too-long", "0–3"},
                                    Finding{"/in/kind", "request.not-a-choice", "a, b"},
                                    Finding{"/in/n", "request.out-of-range", "6–9"},
                                    Finding{"/in/flag", "request.wrong-type", "boolean"},
                                    Finding{"/in/control", "request.control-character", "0–9"},
                                    Finding{"/in/list/1", "request.field-empty", "1–1000"},
                                    Finding{"/in/list/2", "request.wrong-type", "string"},
                                    Finding{"/in/a~1b", "request.field-unknown", ""}));
  EXPECT_EQ(done(findings).error().findings.size(), findings.size());
}

TEST(input, reads_what_is_right) {
  const auto object =
      boost::json::parse(R"({"t": "督查", "k": "b", "n": 7, "f": false, "null": null})")
          .as_object();
  std::vector<Finding> findings;
  Input input(object, findings);
  EXPECT_EQ(input.text("t", {.min = 2, .max = 2}), "督查");
  EXPECT_EQ(input.choice("k", kinds), "b");
  EXPECT_EQ(input.integer("n", 0, 9), 7);
  EXPECT_EQ(input.boolean("f"), false);
  EXPECT_TRUE(input.is_null("null"));
  EXPECT_FALSE(input.text("absent", {}).has_value());
  input.finish();
  EXPECT_TRUE(done(findings).has_value());
}

TEST(json_body, refuses_what_is_no_json_object) {
  const struct {
    const char* type;
    std::string body;
    const char* problem;
  } cases[] = {
      {"application/json; charset=utf-8", "{}", ""},
      {"text/plain", "{}", "request.media-type"},
      {"application/json", "[]", "request.not-json"},
      {"application/json", "{", "request.not-json"},
      {"application/json", "{\"a\": \"\xff\"}", "request.not-json"},
      {"application/json", std::string(100, '[') + std::string(100, ']'), "request.not-json"},
  };
  for (const auto& c : cases) {
    http::Request request;
    request.headers["content-type"] = c.type;
    request.body = c.body;
    const auto body = json_body(request);
    EXPECT_EQ(body ? "" : body.error().problem, c.problem) << c.body;
  }
}

}  // namespace
}  // namespace luoshi::api

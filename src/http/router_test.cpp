#include "http/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/url.hpp"

namespace luoshi::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

struct router : testing::Test {
  router() {
    const Handler none = [](Request, Reply) {};
    routes.add(Method::get, "/", none);
    routes.add(Method::get, "/api/v1/items", none);
    routes.add(Method::post, "/api/v1/items", none);
    routes.add(Method::get, "/api/v1/items/{id}", none);
    routes.add(Method::get, "/api/v1/items/count", none);
    routes.add(Method::post, "/api/v1/items/{id}/report", none);
    routes.add(Method::get, "/staff/{path*}", none);
    routes.add(Method::get, "/api/{rest*}", none);
  }
  Router::Match match(Method method, std::string_view path) {
    return routes.match(method, parse_target(path).value().segments);
  }
  std::string pattern(Method method, std::string_view path) {
    const auto found = match(method, path);
    return found.route == nullptr ? "" : found.route->pattern;
  }
  Router routes;
};

TEST_F(router, finds_the_most_definite_pattern) {
  EXPECT_EQ(pattern(Method::get, "/"), "/");
  EXPECT_EQ(pattern(Method::get, "/api/v1/items"), "/api/v1/items");
  EXPECT_EQ(pattern(Method::get, "/api/v1/items/count"), "/api/v1/items/count");
  EXPECT_EQ(pattern(Method::get, "/api/v1/items/itm_1"), "/api/v1/items/{id}");
  EXPECT_EQ(pattern(Method::get, "/staff/a/b.js"), "/staff/{path*}");
  EXPECT_EQ(pattern(Method::get, "/api/v1/nothing/here"), "/api/{rest*}");
}

TEST_F(router, hands_out_decoded_parameters) {
  EXPECT_THAT(match(Method::get, "/api/v1/items/a%2Fb").params, ElementsAre(Pair("id", "a/b")));
  EXPECT_THAT(match(Method::get, "/staff/a/b.js").params, ElementsAre(Pair("path", "a/b.js")));
  EXPECT_THAT(match(Method::post, "/api/v1/items/7/report").params, ElementsAre(Pair("id", "7")));
}

TEST_F(router, names_the_allowed_methods_of_a_known_path) {
  const auto found = match(Method::put, "/api/v1/items");
  EXPECT_EQ(found.route, nullptr);
  EXPECT_EQ(found.allow, "GET, HEAD, POST");
}

TEST_F(router, answers_head_by_the_handler_of_get) {
  EXPECT_EQ(pattern(Method::head, "/api/v1/items"), "/api/v1/items");
}

TEST_F(router, knows_nothing_of_other_paths) {
  for (const auto* path : {"/nothing", "/staff", "/favicon.ico"}) {
    const auto found = match(Method::get, path);
    EXPECT_EQ(found.route, nullptr) << path;
    EXPECT_EQ(found.allow, "") << path;
  }
  EXPECT_EQ(pattern(Method::get, "/api/v1/items/"), "/api/{rest*}");
}

}  // namespace
}  // namespace luoshi::http

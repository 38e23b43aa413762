#include "http/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

TEST(metrics, count_by_route_and_status) {
  Metrics metrics;
  auto& route = metrics.route("GET", "/items/{id}");
  EXPECT_EQ(&route, &metrics.route("GET", "/items/{id}"));
  route.count(200, milliseconds(1));
  route.count(200, milliseconds(3));
  route.count(404, milliseconds(9000));
  const auto text = metrics.text();
  EXPECT_THAT(text, HasSubstr("luoshi_http_requests_total{method=\"GET\",route=\"/items/{id}\","
                              "status=\"200\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("status=\"404\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("le=\"0.001\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("le=\"0.005\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("le=\"5\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text,
              HasSubstr("luoshi_http_request_seconds_sum{method=\"GET\",route=\"/items/{id}\"} "
                        "9.004\n"));
}

TEST(metrics, are_silent_of_routes_nobody_asked_for) {
  Metrics metrics;
  metrics.route("GET", "/quiet");
  EXPECT_THAT(metrics.text(), testing::Not(HasSubstr("/quiet")));
}

TEST(metrics, ask_for_values_when_they_are_written) {
  Metrics metrics;
  double queue = 1;
  metrics.add("luoshi_queue", "Jobs waiting.", "gauge", [&] { return queue; });
  queue = 7;
  EXPECT_THAT(metrics.text(), HasSubstr("# TYPE luoshi_queue gauge\nluoshi_queue 7\n"));
}

}  // namespace
}  // namespace luoshi::http

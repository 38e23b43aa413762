#include "http/metrics.hpp"

#include <fmt/format.h>

#include <iterator>

namespace luoshi::http {
namespace {

// A label value escapes backslash, quote and line end; methods and patterns hold none of the last.
std::string label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

}  // namespace

void Metrics::Route::count(int status, std::chrono::nanoseconds took) {
  if (status >= 100 && status < 600) {
    by_status_[static_cast<std::size_t>(status - 100)].fetch_add(1, std::memory_order_relaxed);
  }
  const double seconds = std::chrono::duration<double>(took).count();
  std::size_t bucket = 0;
  while (bucket < bounds_s.size() && seconds > bounds_s[bucket]) ++bucket;
  buckets_[bucket].fetch_add(1, std::memory_order_relaxed);
  nanoseconds_.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

Metrics::Route& Metrics::route(std::string_view method, std::string_view pattern) {
  const std::scoped_lock lock(mutex_);
  for (const auto& route : routes_) {
    if (route->method_ == method && route->pattern_ == pattern) return *route;
  }
  auto& route = *routes_.emplace_back(std::make_unique<Route>());
  route.method_ = method;
  route.pattern_ = pattern;
  return route;
}

void Metrics::add(std::string name, std::string help, std::string kind,
                  std::function<double()> value) {
  const std::scoped_lock lock(mutex_);
  values_.push_back({std::move(name), std::move(help), std::move(kind), std::move(value)});
}

std::string Metrics::text() const {
  const std::scoped_lock lock(mutex_);
  std::string out;
  const auto to = std::back_inserter(out);
  out +=
      "# HELP luoshi_http_requests_total Requests answered, by route and status.\n"
      "# TYPE luoshi_http_requests_total counter\n";
  for (const auto& route : routes_) {
    for (std::size_t i = 0; i < route->by_status_.size(); ++i) {
      const auto count = route->by_status_[i].load(std::memory_order_relaxed);
      if (count == 0) continue;
      fmt::format_to(to,
                     "luoshi_http_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} {}\n",
                     label(route->method_), label(route->pattern_), i + 100, count);
    }
  }
  out +=
      "# HELP luoshi_http_request_seconds From the last byte of a request to its reply.\n"
      "# TYPE luoshi_http_request_seconds histogram\n";
  for (const auto& route : routes_) {
    const std::string labels =
        fmt::format("method=\"{}\",route=\"{}\"", label(route->method_), label(route->pattern_));
    std::uint64_t total = 0;
    for (const auto& bucket : route->buckets_) total += bucket.load(std::memory_order_relaxed);
    if (total == 0) continue;  // a route nobody asked for has no history to plot
    total = 0;
    for (std::size_t i = 0; i < route->buckets_.size(); ++i) {
      total += route->buckets_[i].load(std::memory_order_relaxed);
      const auto bound =
          i < Route::bounds_s.size() ? fmt::format("{}", Route::bounds_s[i]) : std::string("+Inf");
      fmt::format_to(to, "luoshi_http_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels, bound,
                     total);
    }
    fmt::format_to(to, "luoshi_http_request_seconds_sum{{{}}} {}\n", labels,
                   static_cast<double>(route->nanoseconds_.load(std::memory_order_relaxed)) / 1e9);
    fmt::format_to(to, "luoshi_http_request_seconds_count{{{}}} {}\n", labels, total);
  }
  for (const auto& value : values_) {
    fmt::format_to(to, "# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", value.name, value.help,
                   value.kind, value.value());
  }
  return out;
}

}  // namespace luoshi::http

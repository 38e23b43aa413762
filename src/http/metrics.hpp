// Counters of what the server did, written as Prometheus text (exposition format 0.0.4). Values are
// kept per route pattern, never per path, so that their number is bounded.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace luoshi::http {

class Metrics {
 public:
  // A route's row; get it once, count from any thread without a lock.
  class Route {
   public:
    void count(int status, std::chrono::nanoseconds took);

   private:
    friend class Metrics;
    static constexpr std::array<double, 12> bounds_s{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,   0.1,   0.25,   0.5,   1.0,  5.0};
    std::string method_;
    std::string pattern_;
    std::array<std::atomic<std::uint64_t>, 500> by_status_{};  // index is status - 100
    std::array<std::atomic<std::uint64_t>, bounds_s.size() + 1> buckets_{};
    std::atomic<std::uint64_t> nanoseconds_{0};
  };

  // The row lives as long as the metrics. Thread-safe.
  Route& route(std::string_view method, std::string_view pattern);

  // A value asked for when the text is written: "luoshi_store_queue", a sentence, a function.
  // `kind` is "gauge" or "counter".
  void add(std::string name, std::string help, std::string kind, std::function<double()> value);

  [[nodiscard]] std::string text() const;

 private:
  struct Value {
    std::string name;
    std::string help;
    std::string kind;
    std::function<double()> value;
  };
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Route>> routes_;
  std::vector<Value> values_;
};

}  // namespace luoshi::http

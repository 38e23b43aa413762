// Token buckets by key, in bounded memory: how often one address, account or person may do a thing.
// The state is lost on restart; it is a brake, not a record.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"

namespace luoshi::http {

class RateLimiter {
 public:
  struct Config {
    double tokens_max = 10;          // so many at once
    double tokens_per_second = 1.0;  // and so many in the long run
    std::size_t keys_max = 100'000;  // the least recently used key is forgotten first
  };

  explicit RateLimiter(const Config& config) : config_(config) {}

  // Takes one token of the key's bucket; where there is none, tells how long to wait for it.
  // Thread-safe.
  [[nodiscard]] std::optional<std::chrono::milliseconds> take(std::string_view key, Instant now);

  [[nodiscard]] std::size_t keys() const;

 private:
  struct Bucket {
    std::string key;
    double tokens = 0;
    Instant filled;
  };
  Config config_;
  mutable std::mutex mutex_;
  std::list<Bucket> recent_;  // most recently used first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> by_key_;
};

}  // namespace luoshi::http

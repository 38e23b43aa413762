#include "http/rate.hpp"

#include <algorithm>
#include <cmath>

namespace luoshi::http {

std::optional<std::chrono::milliseconds> RateLimiter::take(std::string_view key, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    if (recent_.size() == config_.keys_max) {
      by_key_.erase(recent_.back().key);
      recent_.pop_back();
    }
    recent_.push_front({std::string(key), config_.tokens_max, now});
    by_key_.emplace(recent_.front().key, recent_.begin());
  } else {
    recent_.splice(recent_.begin(), recent_, found->second);
  }
  Bucket& bucket = recent_.front();
  // A clock set back must not empty or fill a bucket.
  const double seconds =
      static_cast<double>(std::max<std::int64_t>(0, now.ms - bucket.filled.ms)) / 1000.0;
  bucket.tokens = std::min(config_.tokens_max, bucket.tokens + seconds * config_.tokens_per_second);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::nullopt;
  }
  return std::chrono::milliseconds(static_cast<std::int64_t>(
      std::ceil((1 - bucket.tokens) / config_.tokens_per_second * 1000.0)));
}

std::size_t RateLimiter::keys() const {
  const std::scoped_lock lock(mutex_);
  return recent_.size();
}

}  // namespace luoshi::http

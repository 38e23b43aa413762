#include "identity/lockout.hpp"

#include <algorithm>

namespace luoshi::identity {
namespace {

constexpr std::size_t pairs_max = 50'000;
constexpr int free_failures = 4;
constexpr std::int64_t wait_ms_max = std::int64_t{15} * 60 * 1000;

std::string key_of(std::string_view login, std::string_view address) {
  return std::string(login) + '\n' + std::string(address);
}

}  // namespace

Lockout::Lockout()
    : by_account_({.tokens_max = 20, .tokens_per_second = 0.05, .keys_max = 50'000}),
      by_address_({.tokens_max = 60, .tokens_per_second = 1.0, .keys_max = 50'000}) {}

Lockout::Pair& Lockout::pair_of(std::string_view login, std::string_view address) {
  const auto key = key_of(login, address);
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    recent_.splice(recent_.begin(), recent_, found->second);
    return recent_.front();
  }
  if (recent_.size() == pairs_max) {
    by_key_.erase(recent_.back().key);
    recent_.pop_back();
  }
  recent_.push_front({key, 0, false, {0}});
  by_key_.emplace(recent_.front().key, recent_.begin());
  return recent_.front();
}

std::optional<std::chrono::milliseconds> Lockout::before_try(std::string_view login,
                                                             std::string_view address,
                                                             Instant now) {
  if (const auto wait = by_address_.take(address, now)) return wait;
  bool known = false;
  {
    const std::scoped_lock lock(mutex_);
    const Pair& pair = pair_of(login, address);
    if (pair.free_at > now) return std::chrono::milliseconds(pair.free_at.ms - now.ms);
    known = pair.known;
  }
  if (known) return std::nullopt;
  return by_account_.take(login, now);
}

void Lockout::failed(std::string_view login, std::string_view address, Instant now) {
  const std::scoped_lock lock(mutex_);
  Pair& pair = pair_of(login, address);
  ++pair.failures;
  if (pair.failures < free_failures) return;
  // 2 s after the fourth failure, twice as long after each further one.
  const int doublings = std::min(pair.failures - free_failures, 12);
  pair.free_at.ms = now.ms + std::min(wait_ms_max, std::int64_t{2000} << doublings);
}

void Lockout::succeeded(std::string_view login, std::string_view address) {
  const std::scoped_lock lock(mutex_);
  Pair& pair = pair_of(login, address);
  pair.failures = 0;
  pair.free_at = {0};
  pair.known = true;
}

}  // namespace luoshi::identity

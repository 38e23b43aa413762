// The brake on guessing passwords. Each account and address together wait longer after every
// failure, up to a quarter of an hour; each account as a whole and each address as a whole have a
// bucket of tries. An address from which the account was entered before is not held up by what
// strangers try elsewhere, so nobody can lock another out. In memory only, bounded.
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
#include "http/rate.hpp"

namespace luoshi::identity {

class Lockout {
 public:
  Lockout();

  // How long to wait before a try is allowed; nothing when it is allowed, which counts as one.
  [[nodiscard]] std::optional<std::chrono::milliseconds> before_try(std::string_view login,
                                                                    std::string_view address,
                                                                    Instant now);
  void failed(std::string_view login, std::string_view address, Instant now);
  void succeeded(std::string_view login, std::string_view address);

 private:
  struct Pair {
    std::string key;
    int failures = 0;
    bool known = false;
    Instant free_at;
  };
  Pair& pair_of(std::string_view login, std::string_view address);

  http::RateLimiter by_account_;
  http::RateLimiter by_address_;
  std::mutex mutex_;
  std::list<Pair> recent_;  // most recently used first
  std::unordered_map<std::string_view, std::list<Pair>::iterator> by_key_;
};

}  // namespace luoshi::identity

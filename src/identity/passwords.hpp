// Passwords: what is accepted as one, and their hashing with Argon2id (RFC 9106) through libsodium.
// Length counts, composition does not (OWASP ASVS 5.0, 6.2).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"

namespace luoshi::identity {

inline constexpr std::size_t password_length_min = 12;  // code points
inline constexpr std::size_t password_bytes_max = 256;

// invalid "password.too-short", "password.too-long", "password.common" or "password.is-login".
[[nodiscard]] Result<> check_password(std::string_view password, std::string_view login);

// Three groups of five characters, some 74 random bits, fit to be read over a telephone.
[[nodiscard]] std::string new_first_password(Random& random);

// Hashes a few at a time: each takes 19 MiB and about 12 ms of a processor. Thread-safe; callers
// wait their turn, and when many wait already the call fails with limit "session.busy".
class Hasher {
 public:
  explicit Hasher(std::size_t running_max = 2, std::size_t waiting_max = 16)
      : running_max_(running_max), waiting_max_(waiting_max) {}

  // A text that holds salt and parameters.
  [[nodiscard]] Result<std::string> hash(std::string_view password);
  // An empty `hash` takes as long as a real one and is never right, so that time does not tell
  // which accounts exist.
  [[nodiscard]] Result<bool> verify(std::string_view password, std::string_view hash);

 private:
  class Turn;
  std::size_t running_max_;
  std::size_t waiting_max_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t running_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace luoshi::identity

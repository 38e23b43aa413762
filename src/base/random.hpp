// Randomness as an argument, and the ids and nonces made from it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace luoshi {

using Bytes32 = std::array<std::uint8_t, 32>;

class Random {
 public:
  virtual ~Random() = default;
  // Fills `out` with unpredictable bytes. Thread-safe.
  virtual void fill(std::span<std::uint8_t> out) = 0;
};

// libsodium's generator, seeded by the kernel.
class SystemRandom final : public Random {
 public:
  SystemRandom();
  void fill(std::span<std::uint8_t> out) override;
};

// The same bytes in every run, for tests and simulations only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> out) override;

 private:
  std::uint64_t state_;
};

// An opaque record id: prefix, underscore, 26 characters of Crockford base 32 in lower case
// (128 random bits), for example "itm_5t9c4m0ehq2v7x3k8d1n6r0w4b". The prefix names the table.
[[nodiscard]] std::string new_id(Random& random, std::string_view prefix);

// The same shape, for records that come by the thousand: nine characters of the time, then 85
// random bits. Records made one after the other lie side by side in every index of ids.
[[nodiscard]] std::string new_id(Random& random, Instant now, std::string_view prefix);

[[nodiscard]] Bytes32 new_nonce(Random& random);

// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);

// SHA-256 of bytes (FIPS 180-4).
[[nodiscard]] Bytes32 sha256(std::span<const std::uint8_t> bytes);
[[nodiscard]] Bytes32 sha256(std::string_view bytes);

}  // namespace luoshi

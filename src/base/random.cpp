#include "base/random.hpp"

#include <sodium.h>

#include <cstdlib>

namespace luoshi {

SystemRandom::SystemRandom() {
  if (sodium_init() < 0) std::abort();
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
  randombytes_buf(out.data(), out.size());
}

void SeededRandom::fill(std::span<std::uint8_t> out) {
  // SplitMix64 (Steele, Lea, Flood 2014): enough to tell records apart in a repeatable run.
  for (auto& byte : out) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    byte = static_cast<std::uint8_t>(z ^ (z >> 31));
  }
}

namespace {

constexpr std::string_view base32 = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int id_characters = 26;
constexpr int time_characters = 9;  // of milliseconds: enough for a thousand years
constexpr unsigned character_bits = 5;

void append_random(std::string& id, Random& random, int characters) {
  std::array<std::uint8_t, 17> bytes{};
  random.fill(bytes);
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  std::size_t at = 0;
  for (int i = 0; i < characters; ++i) {
    if (bits < character_bits) {
      buffer = (buffer << 8) | bytes[at++];
      bits += 8;
    }
    bits -= character_bits;
    id.push_back(base32[(buffer >> bits) & 31]);
  }
}

}  // namespace

std::string new_id(Random& random, std::string_view prefix) {
  std::string id(prefix);
  id.push_back('_');
  append_random(id, random, id_characters);
  return id;
}

std::string new_id(Random& random, Instant now, std::string_view prefix) {
  std::string id(prefix);
  id.push_back('_');
  for (int i = time_characters - 1; i >= 0; --i) {
    id.push_back(base32[static_cast<std::size_t>(now.ms >> (i * 5)) & 31]);
  }
  append_random(id, random, id_characters - time_characters);
  return id;
}

Bytes32 new_nonce(Random& random) {
  Bytes32 nonce{};
  random.fill(nonce);
  return nonce;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  static constexpr std::string_view alphabet = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    hex.push_back(alphabet[byte >> 4]);
    hex.push_back(alphabet[byte & 15]);
  }
  return hex;
}

Bytes32 sha256(std::span<const std::uint8_t> bytes) {
  Bytes32 hash{};
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return hash;
}

Bytes32 sha256(std::string_view bytes) {
  return sha256(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

}  // namespace luoshi

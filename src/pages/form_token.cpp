#include "pages/form_token.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace luoshi::pages {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t nonce_digits = nonce_bytes * 2;
constexpr std::size_t seal_digits = 64;

}  // namespace

FormTokens::FormTokens(Random& random) : key_{} {
  random.fill(key_);
}

// HMAC-SHA-256 (RFC 2104), by libsodium.
Bytes32 FormTokens::sign(std::string_view text) const {
  static_assert(crypto_auth_hmacsha256_BYTES == std::tuple_size_v<Bytes32>);
  Bytes32 seal{};
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  crypto_auth_hmacsha256(seal.data(), bytes, text.size(), key_.data());
  return seal;
}

// nonce-milliseconds-seal; the seal covers the item too.
std::string FormTokens::issue(std::string_view item, Instant now, Random& random) const {
  std::array<std::uint8_t, nonce_bytes> nonce{};
  random.fill(nonce);
  const auto open = fmt::format("{}-{}", to_hex(nonce), now.ms);
  return fmt::format("{}-{}", open, to_hex(sign(fmt::format("{} {}", open, item))));
}

Result<FormTokens::Issued> FormTokens::open(std::string_view token, std::string_view item,
                                            Instant now) const {
  const auto stale = [] { return fail(ErrorKind::invalid, "form.stale"); };
  const auto last = token.rfind('-');
  if (last == std::string_view::npos || token.size() - last - 1 != seal_digits ||
      last <= nonce_digits + 1) {
    return stale();
  }
  const auto open = token.substr(0, last);
  const auto seal = to_hex(sign(fmt::format("{} {}", open, item)));
  if (sodium_memcmp(seal.data(), token.data() + last + 1, seal_digits) != 0) return stale();
  Issued issued;
  const auto time = open.substr(nonce_digits + 1);
  std::from_chars(time.data(), time.data() + time.size(), issued.at.ms);
  const auto age = now.ms - issued.at.ms;
  if (age < 0 || age > std::chrono::milliseconds(age_max).count()) return stale();
  const auto secret = sign(fmt::format("secret {}", open));
  std::copy_n(secret.begin(), issued.secret.size(), issued.secret.begin());
  return issued;
}

}  // namespace luoshi::pages

// Keyed hashes and the text in which keys and hashes travel.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"

namespace luoshi {

// HMAC-SHA-256 (RFC 2104, FIPS 198-1); a key of any length.
[[nodiscard]] Bytes32 hmac_sha256(std::span<const std::uint8_t> key, std::string_view text);

// Base 64 with padding (RFC 4648 4); nothing for what is no such text.
[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

}  // namespace luoshi

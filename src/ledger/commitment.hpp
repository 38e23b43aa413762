// How a closed column stands in an entry: SHA-256(nonce ‖ value), the nonce 32 random bytes of its
// own. Without the nonce the value cannot be guessed from the hash, so erasing the nonce erases.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"
#include "store/database.hpp"

namespace luoshi::ledger {

[[nodiscard]] Bytes32 commit_to(const Bytes32& nonce, std::string_view value);

// The bytes that are committed to: the text itself, an integer in decimal digits.
[[nodiscard]] std::string closed_text(const store::Value& value);

}  // namespace luoshi::ledger

#include "ledger/commitment.hpp"

namespace luoshi::ledger {

Bytes32 commit_to(const Bytes32& nonce, std::string_view value) {
  std::string bytes(nonce.begin(), nonce.end());
  bytes += value;
  return sha256(bytes);
}

std::string closed_text(const store::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string{} : *text;
}

}  // namespace luoshi::ledger

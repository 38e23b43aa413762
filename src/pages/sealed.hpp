// What a person has filled in so far, carried from page to page by their own browser: encrypted and
// authenticated (XChaCha20-Poly1305), so that nothing is stored here before it is sent, and nobody
// reads or changes it on the way. Where the keys are kept and how long: seal_keys.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"

namespace luoshi::pages {

// The same bytes for the same key, and as unpredictable as the key.
class DerivedRandom final : public Random {
 public:
  explicit DerivedRandom(const Bytes32& key) : key_(key) {}
  void fill(std::span<std::uint8_t> out) override;

 private:
  Bytes32 key_;
  std::uint64_t block_ = 0;
};

struct SealKey {
  Instant made;
  Bytes32 seal{};
  Bytes32 derive{};
};
[[nodiscard]] SealKey new_seal_key(Random& random, Instant made);
using SealKeys = std::vector<SealKey>;  // the newest first

class Sealer {
 public:
  // It seals with the newest key and opens what any of them has sealed. REQUIRES: at least one.
  explicit Sealer(SealKeys keys) : keys_(std::move(keys)) {}

  // In base64url. `purpose` says for which page, and is part of the seal.
  [[nodiscard]] std::string seal(std::string_view purpose, std::string_view text,
                                 Random& random) const;
  // invalid "form.stale" for what is of another purpose or server, or was changed.
  [[nodiscard]] Result<std::string> open(std::string_view purpose, std::string_view sealed) const;

  // Where ids and codes of one form come from: the same each time it is sent, by the key there was
  // when it was begun.
  [[nodiscard]] DerivedRandom derived(std::string_view nonce, Instant begun) const;

 private:
  SealKeys keys_;
};

// Texts in a row as one, and back: "5:first6:second". Empty where it is none.
[[nodiscard]] std::string joined(std::span<const std::string> texts);
[[nodiscard]] std::vector<std::string> parted(std::string_view text);

}  // namespace luoshi::pages

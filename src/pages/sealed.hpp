// What a person has filled in so far, carried from page to page by their own browser: encrypted and
// authenticated (XChaCha20-Poly1305), so that nothing is stored here before it is sent, and nobody
// reads or changes it on the way. The key lives as long as the program.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

class Sealer {
 public:
  explicit Sealer(Random& random);

  // In base64url. `purpose` says for which page, and is part of the seal.
  [[nodiscard]] std::string seal(std::string_view purpose, std::string_view text,
                                 Random& random) const;
  // invalid "form.stale" for what is of another purpose or server, or was changed.
  [[nodiscard]] Result<std::string> open(std::string_view purpose, std::string_view sealed) const;

  // Where ids and codes of one form come from: the same each time it is sent.
  [[nodiscard]] DerivedRandom derived(std::string_view nonce) const;

 private:
  Bytes32 key_;
  Bytes32 derive_key_;
};

// Texts in a row as one, and back: "5:first6:second". Empty where it is none.
[[nodiscard]] std::string joined(std::span<const std::string> texts);
[[nodiscard]] std::vector<std::string> parted(std::string_view text);

}  // namespace luoshi::pages

// What guards a form that anybody may send: a token signed by this server, for one item, with the
// time it was made. It tells a form that was read from one that a program fires, it cannot be made
// by another site, and two sendings of one form are one. It stores nothing and names nobody.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"

namespace luoshi::pages {

class FormTokens {
 public:
  // The key lives as long as the program; a form from before a restart is out of date.
  explicit FormTokens(Random& random);

  [[nodiscard]] std::string issue(std::string_view item, Instant now, Random& random) const;

  // What the token of a form says once it is found to be ours.
  struct Issued {
    Instant at;
    std::array<std::uint8_t, 12> secret{};  // of this one form, the same each time
  };
  // Errors: invalid "form.stale" for one of another item or server, or older than `age_max`.
  [[nodiscard]] Result<Issued> open(std::string_view token, std::string_view item,
                                    Instant now) const;

  static constexpr std::chrono::hours age_max{24};

 private:
  [[nodiscard]] Bytes32 sign(std::string_view text) const;

  Bytes32 key_;
};

}  // namespace luoshi::pages

// The keys of what the portal seals, in a file of the data directory that its owner alone reads, so
// that an application lives through a restart. A new one is made every thirty days and the one
// before is kept: a form that was sealed just before still opens. No part of a backup: where the
// file is lost, applications in progress end and nothing else does.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "pages/sealed.hpp"

namespace luoshi::pages {

inline constexpr std::chrono::hours seal_key_age_max{24 * 30};
inline constexpr std::size_t seal_keys_kept = 2;

// Thread-safe. A line of the file is a key: milliseconds since 1970, two times 64 hexadecimal
// digits.
class SealKeyFile {
 public:
  // Reads it, or makes it with one key. corrupt "data.portal-keys-broken", unavailable
  // "data.not-writable", each with the path as place. REQUIRES: what is referred to outlives it.
  [[nodiscard]] static Result<std::unique_ptr<SealKeyFile>> open(const std::filesystem::path& path,
                                                                 Random& random,
                                                                 const Clock& clock);

  // The newest is at most seal_key_age_max old, unless the disk takes no new one.
  [[nodiscard]] SealKeys keys();

  SealKeyFile(std::filesystem::path path, Random& random, const Clock& clock);

 private:
  Result<> read();
  Result<> renew();

  std::filesystem::path path_;
  Random& random_;
  const Clock& clock_;
  std::mutex mutex_;
  SealKeys keys_;
};

}  // namespace luoshi::pages

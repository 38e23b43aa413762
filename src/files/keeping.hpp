// A file that somebody hands in, checked and kept: the original as it came, and of a photo the
// versions for others than its desk. Whose attachment it is stands with the rows of its module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "files/archive.hpp"
#include "files/media.hpp"
#include "files/photo.hpp"

namespace luoshi::files {

inline constexpr std::size_t file_name_bytes_max = 240;
// Short enough to keep, without what a cut in the middle of a character would leave.
[[nodiscard]] std::string short_name(std::string_view name);

struct Kept {
  std::string name{};
  std::string media_type{};
  std::int64_t size_bytes = 0;
  std::string file{};  // hashes of the archive, here and below
  // Of a photo; empty where it has no such version: a moving picture, or one that this machine
  // cannot decode.
  std::string published{};
  std::string thumbnail{};
};

// Errors: check_media(), Archive::put(), and those of PhotoMaker that concern the photo itself.
[[nodiscard]] Result<Kept> keep(const Archive& archive, const PhotoMaker& photos,
                                std::string_view bytes, std::string_view name);

}  // namespace luoshi::files

// Files built into the program: a path and its bytes. luoshi_embed (cmake/embed.cmake) makes them.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace luoshi {

struct EmbeddedFile {
  std::string_view path;  // below the folder it was embedded from, '/' between parts
  std::string_view bytes;
};

// Sorted by path.
using EmbeddedFiles = std::span<const EmbeddedFile>;

[[nodiscard]] inline std::optional<std::string_view> find_embedded(EmbeddedFiles files,
                                                                   std::string_view path) {
  const auto found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
  if (found == files.end() || found->path != path) return std::nullopt;
  return found->bytes;
}

}  // namespace luoshi

// Numbers out of hostile bytes: every read is held against the end. No parser; the formats that are
// read with it stand beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace luoshi::files {

enum class ByteOrder { big, little };

// The unsigned number of `size` bytes at `at`; none where it would run over the end.
// REQUIRES: size <= 8.
[[nodiscard]] inline std::optional<std::uint64_t> number_at(std::string_view bytes, std::size_t at,
                                                            std::size_t size, ByteOrder order) {
  if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto from = order == ByteOrder::big ? at + i : at + size - 1 - i;
    value = value << 8U | static_cast<unsigned char>(bytes[from]);
  }
  return value;
}

}  // namespace luoshi::files

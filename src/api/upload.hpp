// The name of a file as it was handed in.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::api {

inline constexpr std::size_t file_name_bytes_max = 240;

// Short enough to keep, without what a cut in the middle of a character would leave.
[[nodiscard]] inline std::string short_name(std::string_view name) {
  if (name.size() <= file_name_bytes_max) return std::string(name);
  auto end = file_name_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return std::string(name.substr(0, end));
}

}  // namespace luoshi::api

// Values of rows that several readers of rows share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace luoshi::supervision {

[[nodiscard]] inline std::optional<std::int64_t> optional_integer(const store::Row& row,
                                                                  int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

// The parts that are not empty.
[[nodiscard]] inline std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find(separator);
    if (const auto part = text.substr(0, end); !part.empty()) parts.emplace_back(part);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return parts;
}

}  // namespace luoshi::supervision

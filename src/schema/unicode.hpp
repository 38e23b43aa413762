// Small questions about bytes and code points of UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace luoshi::schema {

// The place of the first byte that is no UTF-8 (RFC 3629); nullopt when there is none.
[[nodiscard]] std::optional<std::size_t> first_not_utf8(std::string_view bytes);

// REQUIRES: UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view utf8);

// 0 to 15; -1 for what is no hexadecimal digit.
[[nodiscard]] constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace luoshi::schema

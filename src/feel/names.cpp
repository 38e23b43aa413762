#include "feel/names.hpp"

#include <cstdint>

namespace luoshi::feel {
namespace {

struct Decoded {
  char32_t c = 0;
  std::size_t bytes = 0;
};

// REQUIRES: text is not empty. What is no UTF-8 counts as one character that is no name's.
Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto more = [&](std::size_t count) {
    if (text.size() <= count) return false;
    for (std::size_t at = 1; at <= count; ++at) {
      if ((byte(at) & 0xC0U) != 0x80U) return false;
    }
    return true;
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if ((first & 0xE0U) == 0xC0U && more(1)) return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if ((first & 0xF0U) == 0xE0U && more(2)) {
    return {((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  }
  if ((first & 0xF8U) == 0xF0U && more(3)) {
    return {((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
                (byte(3) & 0x3FU),
            4};
  }
  return {0xFFFF, 1};
}

bool is_start(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?';
  return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7) ||
         (c >= 0x370 && c <= 0x1FFF && c != 0x37E) || c == 0x200C || c == 0x200D ||
         (c >= 0x2070 && c <= 0x218F) || (c >= 0x2C00 && c <= 0x2FEF) ||
         (c >= 0x3001 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
         (c >= 0xFDF0 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0xEFFFF);
}

bool is_part(char32_t c) {
  return is_start(c) || (c >= '0' && c <= '9') || c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
         c == 0x203F || c == 0x2040;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         c == 0x180E || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

}  // namespace

std::size_t name_start(std::string_view text) {
  if (text.empty()) return 0;
  const auto one = decode(text);
  return is_start(one.c) ? one.bytes : 0;
}

std::size_t name_part(std::string_view text) {
  if (text.empty()) return 0;
  const auto one = decode(text);
  return is_part(one.c) ? one.bytes : 0;
}

bool is_name_symbol(char c) {
  return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*';
}

std::size_t white_space(std::string_view text) {
  if (text.empty()) return 0;
  const auto one = decode(text);
  return is_space(one.c) ? one.bytes : 0;
}

std::string normalized_name(std::string_view name) {
  std::string out;
  bool gap = false;
  while (!name.empty()) {
    if (const auto space = white_space(name); space != 0) {
      gap = true;
      name.remove_prefix(space);
      continue;
    }
    const bool symbol = is_name_symbol(name.front());
    if (gap && !out.empty() && !symbol && !is_name_symbol(out.back())) out += ' ';
    gap = false;
    out += name.front();
    name.remove_prefix(1);
  }
  return out;
}

void Names::add(std::string_view name) {
  auto normal = normalized_name(name);
  std::size_t word = 0;
  while (const auto bytes = name_part(std::string_view(normal).substr(word))) word += bytes;
  if (word < normal.size()) first_.insert(normal.substr(0, word));
  all_.insert(std::move(normal));
}

}  // namespace luoshi::feel

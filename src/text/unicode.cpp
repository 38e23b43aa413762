#include "text/unicode.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace luoshi::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
  char32_t c = replacement;
  std::size_t length = 1;
};

// One character at the start of `bytes`, which is not empty; see the table of RFC 3629, section 4.
Decoded decode_one(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t first = byte(0);
  if (first < 0x80) return {first, 1};
  std::size_t length = 0;
  char32_t c = 0;
  char32_t least = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2, c = first & 0x1FU, least = 0x80;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3, c = first & 0x0FU, least = 0x800;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4, c = first & 0x07U, least = 0x10000;
  } else {
    return {};
  }
  if (bytes.size() < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {};
    c = (c << 6U) | (byte(i) & 0x3FU);
  }
  if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return {};
  return {c, length};
}

}  // namespace

std::u32string from_utf8(std::string_view bytes) {
  std::u32string out;
  out.resize(bytes.size());  // no byte makes more than one character
  std::size_t size = 0;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  for (std::size_t i = 0; i < bytes.size();) {
    // Most of Chinese: three bytes, their shape looked at once.
    const bool three = i + 2 < bytes.size() && byte(i) > 0xE0 && byte(i) < 0xED &&
                       (byte(i + 1) & 0xC0U) == 0x80 && (byte(i + 2) & 0xC0U) == 0x80;
    if (three) {
      const char32_t high = byte(i) & 0x0FU;
      const char32_t middle = byte(i + 1) & 0x3FU;
      out[size++] = high << 12U | middle << 6U | (byte(i + 2) & 0x3FU);
      i += 3;
      continue;
    }
    const Decoded one = decode_one(bytes.substr(i));
    out[size++] = one.c;
    i += one.length;
  }
  out.resize(size);
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) {
    if (c < 0x800 || c >= 0xD800) {
      append_utf8(out, c);
      continue;
    }
    // Most of Chinese.
    const std::array<char, 3> three{static_cast<char>(0xE0U | (c >> 12U)),
                                    static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)),
                                    static_cast<char>(0x80U | (c & 0x3FU))};
    out.append(three.data(), three.size());
  }
  return out;
}

std::u32string_view trim(std::u32string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::u32string fold_space(std::u32string_view text) {
  std::u32string out;
  bool gap = false;
  for (const char32_t c : trim(text)) {
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap) out.push_back(U' ');
    gap = false;
    out.push_back(c);
  }
  return out;
}

}  // namespace luoshi::text

#include "casework/follow_code.hpp"

#include <array>

#include "base/random.hpp"

namespace luoshi::casework {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 12;

char plain(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') return '0';
  if (typed == 'I' || typed == 'L') return '1';
  return typed;
}

}  // namespace

std::string new_follow_code(Random& random) {
  std::array<std::uint8_t, length> bytes{};
  random.fill(bytes);
  std::string code;
  for (std::size_t i = 0; i < length; ++i) {
    if (i == 4 || i == 8) code += '-';
    code += digits.at(bytes.at(i) % digits.size());
  }
  return code;
}

std::string hash_of_follow_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    const char digit = plain(c);
    if (digits.find(digit) == std::string_view::npos || code.size() == length) return {};
    code += digit;
  }
  if (code.size() != length) return {};
  return to_hex(sha256(code));
}

}  // namespace luoshi::casework

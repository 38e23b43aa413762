#include "schema/identity_codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/clock.hpp"
#include "schema/unicode.hpp"

namespace luoshi::schema {

bool is_credit_code(std::string_view text) {
  constexpr std::string_view characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr std::size_t check_place = 17;
  if (text.size() != check_place + 1) return false;
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (std::size_t at = 0; at < check_place; ++at) {
    const auto value = characters.find(text[at]);
    if (value == std::string_view::npos) return false;
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  return characters[(31 - sum % 31) % 31] == text[check_place];
}

bool is_resident_id(std::string_view text) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (text.size() != weights.size() + 1) return false;
  int sum = 0;
  for (std::size_t at = 0; at < weights.size(); ++at) {
    if (!is_digit(text[at])) return false;
    sum += (text[at] - '0') * weights[at];
  }
  const auto born =
      fmt::format("{}-{}-{}", text.substr(6, 4), text.substr(10, 2), text.substr(12, 2));
  return is_date(born) && text.back() == "10X98765432"[sum % 11];
}

bool is_mobile_phone(std::string_view text) {
  return text.size() == 11 && std::ranges::all_of(text, is_digit) && text[0] == '1' &&
         text[1] >= '3';
}

bool is_telephone(std::string_view text) {
  if (is_mobile_phone(text)) return true;
  constexpr std::size_t length_max = 30;
  const auto digits = std::ranges::count_if(text, is_digit);
  const bool plain = std::ranges::all_of(
      text, [](char c) { return is_digit(c) || c == '-' || c == ' ' || c == '+'; });
  return plain && text.size() <= length_max && digits >= 7 && digits <= 15;
}

}  // namespace luoshi::schema

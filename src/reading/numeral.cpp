#include "reading/numeral.hpp"

#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr std::u32string_view han_digits = U"零一二三四五六七八九";
constexpr std::size_t digits_max = 18;

int digit_of(char32_t c) {
  if (c == U'两') return 2;
  if (c == U'〇') return 0;
  const auto at = han_digits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

int scale_of(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

// 二百三十五; nullopt where the digits and scales do not make one number.
std::optional<int> han_value(std::u32string_view run) {
  int total = 0;
  int digit = -1;
  int last_scale = 10'000;
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (const int scale = scale_of(run[i]); scale > 0) {
      if (scale >= last_scale) return std::nullopt;
      if (digit < 0 && !(i == 0 && scale == 10)) return std::nullopt;
      total += (digit < 0 ? 1 : digit) * scale;
      last_scale = scale;
      digit = -1;
      continue;
    }
    const int value = digit_of(run[i]);
    if (digit > 0) return std::nullopt;
    digit = value;
  }
  if (digit > 0) total += digit;
  return total > 0 ? std::optional(total) : std::nullopt;
}

// 七八十, 三四百, 三五: two digits in a row name the ends of a range.
std::optional<Numeral> han_pair(std::u32string_view run) {
  if (run.size() < 2) return std::nullopt;
  const int low = digit_of(run[0]);
  const int high = digit_of(run[1]);
  const bool neighbours = high == low + 1 || (low == 3 && high == 5);
  if (low <= 0 || !neighbours) return std::nullopt;
  std::u32string rest(run.substr(2));
  if (rest.size() > 1 || (rest.size() == 1 && scale_of(rest[0]) == 0)) return std::nullopt;
  const auto first = han_value(std::u32string(1, run[0]) + rest);
  const auto second = han_value(std::u32string(1, run[1]) + rest);
  if (!first || !second) return std::nullopt;
  Numeral pair;
  pair.value = std::to_string(*first);
  pair.high = std::to_string(*second);
  pair.han = true;
  return pair;
}

}  // namespace

std::optional<Numeral> arabic_numeral(std::u32string_view flat, std::size_t at) {
  Numeral number;
  number.begin = at;
  std::size_t i = at;
  const auto digit = [&](std::size_t k) { return k < flat.size() && text::is_digit(flat[k]); };
  const auto take = [&] { number.value.push_back(static_cast<char>(flat[i++])); };
  while (digit(i)) take();
  if (number.value.empty() || number.value.size() > digits_max) return std::nullopt;
  const std::size_t lead = number.value.size();
  while (lead <= 3 && i < flat.size() && flat[i] == U',' && digit(i + 1) && digit(i + 2) &&
         digit(i + 3) && !digit(i + 4) && number.value.size() < digits_max) {
    ++i;
    while (digit(i)) take();
  }
  if (i < flat.size() && flat[i] == U'.' && digit(i + 1)) {
    take();
    while (digit(i) && number.value.size() < 2 * digits_max) take();
  }
  number.end = i;
  return number;
}

std::optional<Numeral> han_numeral(std::u32string_view flat, std::size_t at) {
  std::size_t end = at;
  while (end < flat.size() && end - at < 9 && is_han_numeral(flat[end])) ++end;
  const auto run = flat.substr(at, end - at);
  if (run.empty()) return std::nullopt;
  auto number = han_pair(run);
  if (!number) {
    const auto value = han_value(run);
    if (!value) return std::nullopt;
    number.emplace();
    number->value = std::to_string(*value);
    number->han = true;
  }
  number->begin = at;
  number->end = end;
  return number;
}

}  // namespace luoshi::reading

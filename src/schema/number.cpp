#include "schema/number.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/json.hpp"

namespace luoshi::schema {
namespace {

constexpr int digits_max = 34;
constexpr std::int32_t exponent_max = 6000;

int count_digits(Digits value) {
  int count = 0;
  for (; value != 0; value /= 10) ++count;
  return count;
}

// The exponent that is written; far beyond the greatest one when it has too many digits.
std::int32_t written_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int32_t value = 0;
  for (const char c : text) value = std::min(value * 10 + (c - '0'), 1'000'000);
  return negative ? -value : value;
}

}  // namespace

std::optional<Number> Number::parse(std::string_view text) {
  Number out;
  out.negative_ = text.starts_with('-');
  const auto mark = text.find_first_of("eE");
  const auto plain = text.substr(0, mark);
  std::int64_t exponent =
      mark == std::string_view::npos ? 0 : written_exponent(text.substr(mark + 1));
  std::int64_t zeros = 0;  // met, and not yet known to stand before another digit
  bool fraction = false;
  for (const char c : plain) {
    if (c == '.') fraction = true;
    if (c < '0' || c > '9') continue;
    if (fraction) --exponent;
    if (c == '0') {
      ++zeros;
      continue;
    }
    for (; zeros > 0 && out.digits_ != 0; --zeros) {
      if (count_digits(out.digits_) >= digits_max) return std::nullopt;
      out.digits_ *= 10;
    }
    zeros = 0;
    if (count_digits(out.digits_) >= digits_max) return std::nullopt;
    out.digits_ = out.digits_ * 10 + static_cast<Digits>(c - '0');
  }
  if (out.digits_ == 0) return Number{};
  exponent += zeros;
  if (exponent > exponent_max || exponent < -exponent_max) return std::nullopt;
  out.exponent_ = static_cast<std::int32_t>(exponent);
  return out;
}

bool Number::is_multiple_of(const Number& divisor) const {
  if (digits_ == 0) return true;
  // digits_ has no trailing zero, so it cannot make up for a power of ten of the divisor.
  if (exponent_ < divisor.exponent_) return false;
  auto rest = digits_ % divisor.digits_;
  for (auto count = exponent_ - divisor.exponent_; count > 0 && rest != 0; --count) {
    rest = rest * 10 % divisor.digits_;
  }
  return rest == 0;
}

std::optional<std::size_t> Number::to_size() const {
  if (negative_ || exponent_ < 0 || count_digits(digits_) + exponent_ > 18) return std::nullopt;
  auto value = static_cast<std::size_t>(digits_);
  for (auto count = exponent_; count > 0; --count) value *= 10;
  return value;
}

std::string Number::text() const {
  std::string digits;
  for (auto value = digits_; value != 0; value /= 10) {
    digits += static_cast<char>('0' + static_cast<int>(value % 10));
  }
  std::ranges::reverse(digits);
  return fmt::format("{}{}e{}", negative_ ? "-" : "", digits.empty() ? "0" : digits, exponent_);
}

std::strong_ordering operator<=>(const Number& a, const Number& b) {
  const auto sign = [](const Number& one) { return one.digits_ == 0 ? 0 : one.negative_ ? -1 : 1; };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  if (sign(a) == 0) return std::strong_ordering::equal;
  const auto a_count = count_digits(a.digits_);
  const auto b_count = count_digits(b.digits_);
  auto order = (a_count + a.exponent_) <=> (b_count + b.exponent_);
  if (order == 0) {
    // Of the same magnitude: written with the same number of digits they compare as whole numbers.
    auto left = a.digits_;
    auto right = b.digits_;
    for (auto count = a_count; count < b_count; ++count) left *= 10;
    for (auto count = b_count; count < a_count; ++count) right *= 10;
    order = left < right   ? std::strong_ordering::less
            : left > right ? std::strong_ordering::greater
                           : std::strong_ordering::equal;
  }
  return a.negative_ ? 0 <=> order : order;
}

Number number_of(const Json& value) {
  return Number::parse(value.text).value_or(Number{});
}

}  // namespace luoshi::schema

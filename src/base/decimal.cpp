#include "base/decimal.hpp"

#include <bid_conf.h>
#include <bid_functions.h>

#include <bit>
#include <cstring>

namespace luoshi {
namespace {

constexpr unsigned half_even = 0;  // the rounding of IEEE 754's default, for results past 34 digits
constexpr unsigned half_away = 4;

template <class To, class From>
To cast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

}  // namespace

Decimal::Decimal(std::int64_t value) : bits_(cast<Bits>(bid128_from_int64(value))) {}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  if (text.empty() || text.size() > 64) return std::nullopt;
  std::size_t at = text[0] == '-' || text[0] == '+' ? 1 : 0;
  bool digit = false;
  bool point = false;
  for (; at < text.size(); ++at) {
    if (text[at] >= '0' && text[at] <= '9') {
      digit = true;
    } else if (text[at] == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (!digit || text[at - 1] == '.') return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (at >= text.size()) return std::nullopt;
    for (; at < text.size(); ++at) {
      if (text[at] < '0' || text[at] > '9') return std::nullopt;
    }
  }
  std::string copy(text);
  unsigned flags = 0;
  const BID_UINT128 value = bid128_from_string(copy.data(), half_even, &flags);
  if (!bid128_isFinite(value)) return std::nullopt;
  return Decimal(cast<Bits>(value));
}

std::string Decimal::text() const {
  char buffer[64];
  unsigned flags = 0;
  bid128_to_string(buffer, cast<BID_UINT128>(bits_), &flags);
  // The library writes sign, digits, 'E', signed exponent: +4317E-2.
  const std::string_view raw(buffer);
  const auto mark = raw.find('E');
  std::string digits(raw.substr(1, mark - 1));
  const int exponent = std::atoi(buffer + mark + 1);
  if (exponent >= 0) {
    if (digits != "0") digits.append(static_cast<std::size_t>(exponent), '0');
  } else {
    const auto fraction = static_cast<std::size_t>(-exponent);
    if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
    digits.insert(digits.size() - fraction, 1, '.');
  }
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return raw[0] == '-' && !zero ? "-" + digits : digits;
}

Decimal Decimal::rounded(int places) const {
  unsigned flags = 0;
  const std::string unit = "1E-" + std::to_string(places);
  std::string copy = unit;
  const BID_UINT128 quantum = bid128_from_string(copy.data(), half_even, &flags);
  return Decimal(cast<Bits>(bid128_quantize(cast<BID_UINT128>(bits_), quantum, half_away, &flags)));
}

int Decimal::places() const {
  const auto written = text();
  const auto point = written.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(written.size() - point - 1);
}

bool Decimal::is_zero() const {
  return bid128_isZero(cast<BID_UINT128>(bits_)) != 0;
}

bool Decimal::is_negative() const {
  return !is_zero() && bid128_isSigned(cast<BID_UINT128>(bits_)) != 0;
}

bool Decimal::is_integer() const {
  unsigned flags = 0;
  const auto value = cast<BID_UINT128>(bits_);
  const auto whole = bid128_round_integral_zero(value, &flags);
  return bid128_quiet_equal(value, whole, &flags) != 0;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (!is_integer()) return std::nullopt;
  unsigned flags = 0;
  const auto value = bid128_to_int64_int(cast<BID_UINT128>(bits_), &flags);
  if ((flags & BID_INVALID_EXCEPTION) != 0) return std::nullopt;
  return value;
}

Decimal Decimal::rounded(int places, Rounding rounding) const {
  constexpr int exponent_max = 6111;
  if (places > exponent_max || places < -exponent_max) return places > 0 ? *this : Decimal(0);
  unsigned flags = 0;
  // Scale so that the digit to keep stands before the point, round there, scale back: quantize
  // would fail where the result needs more than 34 digits, which then needs no rounding.
  const auto scaled = bid128_scalbn(cast<BID_UINT128>(bits_), places, half_even, &flags);
  BID_UINT128 result = scaled;
  switch (rounding) {
    case Rounding::half_even:
      result = bid128_round_integral_nearest_even(scaled, &flags);
      break;
    case Rounding::half_up:
      result = bid128_round_integral_nearest_away(scaled, &flags);
      break;
    case Rounding::half_down: {
      const auto down = bid128_round_integral_zero(scaled, &flags);
      const auto rest = bid128_abs(bid128_sub(scaled, down, half_even, &flags));
      char half[] = "0.5";
      const auto middle = bid128_from_string(half, half_even, &flags);
      result = bid128_quiet_greater(rest, middle, &flags) != 0
                   ? bid128_round_integral_nearest_away(scaled, &flags)
                   : down;
      break;
    }
    case Rounding::up: {
      const bool negative = bid128_isSigned(scaled) != 0;
      result = negative ? bid128_round_integral_negative(scaled, &flags)
                        : bid128_round_integral_positive(scaled, &flags);
      break;
    }
    case Rounding::down:
      result = bid128_round_integral_zero(scaled, &flags);
      break;
    case Rounding::floor:
      result = bid128_round_integral_negative(scaled, &flags);
      break;
    case Rounding::ceiling:
      result = bid128_round_integral_positive(scaled, &flags);
      break;
  }
  return Decimal(cast<Bits>(bid128_scalbn(result, -places, half_even, &flags)));
}

Decimal Decimal::normalized() const {
  auto digits = text();
  if (digits.find('.') == std::string::npos) return *this;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return parse(digits).value_or(*this);
}

Decimal Decimal::abs() const {
  return Decimal(cast<Bits>(bid128_abs(cast<BID_UINT128>(bits_))));
}

Decimal Decimal::negated() const {
  return Decimal(cast<Bits>(bid128_negate(cast<BID_UINT128>(bits_))));
}

bool Decimal::is_finite() const {
  return bid128_isFinite(cast<BID_UINT128>(bits_)) != 0;
}

namespace {

std::optional<Decimal> finite(const Decimal& value) {
  if (!value.is_finite()) return std::nullopt;
  return value;
}

// Square and multiply, exact as long as 34 digits hold the result.
Decimal whole_power(Decimal base, std::uint64_t exponent) {
  Decimal result(1);
  for (; exponent != 0; exponent >>= 1U) {
    if ((exponent & 1U) != 0) result = result * base;
    if (exponent > 1) base = base * base;
  }
  return result;
}

}  // namespace

std::optional<Decimal> Decimal::divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  return finite(a / b);
}

std::optional<Decimal> Decimal::power(const Decimal& base, const Decimal& exponent) {
  constexpr std::int64_t whole_max = 1'000'000;
  const auto whole = exponent.to_int64();
  if (whole && *whole >= -whole_max && *whole <= whole_max) {
    const auto raised = whole_power(base, static_cast<std::uint64_t>(std::abs(*whole)));
    return *whole < 0 ? divide(Decimal(1), raised) : finite(raised);
  }
  unsigned flags = 0;
  return finite(Decimal(cast<Bits>(bid128_pow(
      cast<BID_UINT128>(base.bits_), cast<BID_UINT128>(exponent.bits_), half_even, &flags))));
}

std::optional<Decimal> Decimal::square_root() const {
  if (is_negative()) return std::nullopt;
  unsigned flags = 0;
  return finite(Decimal(cast<Bits>(bid128_sqrt(cast<BID_UINT128>(bits_), half_even, &flags))));
}

std::optional<Decimal> Decimal::exponential() const {
  unsigned flags = 0;
  return finite(Decimal(cast<Bits>(bid128_exp(cast<BID_UINT128>(bits_), half_even, &flags))));
}

std::optional<Decimal> Decimal::natural_logarithm() const {
  if (is_negative() || is_zero()) return std::nullopt;
  unsigned flags = 0;
  return finite(Decimal(cast<Bits>(bid128_log(cast<BID_UINT128>(bits_), half_even, &flags))));
}

double Decimal::to_double() const {
  unsigned flags = 0;
  return bid128_to_binary64(cast<BID_UINT128>(bits_), half_even, &flags);
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return Decimal(cast<Decimal::Bits>(
      bid128_add(cast<BID_UINT128>(a.bits_), cast<BID_UINT128>(b.bits_), half_even, &flags)));
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return Decimal(cast<Decimal::Bits>(
      bid128_sub(cast<BID_UINT128>(a.bits_), cast<BID_UINT128>(b.bits_), half_even, &flags)));
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return Decimal(cast<Decimal::Bits>(
      bid128_mul(cast<BID_UINT128>(a.bits_), cast<BID_UINT128>(b.bits_), half_even, &flags)));
}

Decimal operator/(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return Decimal(0);
  unsigned flags = 0;
  return Decimal(cast<Decimal::Bits>(
      bid128_div(cast<BID_UINT128>(a.bits_), cast<BID_UINT128>(b.bits_), half_even, &flags)));
}

bool operator==(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return bid128_quiet_equal(cast<BID_UINT128>(a.bits_), cast<BID_UINT128>(b.bits_), &flags) != 0;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a == b) return std::strong_ordering::equal;
  unsigned flags = 0;
  return bid128_quiet_less(cast<BID_UINT128>(a.bits_), cast<BID_UINT128>(b.bits_), &flags) != 0
             ? std::strong_ordering::less
             : std::strong_ordering::greater;
}

}  // namespace luoshi

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

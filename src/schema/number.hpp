// An exact decimal number of JSON: up to 34 significant digits, as decimal128 has (base/decimal.hpp
// takes the same texts), and an exponent up to 6000. It compares and divides without rounding,
// which is all a schema asks of numbers.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::schema {

struct Json;

__extension__ using Digits = unsigned __int128;

class Number {
 public:
  // Of a number as RFC 8259 writes it; nullopt when it has more digits or a greater exponent.
  [[nodiscard]] static std::optional<Number> parse(std::string_view text);

  [[nodiscard]] bool is_integer() const { return exponent_ >= 0; }
  [[nodiscard]] bool is_positive() const { return !negative_ && digits_ != 0; }
  // True when it is `divisor` times a whole number, exactly. REQUIRES: divisor is positive.
  [[nodiscard]] bool is_multiple_of(const Number& divisor) const;
  // The value when it is whole, not negative and fits.
  [[nodiscard]] std::optional<std::size_t> to_size() const;
  // The same for the same value: 12e-1.
  [[nodiscard]] std::string text() const;

  friend bool operator==(const Number& a, const Number& b) = default;
  friend std::strong_ordering operator<=>(const Number& a, const Number& b);

 private:
  // digits · 10^exponent, without trailing zeros in digits; zero is 0·10^0, never negative.
  bool negative_ = false;
  Digits digits_ = 0;
  std::int32_t exponent_ = 0;
};

// REQUIRES: a number of parse_json.
[[nodiscard]] Number number_of(const Json& value);

}  // namespace luoshi::schema

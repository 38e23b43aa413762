// Decimal: IEEE 754-2008 decimal128 (34 digits), for every amount and measured value that a person
// will read. It wraps Intel's library; it is not for hashing or storing as bytes: store its text.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi {

// How a value between two neighbours is rounded (IEEE 754-2008 clause 4.3, DMN 1.5 table 75).
enum class Rounding { half_even, half_up, half_down, up, down, floor, ceiling };

class Decimal {
 public:
  Decimal() : Decimal(0) {}
  explicit Decimal(std::int64_t value);

  // Reads [-+]digits[.digits][e[-+]digits]; nullopt for anything else, and for what is not finite.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  // Plain digits without exponent, trailing zeros of the fraction kept: 43.170 stays 43.170.
  [[nodiscard]] std::string text() const;

  // Rounded half up (away from zero) to `places` digits after the point, 0 to 30.
  [[nodiscard]] Decimal rounded(int places) const;

  // Digits after the point as written: 43.17 has 2.
  [[nodiscard]] int places() const;

  [[nodiscard]] bool is_zero() const;
  [[nodiscard]] bool is_negative() const;
  [[nodiscard]] bool is_integer() const;
  // The value when it is a whole number that fits; nullopt otherwise.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const;

  // Rounded to `places` digits after the point, negative ones before it (-2: hundreds).
  [[nodiscard]] Decimal rounded(int places, Rounding rounding) const;
  // Without trailing zeros of the fraction: 43.170 becomes 43.17.
  [[nodiscard]] Decimal normalized() const;
  [[nodiscard]] Decimal abs() const;
  [[nodiscard]] Decimal negated() const;

  // nullopt where there is no finite value: division by zero, the root of a negative, overflow.
  [[nodiscard]] static std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
  [[nodiscard]] static std::optional<Decimal> power(const Decimal& base, const Decimal& exponent);
  [[nodiscard]] std::optional<Decimal> square_root() const;
  [[nodiscard]] std::optional<Decimal> exponential() const;
  [[nodiscard]] std::optional<Decimal> natural_logarithm() const;
  // Results of + - * may overflow: then they are not finite.
  [[nodiscard]] bool is_finite() const;
  // The nearest binary double, for indices and charts, never for amounts.
  [[nodiscard]] double to_double() const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  // Division by zero yields zero; callers check is_zero() first.
  friend Decimal operator/(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  struct Bits {
    alignas(16) std::uint64_t word[2];
  };
  explicit Decimal(Bits bits) : bits_(bits) {}
  Bits bits_;
};

}  // namespace luoshi

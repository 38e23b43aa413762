// Numeric functions (DMN 1.5 table 75).
#include <array>

#include "feel/builtin_tables.hpp"
#include "feel/operators.hpp"

namespace luoshi::feel {
namespace {

// Rounding to more digits either way is beyond what a number holds.
constexpr std::int64_t scale_min = -6111;
constexpr std::int64_t scale_max = 6176;

Value rounded(Run& run, Arguments arguments, Rounding rounding, std::string_view function) {
  const auto& number = unwrapped(arguments[0], Kind::number);
  if (!is(number, Kind::number)) return bad_argument(run, function);
  std::int64_t scale = 0;
  if (given(arguments, 1)) {
    const auto& asked = unwrapped(arguments[1], Kind::number);
    if (!is(asked, Kind::number)) return bad_argument(run, function);
    const auto whole = asked.number().rounded(0, Rounding::down).to_int64();
    if (!whole || *whole < scale_min || *whole > scale_max) {
      return run.fault("feel.out-of-range", std::string(function));
    }
    scale = *whole;
  }
  return Value(number.number().rounded(static_cast<int>(scale), rounding));
}

Value decimal(Run& run, Arguments a) {
  return rounded(run, a, Rounding::half_even, "decimal");
}
Value floor(Run& run, Arguments a) {
  return rounded(run, a, Rounding::floor, "floor");
}
Value ceiling(Run& run, Arguments a) {
  return rounded(run, a, Rounding::ceiling, "ceiling");
}
Value round_up(Run& run, Arguments a) {
  return rounded(run, a, Rounding::up, "round up");
}
Value round_down(Run& run, Arguments a) {
  return rounded(run, a, Rounding::down, "round down");
}
Value round_half_up(Run& run, Arguments a) {
  return rounded(run, a, Rounding::half_up, "round half up");
}
Value round_half_down(Run& run, Arguments a) {
  return rounded(run, a, Rounding::half_down, "round half down");
}

Value abs(Run& run, Arguments arguments) {
  const auto& value = unwrapped(arguments[0], Kind::number);
  if (is(value, Kind::number)) return Value(value.number().abs());
  if (is(value, Kind::days_duration)) {
    return value.days() < DaysDuration{} ? Value(negated(value.days())) : value;
  }
  if (is(value, Kind::months_duration)) {
    return Value(MonthsDuration{std::abs(value.months().months)});
  }
  return bad_argument(run, "abs");
}

Value modulo(Run& run, Arguments arguments) {
  const auto& a = unwrapped(arguments[0], Kind::number);
  const auto& b = unwrapped(arguments[1], Kind::number);
  if (!is(a, Kind::number) || !is(b, Kind::number)) return bad_argument(run, "modulo");
  const auto quotient = Decimal::divide(a.number(), b.number());
  if (!quotient) return run.fault("feel.division-by-zero", "modulo");
  return Value(a.number() - b.number() * quotient->rounded(0, Rounding::floor));
}

template <std::optional<Decimal> (Decimal::*function)() const>
Value analytic(Run& run, Arguments arguments) {
  const auto& value = unwrapped(arguments[0], Kind::number);
  if (!is(value, Kind::number)) return bad_argument(run, "number");
  const auto result = (value.number().*function)();
  if (!result) return run.fault("feel.out-of-range", value.number().text());
  return Value(*result);
}

template <int rest>
Value parity(Run& run, Arguments arguments) {
  const auto& value = unwrapped(arguments[0], Kind::number);
  if (!is(value, Kind::number)) return bad_argument(run, rest == 0 ? "even" : "odd");
  if (!value.number().is_integer()) return Value(false);
  const Decimal two(2);
  const auto half = Decimal::divide(value.number(), two)->rounded(0, Rounding::floor);
  return Value((value.number() - half * two) == Decimal(rest));
}

const std::array<Builtin, 14> table{{
    {"decimal", {{{"n", "scale"}, 2}}, decimal},
    {"floor", {{{"n", "scale"}, 1}}, floor},
    {"ceiling", {{{"n", "scale"}, 1}}, ceiling},
    {"round up", {{{"n", "scale"}, 2}}, round_up},
    {"round down", {{{"n", "scale"}, 2}}, round_down},
    {"round half up", {{{"n", "scale"}, 2}}, round_half_up},
    {"round half down", {{{"n", "scale"}, 2}}, round_half_down},
    {"abs", {{{"n"}, 1}}, abs},
    {"modulo", {{{"dividend", "divisor"}, 2}}, modulo},
    {"sqrt", {{{"number"}, 1}}, analytic<&Decimal::square_root>},
    {"log", {{{"number"}, 1}}, analytic<&Decimal::natural_logarithm>},
    {"exp", {{{"number"}, 1}}, analytic<&Decimal::exponential>},
    {"odd", {{{"number"}, 1}}, parity<1>},
    {"even", {{{"number"}, 1}}, parity<0>},
}};

}  // namespace

std::span<const Builtin> number_functions() {
  return table;
}

}  // namespace luoshi::feel

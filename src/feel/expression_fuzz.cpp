// Parses any bytes as an expression and as a cell, and evaluates what parses, within small limits.
#include <cstddef>
#include <cstdint>

#include "feel/expression.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace luoshi::feel;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Environment environment{icu_zones(), {1'546'300'800'000}};
  Limits limits;
  limits.steps_max = 20'000;
  limits.list_max = 5'000;
  limits.text_max = 1U << 16U;
  Context context;
  context.put("a", Value::integer(7));
  context.put("first name", Value(std::string("落实")));
  context.put("list", Value(List{Value::integer(1), Value(std::string("x")), Value()}));
  context.put("c", Value(Context{{{"d", Value(true)}, {"e f", Value(Date{2024, 2, 29})}}}));
  {
    Run run(environment, limits);
    (void)evaluate(text, context, run);
  }
  ParseScope scope;
  scope.names.add("?");
  if (const auto tests = Expression::make_tests(text, scope, {})) {
    Run run(environment, limits);
    const auto value = Value::integer(5);
    (void)tests->evaluate(run, std::span(&value, 1));
  }
  return 0;
}

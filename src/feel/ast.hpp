// The syntax tree of a FEEL expression (DMN 1.5 clause 10.3.1.2): what was written, before names
// are bound. Offsets are bytes of the text.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "feel/type.hpp"
#include "feel/value.hpp"

namespace luoshi::feel {

enum class AstKind {
  null,
  boolean,  // number is 0 or 1
  number,
  string,
  at_literal,  // @"…"
  name,
  member,  // children[0].text
  filter,  // children[0][children[1]]
  call,    // children[0](children[1…]); names are there where arguments are named
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  not_equal,
  less,
  at_most,
  greater,
  at_least,
  between,  // children: value, low, high
  in,       // children: value, tests
  conjunction,
  disjunction,
  if_,   // condition, then, else
  for_,  // names: variables; children: their iterations, then the body
  some,
  every,
  iteration,  // of for: a collection, or low and high
  instance_of,
  list,
  context,   // names and children
  range,     // low, high; closed ends
  unary,     // comparison and its end
  function,  // names: parameters; types beside them; children[0]: the body
  tests,     // a list of unary tests of a decision table's cell; negated: not(…)
  any_test,  // -
};

struct Ast {
  AstKind kind = AstKind::null;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text{};
  Decimal number{};
  bool low_closed = false;
  bool high_closed = false;
  bool negated = false;
  bool external = false;
  Comparison comparison = Comparison::none;
  Type type{};
  std::vector<Type> types{};
  std::vector<std::string> names{};
  std::vector<std::unique_ptr<Ast>> children{};

  [[nodiscard]] const Ast& child(std::size_t at) const { return *children[at]; }
};

}  // namespace luoshi::feel

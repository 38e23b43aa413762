// A cell of a decision table as a set of values where it is one: a list of constants and intervals.
// Such cells are tested without evaluating anything, indexed, and held against each other for
// overlaps and gaps; all others stay expressions.
#pragma once

#include <optional>
#include <vector>

#include "feel/ast.hpp"
#include "feel/run.hpp"

namespace luoshi::dmn {

// A null end is open to all values that way.
struct Interval {
  feel::Value low{};
  feel::Value high{};
  bool low_closed = false;
  bool high_closed = false;

  // False for values of another kind.
  [[nodiscard]] bool holds(const feel::Value& value, const feel::Zones& zones) const;
  // The kind of the values in it.
  [[nodiscard]] feel::Kind kind() const { return low.is_null() ? high.kind() : low.kind(); }
};

struct Cell {
  enum class Form { any, set, expression };
  Form form = Form::expression;
  bool negated = false;  // of a set: all values of its kind but these
  std::vector<feel::Value> values{};
  std::vector<Interval> intervals{};

  // REQUIRES: form is not expression.
  [[nodiscard]] bool holds(const feel::Value& value, const feel::Zones& zones) const;
};

// What a tree of unary tests says. Constants are evaluated in `run`.
[[nodiscard]] Cell cell_of(const feel::Ast& tests, feel::Run& run);

// The value of a literal, of -literal, date("…") and the like; nullopt for anything that has to be
// evaluated anew each time.
[[nodiscard]] std::optional<feel::Value> constant_of(const feel::Ast& tree, feel::Run& run);

}  // namespace luoshi::dmn

#include "dmn/cell.hpp"

#include <algorithm>

#include "feel/code.hpp"

namespace luoshi::dmn {

using feel::Ast;
using feel::AstKind;
using feel::Kind;
using feel::Value;

bool Interval::holds(const Value& value, const feel::Zones& zones) const {
  if (!low.is_null()) {
    const auto order = compare(value, low, zones);
    if (!order || *order < 0 || (*order == 0 && !low_closed)) return false;
  }
  if (!high.is_null()) {
    const auto order = compare(value, high, zones);
    if (!order || *order > 0 || (*order == 0 && !high_closed)) return false;
  }
  return true;
}

bool Cell::holds(const Value& value, const feel::Zones& zones) const {
  if (form == Form::any) return true;
  const auto equals = [&](const Value& one) {
    // A test that is a truth of its own holds for any value that is none.
    if (one.kind() == Kind::boolean && value.kind() != Kind::boolean) return one.boolean();
    return equal(value, one, zones).value_or(false);
  };
  const bool in =
      std::ranges::any_of(values, equals) ||
      std::ranges::any_of(intervals, [&](const Interval& one) { return one.holds(value, zones); });
  if (!negated) return in;
  // What cannot be compared with the ends of an interval is neither in nor out.
  const bool strange = std::ranges::any_of(
      intervals, [&](const Interval& one) { return one.kind() != value.kind(); });
  return !in && !strange;
}

namespace {

bool is_constant(const Ast& tree, int depth = 0) {
  constexpr int depth_max = 8;
  if (depth > depth_max) return false;
  switch (tree.kind) {
    case AstKind::null:
    case AstKind::boolean:
    case AstKind::number:
    case AstKind::string:
    case AstKind::at_literal:
      return true;
    case AstKind::negate:
      return is_constant(tree.child(0), depth + 1);
    case AstKind::range:
    case AstKind::unary:
      return std::ranges::all_of(tree.children,
                                 [&](const auto& one) { return is_constant(*one, depth + 1); });
    case AstKind::call: {
      const auto& name = tree.child(0);
      const bool makes =
          name.kind == AstKind::name && (name.text == "date" || name.text == "time" ||
                                         name.text == "duration" || name.text == "date and time");
      return makes && std::all_of(tree.children.begin() + 1, tree.children.end(),
                                  [&](const auto& one) { return is_constant(*one, depth + 1); });
    }
    default:
      return false;
  }
}

Interval interval_of(const feel::Range& range) {
  return {range.low, range.high, range.low_closed, range.high_closed};
}

// Adds one test of a cell; false where it is no constant set.
bool add_test(Cell& cell, const Ast& tree, feel::Run& run) {
  const auto value = constant_of(tree, run);
  if (!value || value->is_null()) return false;
  if (value->kind() != Kind::range) {
    cell.values.push_back(*value);
    return true;
  }
  const auto& range = value->range();
  if (range.comparison == feel::Comparison::equal) {
    cell.values.push_back(range.low);
    return true;
  }
  if (range.comparison == feel::Comparison::not_equal) return false;
  // An interval with an end that is null is not known to hold anything.
  if (range.comparison == feel::Comparison::none && (range.low.is_null() || range.high.is_null())) {
    return false;
  }
  cell.intervals.push_back(interval_of(range));
  return true;
}

}  // namespace

std::optional<Value> constant_of(const Ast& tree, feel::Run& run) {
  if (!is_constant(tree)) return std::nullopt;
  const auto code = feel::compile(tree, {});
  if (!code) return std::nullopt;
  return (*code)->run(run);
}

Cell cell_of(const Ast& tests, feel::Run& run) {
  if (tests.kind == AstKind::any_test) return {.form = Cell::Form::any};
  Cell cell{.form = Cell::Form::set, .negated = tests.negated};
  for (const auto& one : tests.children) {
    if (!add_test(cell, *one, run)) return {};
  }
  return cell;
}

}  // namespace luoshi::dmn

#include "bpmn/formula.hpp"

#include <algorithm>

#include "bpmn/juel.hpp"
#include "feel/builtins.hpp"

namespace luoshi::bpmn {
namespace {

struct Bound {
  feel::Expression expression;
  std::vector<std::string> names;
  std::size_t certain = 0;  // of the names
};

// Names of built-in functions that are used as variables: "count + 1", but not "count(list)".
void collect(const feel::Ast& tree, std::vector<std::string>& used,
             std::vector<std::string>& called) {
  std::size_t first = 0;
  if (tree.kind == feel::AstKind::call && tree.child(0).kind == feel::AstKind::name) {
    called.push_back(tree.child(0).text);
    first = 1;
  }
  if (tree.kind == feel::AstKind::name && feel::find_builtin(tree.text) != nullptr) {
    used.push_back(tree.text);
  }
  for (std::size_t at = first; at < tree.children.size(); ++at) {
    if (tree.children[at]) collect(*tree.children[at], used, called);
  }
}

// Names in the conditions of filters: a member of the item, or else a variable.
void collect_in_filters(const feel::Ast& tree, bool inside, std::vector<std::string>& names) {
  const bool is_free = tree.kind == feel::AstKind::name && tree.text != "item" &&
                       feel::find_builtin(tree.text) == nullptr &&
                       std::ranges::find(names, tree.text) == names.end();
  if (inside && is_free) names.push_back(tree.text);
  for (std::size_t at = 0; at < tree.children.size(); ++at) {
    const bool condition = tree.kind == feel::AstKind::filter && at == 1;
    if (tree.children[at]) collect_in_filters(*tree.children[at], inside || condition, names);
  }
}

// Tried without further variables first; the names it misses are those it asks for.
Result<Bound> bound_to(std::string_view text, const KnownNames& known) {
  feel::ParseScope scope;
  scope.names = known.variables;
  scope.members = known.members;
  std::vector<std::string> names;
  const auto tree = TRY(feel::parse_expression(text, scope));
  std::vector<std::string> used;
  std::vector<std::string> called;
  collect(*tree, used, called);
  for (const auto& one : used) {
    const bool is_free = std::ranges::find(called, one) == called.end() &&
                         std::ranges::find(names, one) == names.end();
    if (is_free) names.push_back(one);
  }
  auto made = feel::Expression::make(text, scope, names);
  if (!made && made.error().problem == "feel.unknown-name") {
    for (const auto& one : made.error().findings) {
      const auto name = feel::normalized_name(one.detail);
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    made = feel::Expression::make(text, scope, names);
  }
  const auto certain = names.size();
  collect_in_filters(*tree, false, names);
  if (made && names.size() > certain) made = feel::Expression::make(text, scope, names);
  auto expression = TRY(std::move(made));
  return Bound{std::move(expression), std::move(names), certain};
}

}  // namespace

Result<Formula> Formula::make(const Text& text, const KnownNames& names) {
  Formula formula;
  if (text.empty()) return formula;
  formula.present_ = true;
  std::string feel = text.text;
  if (feel.starts_with('=')) {
    feel.erase(0, 1);
  } else if (is_juel(feel)) {
    feel = TRY(feel_of_juel(feel));
  } else if (text.dialect == Dialect::value) {
    formula.constant_ = feel::Value(text.text);
    return formula;
  }
  auto bound = TRY(bound_to(feel, names));
  formula.expression_ = std::move(bound.expression);
  formula.names_ = std::move(bound.names);
  formula.certain_ = bound.certain;
  return formula;
}

feel::Value Formula::evaluate(feel::Run& run, const Lookup& lookup) const {
  if (constant_) return *constant_;
  std::vector<feel::Value> values;
  values.reserve(names_.size());
  for (const auto& name : names_) {
    const auto* value = lookup(name);
    values.push_back(value == nullptr ? feel::Value() : *value);
  }
  return expression_.evaluate(run, values);
}

}  // namespace luoshi::bpmn

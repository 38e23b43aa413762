#include "feel/expression.hpp"

namespace luoshi::feel {

Result<Expression> Expression::made(std::string_view text, std::unique_ptr<Ast> tree,
                                    std::span<const std::string> variables) {
  Expression expression;
  expression.text_ = text;
  expression.code_ = TRY(compile(*tree, variables));
  expression.tree_ = std::move(tree);
  return expression;
}

Result<Expression> Expression::make(std::string_view text, const ParseScope& scope,
                                    std::span<const std::string> variables) {
  return made(text, TRY(parse_expression(text, scope)), variables);
}

Result<Expression> Expression::make_tests(std::string_view text, const ParseScope& scope,
                                          std::span<const std::string> variables) {
  std::vector<std::string> all(variables.begin(), variables.end());
  all.emplace_back("?");
  return made(text, TRY(parse_unary_tests(text, scope)), all);
}

Value Expression::evaluate(Run& run, std::span<const Value> given) const {
  if (!code_) return {};
  const Run::Frame frame(run, given);
  auto value = code_->run(run);
  if (run.is_exhausted()) return {};
  return value;
}

Result<Value> evaluate(std::string_view text, const Context& context, Run& run) {
  ParseScope scope;
  std::vector<std::string> names;
  std::vector<Value> values;
  const auto add_members = [&](const auto& self, const Value& value, int depth) -> void {
    if (depth > depth_max) return;
    if (value.kind() == Kind::context) {
      for (const auto& [name, entry] : value.context().entries) {
        scope.members.add(name);
        self(self, entry, depth + 1);
      }
    } else if (value.kind() == Kind::list && !value.list().empty()) {
      self(self, value.list().front(), depth + 1);
    }
  };
  for (const auto& [name, value] : context.entries) {
    scope.names.add(name);
    names.push_back(normalized_name(name));
    values.push_back(value);
    add_members(add_members, value, 0);
  }
  const auto expression = TRY(Expression::make(text, scope, names));
  return expression.evaluate(run, values);
}

}  // namespace luoshi::feel

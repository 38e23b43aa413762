#include "dmn/logic.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dmn/table.hpp"
#include "feel/builtins.hpp"

namespace luoshi::dmn {
namespace {

using feel::Context;
using feel::Kind;
using feel::List;
using feel::Value;

class Literal final : public Logic {
 public:
  explicit Literal(feel::Expression expression) : expression_(std::move(expression)) {}
  Value evaluate(Scope& scope) const override {
    return expression_.evaluate(scope.run, scope.values);
  }

 private:
  feel::Expression expression_;
};

class Broken final : public Logic {
 public:
  explicit Broken(std::string problem) : problem_(std::move(problem)) {}
  Value evaluate(Scope& scope) const override { return scope.run.fault(problem_); }

 private:
  std::string problem_;
};

// The result of a logic, held to a type.
class Typed final : public Logic {
 public:
  Typed(LogicPointer of, std::shared_ptr<const ItemType> type, std::string name)
      : of_(std::move(of)), type_(std::move(type)), name_(std::move(name)) {}
  Value evaluate(Scope& scope) const override {
    return type_->checked(scope.run, of_->evaluate(scope), name_);
  }

 private:
  LogicPointer of_;
  std::shared_ptr<const ItemType> type_;
  std::string name_;
};

class ContextLogic final : public Logic {
 public:
  ContextLogic(std::vector<std::string> names, std::vector<LogicPointer> values)
      : names_(std::move(names)), values_(std::move(values)) {}
  Value evaluate(Scope& scope) const override {
    Context context;
    const auto before = scope.values.size();
    Value result;
    bool has_result = false;
    for (std::size_t at = 0; at < values_.size(); ++at) {
      auto value = values_[at]->evaluate(scope);
      if (names_[at].empty()) {
        result = std::move(value);
        has_result = true;
        break;
      }
      scope.values.push_back(value);
      context.entries.emplace_back(names_[at], std::move(value));
    }
    scope.values.resize(before);
    return has_result ? result : Value(std::move(context));
  }

 private:
  std::vector<std::string> names_;  // an empty one is the result
  std::vector<LogicPointer> values_;
};

class ListLogic final : public Logic {
 public:
  explicit ListLogic(std::vector<LogicPointer> values) : values_(std::move(values)) {}
  Value evaluate(Scope& scope) const override {
    List all;
    for (const auto& one : values_) all.push_back(one->evaluate(scope));
    return Value(std::move(all));
  }

 private:
  std::vector<LogicPointer> values_;
};

class RelationLogic final : public Logic {
 public:
  RelationLogic(std::vector<std::string> columns, std::vector<std::vector<LogicPointer>> rows)
      : columns_(std::move(columns)), rows_(std::move(rows)) {}
  Value evaluate(Scope& scope) const override {
    List all;
    for (const auto& row : rows_) {
      Context context;
      for (std::size_t at = 0; at < row.size() && at < columns_.size(); ++at) {
        context.entries.emplace_back(columns_[at], row[at]->evaluate(scope));
      }
      all.emplace_back(std::move(context));
    }
    return Value(std::move(all));
  }

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<LogicPointer>> rows_;
};

class FunctionLogic final : public Logic {
 public:
  FunctionLogic(std::vector<feel::Function::Parameter> parameters,
                std::vector<std::shared_ptr<const ItemType>> types,
                std::shared_ptr<const Logic> body)
      : parameters_(std::move(parameters)), types_(std::move(types)), body_(std::move(body)) {}
  Value evaluate(Scope& scope) const override {
    auto function = std::make_shared<feel::Function>();
    function->parameters = parameters_;
    function->call = [captured = scope.values, trace = scope.trace, body = body_, types = types_,
                      parameters = parameters_](feel::Run& run,
                                                std::span<const Value> arguments) -> Value {
      Scope inner{run, captured, trace};
      for (std::size_t at = 0; at < arguments.size(); ++at) {
        const auto faults = run.fault_count();
        inner.values.push_back(types[at]->checked(run, arguments[at], parameters[at].name));
        if (inner.values.back().is_null() && run.fault_count() > faults) return {};
      }
      return body->evaluate(inner);
    };
    return Value(std::shared_ptr<const feel::Function>(std::move(function)));
  }

 private:
  std::vector<feel::Function::Parameter> parameters_;
  std::vector<std::shared_ptr<const ItemType>> types_;
  std::shared_ptr<const Logic> body_;
};

class InvocationLogic final : public Logic {
 public:
  InvocationLogic(LogicPointer callee, std::vector<std::string> names,
                  std::vector<LogicPointer> values)
      : callee_(std::move(callee)), names_(std::move(names)), values_(std::move(values)) {}
  Value evaluate(Scope& scope) const override {
    const auto callee = callee_->evaluate(scope);
    if (callee.kind() != Kind::function) return scope.run.fault("feel.no-function");
    std::vector<Value> arguments;
    for (const auto& one : values_) arguments.push_back(one->evaluate(scope));
    return feel::call_function(scope.run, callee.function(), arguments, names_);
  }

 private:
  LogicPointer callee_;
  std::vector<std::string> names_;
  std::vector<LogicPointer> values_;
};

class ConditionalLogic final : public Logic {
 public:
  explicit ConditionalLogic(std::vector<LogicPointer> parts) : parts_(std::move(parts)) {}
  Value evaluate(Scope& scope) const override {
    const auto condition = parts_[0]->evaluate(scope);
    if (condition.kind() != Kind::boolean && !condition.is_null()) {
      return scope.run.fault("feel.type", "if " + std::string(name_of(condition.kind())));
    }
    return parts_[condition.is_true() ? 1 : 2]->evaluate(scope);
  }

 private:
  std::vector<LogicPointer> parts_;
};

// filter, for, some and every go through a list with one more name in scope.
class IterationLogic final : public Logic {
 public:
  IterationLogic(BoxedKind kind, LogicPointer list, LogicPointer body)
      : kind_(kind), list_(std::move(list)), body_(std::move(body)) {}

  Value evaluate(Scope& scope) const override {
    const auto value = list_->evaluate(scope);
    if (value.is_null()) return scope.run.fault("feel.type", "in null");
    if (value.kind() == Kind::range) return over_range(scope, value.range());
    return over(scope, value.kind() == Kind::list ? value.list() : List{value});
  }

 private:
  Value body(Scope& scope, const Value& one) const {
    scope.values.push_back(one);
    if (kind_ == BoxedKind::iterator) scope.values.emplace_back();  // partial
    auto result = body_->evaluate(scope);
    scope.values.resize(scope.values.size() - (kind_ == BoxedKind::iterator ? 2 : 1));
    return result;
  }

  Value over_range(Scope& scope, const feel::Range& range) const {
    if (range.low.kind() != Kind::number || range.high.kind() != Kind::number) {
      return scope.run.fault("feel.type", "in range");
    }
    const auto low = range.low.number().to_int64();
    const auto high = range.high.number().to_int64();
    if (!low || !high || std::abs(*high - *low) > scope.run.limits().list_max) {
      return scope.run.fault("feel.out-of-range");
    }
    List all;
    for (auto at = *low;; at += *low <= *high ? 1 : -1) {
      all.push_back(Value::integer(at));
      if (at == *high) break;
    }
    return over(scope, all);
  }

  Value over(Scope& scope, const List& list) const {
    List results;
    bool unknown = false;
    for (const auto& one : list) {
      if (!scope.run.step()) return {};
      auto outcome = body(scope, one);
      switch (kind_) {
        case BoxedKind::iterator:
          results.push_back(std::move(outcome));
          break;
        case BoxedKind::filter:
          if (outcome.is_true()) results.push_back(one);
          if (outcome.kind() != Kind::boolean && !outcome.is_null()) {
            return scope.run.fault("feel.type", "filter");
          }
          break;
        default:
          if (kind_ == BoxedKind::some ? outcome.is_true() : outcome.is_false()) return outcome;
          unknown = unknown || outcome.kind() != Kind::boolean;
      }
    }
    if (kind_ == BoxedKind::iterator || kind_ == BoxedKind::filter) {
      return Value(std::move(results));
    }
    if (unknown) return scope.run.fault("feel.type", "satisfies");
    return Value(kind_ == BoxedKind::every);
  }

  BoxedKind kind_;
  LogicPointer list_;
  LogicPointer body_;
};

// Gives names to a part of the model and takes them away after it.
class Names {
 public:
  explicit Names(Surroundings& around)
      : around_(around),
        parse_(around.parse),
        variables_(around.variables),
        count_(around.names.size()) {}
  ~Names() {
    around_.parse = std::move(parse_);
    around_.variables = std::move(variables_);
    around_.names.resize(count_);
  }
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

 private:
  Surroundings& around_;
  feel::ParseScope parse_;
  feel::VariableTypes variables_;
  std::size_t count_;
};

LogicPointer literal(const Boxed& boxed, Surroundings& around) {
  auto expression = feel::Expression::make(boxed.text.text, around.parse, around.names);
  if (expression) {
    around.check_types(*expression, "", boxed.text.line, {});
    return std::make_unique<Literal>(std::move(*expression));
  }
  around.find("", boxed.text.line, expression.error());
  return std::make_unique<Broken>(expression.error().problem);
}

std::vector<LogicPointer> all_of(const std::vector<Boxed>& parts, Surroundings& around) {
  std::vector<LogicPointer> all;
  for (const auto& one : parts) all.push_back(make_logic(one, around));
  return all;
}

LogicPointer entry_value(const Entry& entry, Surroundings& around, int line) {
  if (!entry.value) {
    around.find(entry.name, line, "dmn.no-logic", entry.name);
    return std::make_unique<Broken>("dmn.no-logic");
  }
  auto logic = make_logic(*entry.value, around);
  if (entry.type.empty()) return logic;
  return std::make_unique<Typed>(std::move(logic), type_of(entry.type, line, around), entry.name);
}

LogicPointer context(const Boxed& boxed, Surroundings& around) {
  const Names scope(around);
  std::vector<std::string> names;
  std::vector<LogicPointer> values;
  for (const auto& entry : boxed.entries) {
    values.push_back(entry_value(entry, around, boxed.line));
    names.push_back(entry.name);
    if (entry.name.empty()) break;
    around.add(entry.name);
    around.parse.members.add(entry.name);
  }
  return std::make_unique<ContextLogic>(std::move(names), std::move(values));
}

LogicPointer function(const Boxed& boxed, Surroundings& around) {
  if (!boxed.text.text.empty() && boxed.text.text != "FEEL") {
    around.find("", boxed.line, "dmn.unsupported", "function kind " + boxed.text.text);
    return std::make_unique<Broken>("dmn.unsupported");
  }
  const Names scope(around);
  std::vector<feel::Function::Parameter> parameters;
  std::vector<std::shared_ptr<const ItemType>> types;
  for (const auto& parameter : boxed.entries) {
    types.push_back(type_of(parameter.type, boxed.line, around));
    parameters.push_back({parameter.name, types.back()->type()});
    around.add(parameter.name, types.back()->type());
  }
  LogicPointer body;
  if (boxed.parts.empty()) {
    body = std::make_unique<Broken>("dmn.no-logic");
  } else {
    body = make_logic(boxed.parts.front(), around);
  }
  return std::make_unique<FunctionLogic>(std::move(parameters), std::move(types),
                                         std::shared_ptr<const Logic>(std::move(body)));
}

LogicPointer invocation(const Boxed& boxed, Surroundings& around) {
  LogicPointer callee;
  if (boxed.parts.empty()) {
    callee = std::make_unique<Broken>("dmn.no-logic");
  } else {
    callee = make_logic(boxed.parts.front(), around);
  }
  std::vector<std::string> names;
  std::vector<LogicPointer> values;
  for (const auto& entry : boxed.entries) {
    names.push_back(entry.name);
    values.push_back(entry_value(entry, around, boxed.line));
  }
  return std::make_unique<InvocationLogic>(std::move(callee), std::move(names), std::move(values));
}

LogicPointer relation(const Boxed& boxed, Surroundings& around) {
  std::vector<std::vector<LogicPointer>> rows;
  for (const auto& row : boxed.parts) rows.push_back(all_of(row.parts, around));
  for (const auto& column : boxed.columns) around.parse.members.add(column);
  return std::make_unique<RelationLogic>(boxed.columns, std::move(rows));
}

LogicPointer iteration(const Boxed& boxed, Surroundings& around) {
  auto list = make_logic(boxed.parts[0], around);
  const Names scope(around);
  around.add(boxed.kind == BoxedKind::filter ? "item" : boxed.text.text);
  if (boxed.kind == BoxedKind::iterator) around.add("partial");
  auto body = make_logic(boxed.parts[1], around);
  return std::make_unique<IterationLogic>(boxed.kind, std::move(list), std::move(body));
}

LogicPointer untyped(const Boxed& boxed, Surroundings& around) {
  switch (boxed.kind) {
    case BoxedKind::literal:
      return literal(boxed, around);
    case BoxedKind::context:
      return context(boxed, around);
    case BoxedKind::list:
      return std::make_unique<ListLogic>(all_of(boxed.parts, around));
    case BoxedKind::relation:
      return relation(boxed, around);
    case BoxedKind::function:
      return function(boxed, around);
    case BoxedKind::invocation:
      return invocation(boxed, around);
    case BoxedKind::conditional:
      return std::make_unique<ConditionalLogic>(all_of(boxed.parts, around));
    case BoxedKind::filter:
    case BoxedKind::iterator:
    case BoxedKind::some:
    case BoxedKind::every:
      return iteration(boxed, around);
    case BoxedKind::table:
      return make_table(*boxed.table, around);
    case BoxedKind::none:
      return std::make_unique<Broken>("dmn.no-logic");
    case BoxedKind::unsupported:
      around.find("", boxed.line, "dmn.unsupported", boxed.text.text);
      break;
  }
  return std::make_unique<Broken>("dmn.unsupported");
}

}  // namespace

void Surroundings::add(const std::string& name, const feel::Type& type) {
  parse.names.add(name);
  names.push_back(feel::normalized_name(name));
  variables.insert_or_assign(names.back(), type);
}

void Surroundings::check_types(const feel::Expression& expression, const std::string& cell,
                               int line, const feel::Type& wanted) const {
  if (!analyse || expression.tree() == nullptr) return;
  std::vector<Finding> clashes;
  const auto type = feel::infer(*expression.tree(), variables, clashes);
  for (const auto& one : clashes)
    find(cell, line, one.problem, one.detail + " (" + one.place + ")");
  const bool known = !type.is_any() && type.kind() != feel::TypeKind::null;
  if (known && !wanted.is_any() && !conforms(type, wanted) &&
      wanted.kind() != feel::TypeKind::list) {
    find(cell, line, "dmn.result-type", text_of(type) + ", " + text_of(wanted));
  }
}

void Surroundings::find(const std::string& cell, int line, const Error& error) const {
  auto detail = error.detail;
  if (!error.place.empty()) detail += " (" + error.place + ")";
  find(cell, line, error.problem, std::move(detail));
}

void Surroundings::find(const std::string& cell, int line, std::string problem,
                        std::string detail) const {
  auto place = fmt::format("{}:{}: {}", file, line, decision);
  if (!cell.empty()) place += ": " + cell;
  findings.push_back({std::move(place), std::move(problem), std::move(detail)});
}

std::shared_ptr<const ItemType> type_of(const std::string& reference, int line,
                                        const Surroundings& around) {
  if (auto type = around.types.find(reference)) return type;
  around.find("", line, "dmn.unknown-type", reference);
  return std::make_shared<ItemType>();
}

LogicPointer make_logic(const Boxed& boxed, Surroundings& around) {
  auto logic = untyped(boxed, around);
  if (boxed.type.empty() || boxed.kind == BoxedKind::function) return logic;
  return std::make_unique<Typed>(std::move(logic), type_of(boxed.type, boxed.line, around),
                                 around.decision);
}

}  // namespace luoshi::dmn

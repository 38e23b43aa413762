#include "feel/operator_code.hpp"

#include <array>

namespace luoshi::feel {

Value AtLiteral::run(Run& run) const {
  here(run);
  const auto& zones = run.zones();
  if (const auto value = parse_date_time(text_, zones)) return Value(*value);
  if (const auto value = parse_date(text_)) return Value(*value);
  if (const auto value = parse_time(text_, zones)) return Value(*value);
  if (const auto value = parse_days_duration(text_)) return Value(*value);
  if (const auto value = parse_months_duration(text_)) return Value(*value);
  return run.fault("feel.no-literal", "@\"" + text_ + "\"");
}

Value Member::run(Run& run) const {
  const Operand of(*of_, run);
  if (of->kind() == Kind::context) {
    if (const auto* found = of->context().find(name_)) return *found;
  }
  here(run);
  return member_of(run, *of, name_);
}

const Value* Member::look(Run& run) const {
  const auto* of = of_->look(run);
  return of != nullptr && of->kind() == Kind::context ? of->context().find(name_) : nullptr;
}

const Value* ItemMember::look(Run& run) const {
  const auto& item = run.slot(item_);
  if (item.kind() == Kind::context) {
    if (const auto* found = item.context().find(name_)) return found;
  }
  return outer_ ? outer_->look(run) : nullptr;
}

Value ItemMember::run(Run& run) const {
  const auto& item = run.slot(item_);
  if (item.kind() == Kind::context) {
    if (const auto* found = item.context().find(name_)) return *found;
  }
  if (outer_) return outer_->run(run);
  here(run);
  return member_of(run, item, name_);
}

Value Negate::run(Run& run) const {
  const Operand of(*of_, run);
  here(run);
  return negate(run, *of);
}

namespace {

using Operation = Value (*)(Run&, const Value&, const Value&);

template <Operation operation>
class Arithmetic final : public Code {
 public:
  Arithmetic(const Ast& tree, CodePointer left, CodePointer right)
      : Code(tree), left_(std::move(left)), right_(std::move(right)) {}
  Value run(Run& run) const override {
    const Operand left(*left_, run);
    const Operand right(*right_, run);
    here(run);
    return operation(run, *left, *right);
  }

 private:
  CodePointer left_;
  CodePointer right_;
};

template <Comparison comparison>
class Compare final : public Code {
 public:
  Compare(const Ast& tree, CodePointer left, CodePointer right)
      : Code(tree), left_(std::move(left)), right_(std::move(right)) {}
  Value run(Run& run) const override {
    const Operand left(*left_, run);
    const Operand right(*right_, run);
    here(run);
    return compared(run, comparison, *left, *right);
  }

 private:
  CodePointer left_;
  CodePointer right_;
};

}  // namespace

CodePointer make_arithmetic(const Ast& tree, CodePointer left, CodePointer right) {
  switch (tree.kind) {
    case AstKind::add:
      return std::make_unique<Arithmetic<add>>(tree, std::move(left), std::move(right));
    case AstKind::subtract:
      return std::make_unique<Arithmetic<subtract>>(tree, std::move(left), std::move(right));
    case AstKind::multiply:
      return std::make_unique<Arithmetic<multiply>>(tree, std::move(left), std::move(right));
    case AstKind::divide:
      return std::make_unique<Arithmetic<divide>>(tree, std::move(left), std::move(right));
    default:
      return std::make_unique<Arithmetic<power>>(tree, std::move(left), std::move(right));
  }
}

CodePointer make_comparison(const Ast& tree, CodePointer left, CodePointer right) {
  const auto make = [&]<Comparison comparison>() -> CodePointer {
    return std::make_unique<Compare<comparison>>(tree, std::move(left), std::move(right));
  };
  switch (tree.kind) {
    case AstKind::not_equal:
      return make.operator()<Comparison::not_equal>();
    case AstKind::less:
      return make.operator()<Comparison::less>();
    case AstKind::at_most:
      return make.operator()<Comparison::at_most>();
    case AstKind::greater:
      return make.operator()<Comparison::greater>();
    case AstKind::at_least:
      return make.operator()<Comparison::at_least>();
    default:
      return make.operator()<Comparison::equal>();
  }
}

// Ternary (table 50): false and anything is false, true or anything is true; what is no boolean is
// unknown.
Value Logic::run(Run& run) const {
  const auto decides = [&](const Value& value) {
    return conjunction_ ? value.is_false() : value.is_true();
  };
  const auto known = [&](const Value& value) { return value.kind() == Kind::boolean; };
  const Operand left(*left_, run);
  if (decides(*left)) return Value(!conjunction_);
  const Operand right(*right_, run);
  if (decides(*right)) return Value(!conjunction_);
  if (known(*left) && known(*right)) return Value(conjunction_);
  here(run);
  const auto& stranger = known(*left) ? *right : *left;
  if (!stranger.is_null()) {
    return run.fault("feel.type",
                     (conjunction_ ? "and " : "or ") + std::string(name_of(stranger.kind())));
  }
  return {};
}

Value Between::run(Run& run) const {
  const Operand value(*of_[0], run);
  const Operand low(*of_[1], run);
  const Operand high(*of_[2], run);
  here(run);
  return between(run, *value, *low, *high);
}

Value In::run(Run& run) const {
  const Operand value(*value_, run);
  bool unknown = false;
  for (const auto& test : tests_) {
    const Operand against(*test, run);
    here(run);
    auto outcome = passes(run, *value, *against);
    if (outcome.is_true()) return outcome;
    unknown = unknown || outcome.is_null();
  }
  return unknown ? Value() : Value(false);
}

Value Tests::run(Run& run) const {
  const Operand value(*value_, run);
  bool any = false;
  bool unknown = false;
  for (const auto& test : tests_) {
    const Operand against(*test.code, run);
    if (against->kind() == Kind::boolean &&
        (test.mentions_value || value->kind() != Kind::boolean)) {
      any = against->boolean();
    } else {
      here(run);
      const auto outcome = passes(run, *value, *against);
      any = outcome.is_true();
      unknown = unknown || outcome.is_null();
    }
    if (any) break;
  }
  if (!any && unknown) return {};
  return Value(any != negated_);
}

Value If::run(Run& run) const {
  const Operand condition(*of_[0], run);
  if (!run.step()) return {};
  if (condition->is_true()) return of_[1]->run(run);
  if (condition->kind() != Kind::boolean && !condition->is_null()) {
    here(run);
    run.fault("feel.type", "if " + std::string(name_of(condition->kind())));
  }
  return of_[2]->run(run);
}

Value InstanceOf::run(Run& run) const {
  const Operand of(*of_, run);
  return Value(is_instance(*of, type_));
}

Value ListCode::run(Run& run) const {
  List all;
  all.reserve(of_.size());
  for (const auto& one : of_) {
    if (!run.step()) return {};
    all.push_back(one->run(run));
  }
  return Value(std::move(all));
}

Value ContextCode::run(Run& run) const {
  Context context;
  context.entries.reserve(of_.size());
  bool twice = false;
  for (std::size_t at = 0; at < of_.size(); ++at) {
    auto value = run.step() ? of_[at]->run(run) : Value();
    run.push(value);
    twice = twice || context.find(names_[at]) != nullptr;
    context.entries.emplace_back(names_[at], std::move(value));
  }
  for (std::size_t at = 0; at < of_.size(); ++at) run.pop();
  if (!twice) return Value(std::move(context));
  here(run);
  return run.fault("feel.entry-twice");
}

Value RangeCode::run(Run& run) const {
  const Operand low(*low_, run);
  const Operand high(*high_, run);
  here(run);
  return make_range(run, *low, *high, low_closed_, high_closed_);
}

Value Unary::run(Run& run) const {
  const Operand end(*end_, run);
  here(run);
  return make_unary(run, comparison_, *end);
}

namespace {

// Room for the few arguments most calls have, without going to the heap.
class Arguments {
 public:
  Arguments(Run& run, const std::vector<CodePointer>& of) : count_(of.size()) {
    if (count_ > few_.size()) many_.resize(count_);
    auto* to = data();
    for (std::size_t at = 0; at < count_; ++at) to[at] = of[at]->run(run);
  }
  [[nodiscard]] std::span<const Value> get() { return {data(), count_}; }

 private:
  Value* data() { return many_.empty() ? few_.data() : many_.data(); }

  std::size_t count_;
  std::array<Value, 3> few_{};
  std::vector<Value> many_{};
};

}  // namespace

Value BuiltinCall::run(Run& run) const {
  if (!run.step()) return {};
  Arguments arguments(run, arguments_);
  here(run);
  return call_builtin(run, builtin_, arguments.get(), names_);
}

Value Call::run(Run& run) const {
  if (!run.step()) return {};
  const Operand callee(*callee_, run);
  if (callee->kind() != Kind::function) {
    here(run);
    return run.fault("feel.no-function", std::string(name_of(callee->kind())));
  }
  Arguments arguments(run, arguments_);
  here(run);
  return call_function(run, callee->function(), arguments.get(), names_);
}

Value FunctionCode::run(Run& run) const {
  auto function = std::make_shared<Function>(*shape_);
  function->call = [captured = run.visible(captured_), body = body_](
                       Run& inner, std::span<const Value> arguments) {
    auto given = captured;
    given.insert(given.end(), arguments.begin(), arguments.end());
    const Run::Frame frame(inner, given);
    return body->run(inner);
  };
  return Value(std::shared_ptr<const Function>(std::move(function)));
}

Value builtin_value(const Builtin& builtin) {
  auto function = std::make_shared<Function>();
  function->name = builtin.name;
  if (!builtin.signatures.empty()) {
    for (const auto& one : builtin.signatures.front().parameters) {
      function->parameters.push_back({std::string(one), {}});
    }
  }
  function->builtin = 0;
  function->call = [&builtin](Run& run, std::span<const Value> arguments) {
    return call_builtin(run, builtin, arguments, {});
  };
  return Value(std::shared_ptr<const Function>(std::move(function)));
}

}  // namespace luoshi::feel

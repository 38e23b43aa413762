// The steps of an expression that need nothing but their operands.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "feel/builtins.hpp"
#include "feel/code.hpp"
#include "feel/operators.hpp"

namespace luoshi::feel {

class Constant final : public Code {
 public:
  Constant(const Ast& tree, Value value) : Code(tree), value_(std::move(value)) {}
  Value run(Run&) const override { return value_; }
  const Value* look(Run&) const override { return &value_; }
  const Value* constant() const override { return &value_; }

 private:
  Value value_;
};

class Fault final : public Code {
 public:
  Fault(const Ast& tree, std::string id, std::string detail)
      : Code(tree), id_(std::move(id)), detail_(std::move(detail)) {}
  Value run(Run& run) const override {
    here(run);
    return run.fault(id_, detail_);
  }

 private:
  std::string id_;
  std::string detail_;
};

class Variable final : public Code {
 public:
  Variable(const Ast& tree, std::size_t slot) : Code(tree), slot_(slot) {}
  Value run(Run& run) const override { return run.slot(slot_); }
  const Value* look(Run& run) const override { return &run.slot(slot_); }

 private:
  std::size_t slot_;
};

// The value of a step, looked at where it lies when it can be: most operands are variables, members
// and literals, and copying them costs more than the operation.
class Operand {
 public:
  Operand(const Code& code, Run& run) : seen_(code.look(run)) {
    if (seen_ == nullptr) {
      made_ = code.run(run);
      seen_ = &made_;
    }
  }
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;
  const Value& operator*() const { return *seen_; }
  const Value* operator->() const { return seen_; }

 private:
  Value made_{};
  const Value* seen_;
};

class AtLiteral final : public Code {
 public:
  AtLiteral(const Ast& tree, std::string text) : Code(tree), text_(std::move(text)) {}
  Value run(Run& run) const override;

 private:
  std::string text_;
};

class Member final : public Code {
 public:
  Member(const Ast& tree, CodePointer of, std::string name)
      : Code(tree), of_(std::move(of)), name_(std::move(name)) {}
  Value run(Run& run) const override;
  const Value* look(Run& run) const override;

 private:
  CodePointer of_;
  std::string name_;
};

// A name inside a filter: the item's entry, else what the name means outside.
class ItemMember final : public Code {
 public:
  ItemMember(const Ast& tree, std::size_t item, std::string name, CodePointer outer)
      : Code(tree), item_(item), name_(std::move(name)), outer_(std::move(outer)) {}
  Value run(Run& run) const override;
  const Value* look(Run& run) const override;

 private:
  std::size_t item_;
  std::string name_;
  CodePointer outer_;  // may be null
};

class Negate final : public Code {
 public:
  Negate(const Ast& tree, CodePointer of) : Code(tree), of_(std::move(of)) {}
  Value run(Run& run) const override;

 private:
  CodePointer of_;
};

// + - * / ** and = != < <= > >= on two operands.
[[nodiscard]] CodePointer make_arithmetic(const Ast& tree, CodePointer left, CodePointer right);
[[nodiscard]] CodePointer make_comparison(const Ast& tree, CodePointer left, CodePointer right);

class Logic final : public Code {
 public:
  Logic(const Ast& tree, bool conjunction, CodePointer left, CodePointer right)
      : Code(tree), conjunction_(conjunction), left_(std::move(left)), right_(std::move(right)) {}
  Value run(Run& run) const override;

 private:
  bool conjunction_;
  CodePointer left_;
  CodePointer right_;
};

class Between final : public Code {
 public:
  Between(const Ast& tree, std::vector<CodePointer> of) : Code(tree), of_(std::move(of)) {}
  Value run(Run& run) const override;

 private:
  std::vector<CodePointer> of_;  // value, low, high
};

class In final : public Code {
 public:
  In(const Ast& tree, CodePointer value, std::vector<CodePointer> tests)
      : Code(tree), value_(std::move(value)), tests_(std::move(tests)) {}
  Value run(Run& run) const override;

 private:
  CodePointer value_;
  std::vector<CodePointer> tests_;
};

// A cell of a decision table.
class Tests final : public Code {
 public:
  struct Test {
    CodePointer code;
    bool mentions_value = false;  // then its own truth decides
  };
  Tests(const Ast& tree, CodePointer value, std::vector<Test> tests, bool negated)
      : Code(tree), value_(std::move(value)), tests_(std::move(tests)), negated_(negated) {}
  Value run(Run& run) const override;

 private:
  CodePointer value_;
  std::vector<Test> tests_;
  bool negated_;
};

class If final : public Code {
 public:
  If(const Ast& tree, std::vector<CodePointer> of) : Code(tree), of_(std::move(of)) {}
  Value run(Run& run) const override;

 private:
  std::vector<CodePointer> of_;  // condition, then, else
};

class InstanceOf final : public Code {
 public:
  InstanceOf(const Ast& tree, CodePointer of, Type type)
      : Code(tree), of_(std::move(of)), type_(std::move(type)) {}
  Value run(Run& run) const override;

 private:
  CodePointer of_;
  Type type_;
};

class ListCode final : public Code {
 public:
  ListCode(const Ast& tree, std::vector<CodePointer> of) : Code(tree), of_(std::move(of)) {}
  Value run(Run& run) const override;

 private:
  std::vector<CodePointer> of_;
};

// Entries see those before them.
class ContextCode final : public Code {
 public:
  ContextCode(const Ast& tree, std::vector<std::string> names, std::vector<CodePointer> of)
      : Code(tree), names_(std::move(names)), of_(std::move(of)) {}
  Value run(Run& run) const override;

 private:
  std::vector<std::string> names_;
  std::vector<CodePointer> of_;
};

class RangeCode final : public Code {
 public:
  RangeCode(const Ast& tree, CodePointer low, CodePointer high)
      : Code(tree),
        low_(std::move(low)),
        high_(std::move(high)),
        low_closed_(tree.low_closed),
        high_closed_(tree.high_closed) {}
  Value run(Run& run) const override;

 private:
  CodePointer low_;
  CodePointer high_;
  bool low_closed_;
  bool high_closed_;
};

class Unary final : public Code {
 public:
  Unary(const Ast& tree, CodePointer end)
      : Code(tree), comparison_(tree.comparison), end_(std::move(end)) {}
  Value run(Run& run) const override;

 private:
  Comparison comparison_;
  CodePointer end_;
};

class BuiltinCall final : public Code {
 public:
  BuiltinCall(const Ast& tree, const Builtin& builtin, std::vector<CodePointer> arguments,
              std::vector<std::string> names)
      : Code(tree), builtin_(builtin), arguments_(std::move(arguments)), names_(std::move(names)) {}
  Value run(Run& run) const override;

 private:
  const Builtin& builtin_;
  std::vector<CodePointer> arguments_;
  std::vector<std::string> names_;
};

class Call final : public Code {
 public:
  Call(const Ast& tree, CodePointer callee, std::vector<CodePointer> arguments,
       std::vector<std::string> names)
      : Code(tree),
        callee_(std::move(callee)),
        arguments_(std::move(arguments)),
        names_(std::move(names)) {}
  Value run(Run& run) const override;

 private:
  CodePointer callee_;
  std::vector<CodePointer> arguments_;
  std::vector<std::string> names_;
};

// A function that keeps the variables it was made among.
class FunctionCode final : public Code {
 public:
  FunctionCode(const Ast& tree, std::shared_ptr<const Function> shape, std::size_t captured,
               std::shared_ptr<const Code> body)
      : Code(tree), shape_(std::move(shape)), captured_(captured), body_(std::move(body)) {}
  Value run(Run& run) const override;

 private:
  std::shared_ptr<const Function> shape_;
  std::size_t captured_;
  std::shared_ptr<const Code> body_;
};

// A built-in function as a value.
[[nodiscard]] Value builtin_value(const Builtin& builtin);

}  // namespace luoshi::feel

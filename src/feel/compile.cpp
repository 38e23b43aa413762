// Binds the names of a syntax tree and turns it into steps.
#include <algorithm>
#include <array>

#include "feel/builtins.hpp"
#include "feel/code.hpp"
#include "feel/iteration_code.hpp"
#include "feel/operator_code.hpp"

namespace luoshi::feel {
namespace {

class Compiler {
 public:
  explicit Compiler(std::span<const std::string> variables)
      : names_(variables.begin(), variables.end()) {}

  CodePointer compile(const Ast& tree);
  std::vector<Finding> findings;

 private:
  std::vector<CodePointer> children(const Ast& tree, std::size_t from = 0);
  CodePointer name(const Ast& tree);
  CodePointer call(const Ast& tree);
  CodePointer filter(const Ast& tree);
  CodePointer loop(const Ast& tree);
  CodePointer context(const Ast& tree);
  CodePointer function(const Ast& tree);
  CodePointer in(const Ast& tree);
  CodePointer tests(const Ast& tree);
  [[nodiscard]] std::optional<std::size_t> slot_of(std::string_view name) const;
  static bool mentions(const Ast& tree, std::string_view name);

  std::vector<std::string> names_;    // by slot; those of this closure
  std::vector<std::size_t> items_{};  // slots of the items of filters around, outermost first
};

std::optional<std::size_t> Compiler::slot_of(std::string_view name) const {
  for (auto at = names_.size(); at-- > 0;) {
    if (names_[at] == name) return at;
  }
  return std::nullopt;
}

std::vector<CodePointer> Compiler::children(const Ast& tree, std::size_t from) {
  std::vector<CodePointer> all;
  all.reserve(tree.children.size());
  for (auto at = from; at < tree.children.size(); ++at) all.push_back(compile(tree.child(at)));
  return all;
}

CodePointer Compiler::name(const Ast& tree) {
  const auto slot = slot_of(tree.text);
  CodePointer outer;
  if (slot) {
    outer = std::make_unique<Variable>(tree, *slot);
  } else if (const auto* builtin = find_builtin(tree.text)) {
    outer = std::make_unique<Constant>(tree, builtin_value(*builtin));
  }
  // Inside a filter the item's own entries come first, those of the innermost filter before others,
  // but not before variables that were made inside it.
  for (const auto item : items_) {
    if (slot && *slot > item) continue;
    outer = std::make_unique<ItemMember>(tree, item, tree.text, std::move(outer));
  }
  if (outer) return outer;
  findings.push_back({std::to_string(tree.begin), "feel.unknown-name", tree.text});
  return std::make_unique<Fault>(tree, "feel.unknown-name", tree.text);
}

CodePointer Compiler::call(const Ast& tree) {
  const auto& callee = tree.child(0);
  auto arguments = children(tree, 1);
  if (callee.kind == AstKind::name && !slot_of(callee.text)) {
    if (const auto* builtin = find_builtin(callee.text)) {
      return std::make_unique<BuiltinCall>(tree, *builtin, std::move(arguments), tree.names);
    }
  }
  return std::make_unique<Call>(tree, compile(callee), std::move(arguments), tree.names);
}

CodePointer Compiler::filter(const Ast& tree) {
  auto list = compile(tree.child(0));
  names_.emplace_back("item");
  items_.push_back(names_.size() - 1);
  auto condition = compile(tree.child(1));
  items_.pop_back();
  names_.pop_back();
  return std::make_unique<Filter>(tree, std::move(list), std::move(condition));
}

CodePointer Compiler::loop(const Ast& tree) {
  std::vector<IterationCode> iterations;
  const auto before = names_.size();
  const auto count = tree.names.size();
  if (tree.kind == AstKind::for_) names_.emplace_back("partial");
  for (std::size_t at = 0; at < count; ++at) {
    const auto& iteration = tree.child(at);
    auto low = compile(iteration.child(0));
    CodePointer high;
    if (iteration.children.size() > 1) high = compile(iteration.child(1));
    iterations.push_back({std::move(low), std::move(high)});
    names_.push_back(tree.names[at]);
  }
  auto body = compile(tree.child(count));
  names_.resize(before);
  const bool asks = tree.kind == AstKind::for_ && mentions(tree.child(count), "partial");
  return std::make_unique<Loop>(tree, tree.kind, std::move(iterations), std::move(body),
                                asks ? std::optional(before) : std::nullopt);
}

CodePointer Compiler::context(const Ast& tree) {
  const auto before = names_.size();
  std::vector<CodePointer> entries;
  for (std::size_t at = 0; at < tree.names.size(); ++at) {
    entries.push_back(compile(tree.child(at)));
    names_.push_back(tree.names[at]);
  }
  names_.resize(before);
  return std::make_unique<ContextCode>(tree, tree.names, std::move(entries));
}

CodePointer Compiler::function(const Ast& tree) {
  const auto captured = names_.size();
  names_.insert(names_.end(), tree.names.begin(), tree.names.end());
  const auto items = items_;
  auto body = compile(tree.child(0));
  items_ = items;
  names_.resize(captured);
  if (tree.external) return std::make_unique<Fault>(tree, "feel.external-function", "");
  auto parameters = std::make_shared<Function>();
  for (std::size_t at = 0; at < tree.names.size(); ++at) {
    parameters->parameters.push_back({tree.names[at], tree.types[at]});
  }
  return std::make_unique<FunctionCode>(tree, std::move(parameters), captured,
                                        std::shared_ptr<const Code>(std::move(body)));
}

CodePointer Compiler::in(const Ast& tree) {
  auto value = compile(tree.child(0));
  return std::make_unique<In>(tree, std::move(value), children(tree, 1));
}

bool Compiler::mentions(const Ast& tree, std::string_view name) {
  if (tree.kind == AstKind::name && tree.text == name) return true;
  return std::ranges::any_of(tree.children,
                             [&](const auto& child) { return mentions(*child, name); });
}

CodePointer Compiler::tests(const Ast& tree) {
  auto value = std::make_unique<Variable>(tree, slot_of("?").value_or(0));
  std::vector<Tests::Test> all;
  for (const auto& child : tree.children) {
    all.push_back({compile(*child), mentions(*child, "?")});
  }
  return std::make_unique<Tests>(tree, std::move(value), std::move(all), tree.negated);
}

CodePointer Compiler::compile(const Ast& tree) {
  switch (tree.kind) {
    case AstKind::null:
      return std::make_unique<Constant>(tree, Value());
    case AstKind::boolean:
      return std::make_unique<Constant>(tree, Value(!tree.number.is_zero()));
    case AstKind::number:
      return std::make_unique<Constant>(tree, Value(tree.number));
    case AstKind::string:
      return std::make_unique<Constant>(tree, Value(tree.text));
    case AstKind::at_literal:
      return std::make_unique<AtLiteral>(tree, tree.text);
    case AstKind::name:
      return name(tree);
    case AstKind::member:
      return std::make_unique<Member>(tree, compile(tree.child(0)), tree.text);
    case AstKind::filter:
      return filter(tree);
    case AstKind::call:
      return call(tree);
    case AstKind::negate:
      return std::make_unique<Negate>(tree, compile(tree.child(0)));
    case AstKind::add:
    case AstKind::subtract:
    case AstKind::multiply:
    case AstKind::divide:
    case AstKind::power: {
      auto left = compile(tree.child(0));
      return make_arithmetic(tree, std::move(left), compile(tree.child(1)));
    }
    case AstKind::equal:
    case AstKind::not_equal:
    case AstKind::less:
    case AstKind::at_most:
    case AstKind::greater:
    case AstKind::at_least: {
      auto left = compile(tree.child(0));
      return make_comparison(tree, std::move(left), compile(tree.child(1)));
    }
    case AstKind::between:
      return std::make_unique<Between>(tree, children(tree));
    case AstKind::in:
      return in(tree);
    case AstKind::conjunction:
    case AstKind::disjunction: {
      auto left = compile(tree.child(0));
      return std::make_unique<Logic>(tree, tree.kind == AstKind::conjunction, std::move(left),
                                     compile(tree.child(1)));
    }
    case AstKind::if_:
      return std::make_unique<If>(tree, children(tree));
    case AstKind::for_:
    case AstKind::some:
    case AstKind::every:
      return loop(tree);
    case AstKind::iteration:
      return compile(tree.child(0));
    case AstKind::instance_of:
      return std::make_unique<InstanceOf>(tree, compile(tree.child(0)), tree.type);
    case AstKind::list:
      return std::make_unique<ListCode>(tree, children(tree));
    case AstKind::context:
      return context(tree);
    case AstKind::range: {
      auto low = compile(tree.child(0));
      return std::make_unique<RangeCode>(tree, std::move(low), compile(tree.child(1)));
    }
    case AstKind::unary:
      return std::make_unique<Unary>(tree, compile(tree.child(0)));
    case AstKind::function:
      return function(tree);
    case AstKind::tests:
      return tests(tree);
    case AstKind::any_test:
      return std::make_unique<Constant>(tree, Value(true));
  }
  return std::make_unique<Constant>(tree, Value());
}

}  // namespace

Result<CodePointer> compile(const Ast& tree, std::span<const std::string> variables) {
  Compiler compiler(variables);
  auto code = compiler.compile(tree);
  if (compiler.findings.empty()) return code;
  return std::unexpected(Error{ErrorKind::invalid, "feel.unknown-name",
                               compiler.findings.front().detail, compiler.findings.front().place,
                               compiler.findings});
}

}  // namespace luoshi::feel

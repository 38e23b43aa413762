// Operators, tests and what follows an operand: member, call, filter, instance of.
#include <utility>

#include "feel/parser.hpp"
#include "feel/type_parse.hpp"

namespace luoshi::feel {

Node Parser::disjunction() {
  const auto begin = lexer_.at();
  auto left = conjunction();
  while (at_word("or")) {
    lexer_.take_word("or");
    auto right = conjunction();
    left = make(AstKind::disjunction, begin, std::move(left), std::move(right));
  }
  return left;
}

Node Parser::conjunction() {
  const auto begin = lexer_.at();
  auto left = comparison();
  while (at_word("and")) {
    lexer_.take_word("and");
    auto right = comparison();
    left = make(AstKind::conjunction, begin, std::move(left), std::move(right));
  }
  return left;
}

std::optional<Comparison> Parser::take_comparison() {
  if (lexer_.take("!=")) return Comparison::not_equal;
  if (lexer_.take("<=")) return Comparison::at_most;
  if (lexer_.take(">=")) return Comparison::at_least;
  if (lexer_.take("<")) return Comparison::less;
  if (lexer_.take(">")) return Comparison::greater;
  if (lexer_.take("=")) return Comparison::equal;
  return std::nullopt;
}

namespace {

AstKind kind_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::not_equal:
      return AstKind::not_equal;
    case Comparison::at_most:
      return AstKind::at_most;
    case Comparison::at_least:
      return AstKind::at_least;
    case Comparison::less:
      return AstKind::less;
    case Comparison::greater:
      return AstKind::greater;
    default:
      return AstKind::equal;
  }
}

}  // namespace

Node Parser::comparison() {
  const auto begin = lexer_.at();
  auto left = additive();
  for (;;) {
    if (failed_) return left;
    if (const auto sign = take_comparison()) {
      auto right = additive();
      left = make(kind_of(*sign), begin, std::move(left), std::move(right));
    } else if (at_word("between")) {
      lexer_.take_word("between");
      auto low = additive();
      expect_word("and");
      auto high = additive();
      left = make(AstKind::between, begin, std::move(left), std::move(low), std::move(high));
    } else if (at_word("in")) {
      lexer_.take_word("in");
      left = in_tests(std::move(left), begin);
    } else {
      return left;
    }
  }
}

// `x in (a, b)` has tests in parentheses, `x in (1..5)` a range, `x in <= 5` and `x in list` one
// test.
Node Parser::in_tests(Node value, std::size_t begin) {
  auto node = make(AstKind::in, begin);
  node->children.push_back(std::move(value));
  const auto from = lexer_.at();
  if (lexer_.take("(")) {
    auto first = positive_test();
    if (!failed_ && lexer_.peek() == '.' && lexer_.peek(1) == '.') {
      lexer_.take("..");
      node->children.push_back(range_from(std::move(first), false, from));
      node->end = lexer_.at();
      return node;
    }
    node->children.push_back(std::move(first));
    while (!failed_ && lexer_.take(",")) node->children.push_back(positive_test());
    expect(")");
  } else if (const auto sign = take_comparison()) {
    node->children.push_back(unary(*sign, from));
  } else {
    node->children.push_back(additive());
  }
  node->end = lexer_.at();
  return node;
}

Node Parser::unary(Comparison comparison, std::size_t begin) {
  auto end = additive();
  auto node = make(AstKind::unary, begin, std::move(end));
  node->comparison = comparison;
  return node;
}

Node Parser::positive_test() {
  const auto begin = lexer_.at();
  if (const auto sign = take_comparison()) return unary(*sign, begin);
  return expression();
}

Node Parser::unary_tests() {
  const auto begin = lexer_.at();
  if (lexer_.peek() == '-') {
    const auto before = lexer_.at();
    lexer_.take("-");
    if (lexer_.done()) return make(AstKind::any_test, begin);
    lexer_.back_to(before);
  }
  auto node = make(AstKind::tests, begin);
  if (lexer_.word() == "not") {
    const auto before = lexer_.at();
    lexer_.take_word("not");
    if (lexer_.take("(")) {
      node->negated = true;
      do {
        node->children.push_back(positive_test());
      } while (!failed_ && lexer_.take(","));
      expect(")");
      if (failed_ || lexer_.done()) return node;
      // not(…) was the beginning of an expression.
      node->children.clear();
      node->negated = false;
    }
    lexer_.back_to(before);
  }
  do {
    node->children.push_back(positive_test());
  } while (!failed_ && lexer_.take(","));
  node->end = lexer_.at();
  return node;
}

Node Parser::additive() {
  const auto begin = lexer_.at();
  auto left = multiplicative();
  for (;;) {
    if (failed_) return left;
    const bool plus = lexer_.peek() == '+';
    if (!plus && lexer_.peek() != '-') return left;
    lexer_.take(plus ? "+" : "-");
    auto right = multiplicative();
    left = make(plus ? AstKind::add : AstKind::subtract, begin, std::move(left), std::move(right));
  }
}

Node Parser::multiplicative() {
  const auto begin = lexer_.at();
  auto left = exponential();
  for (;;) {
    if (failed_) return left;
    const bool times = lexer_.peek() == '*' && lexer_.peek(1) != '*';
    if (!times && lexer_.peek() != '/') return left;
    lexer_.take(times ? "*" : "/");
    auto right = exponential();
    left =
        make(times ? AstKind::multiply : AstKind::divide, begin, std::move(left), std::move(right));
  }
}

Node Parser::exponential() {
  const auto begin = lexer_.at();
  auto left = negation();
  while (!failed_ && lexer_.take("**")) {
    auto right = negation();
    left = make(AstKind::power, begin, std::move(left), std::move(right));
  }
  return left;
}

Node Parser::negation() {
  const Level level(*this);
  if (failed_) return nothing();
  const auto begin = lexer_.at();
  if (!lexer_.take("-")) return postfix();
  auto value = negation();
  return make(AstKind::negate, begin, std::move(value));
}

Node Parser::postfix() {
  const auto begin = lexer_.at();
  auto left = primary();
  for (;;) {
    if (failed_) return left;
    if (lexer_.peek() == '.' && lexer_.peek(1) != '.') {
      left = after_dot(std::move(left), begin);
    } else if (lexer_.peek() == '(') {
      left = call(std::move(left), begin);
    } else if (lexer_.peek() == '[' && !bracket_ends_) {
      left = filter(std::move(left), begin);
    } else if (at_word("instance")) {
      left = instance_of(std::move(left), begin);
    } else {
      return left;
    }
  }
}

Node Parser::after_dot(Node left, std::size_t begin) {
  lexer_.take(".");
  auto member = lexer_.name(*members_, own_members_, property_names());
  if (!member) {
    // A member may be called like a keyword.
    const auto word = lexer_.word();
    if (word.empty()) {
      fail_here("a name");
      return left;
    }
    member = std::string(word);
    lexer_.take_word(word);
  }
  auto node = make(AstKind::member, begin, std::move(left));
  node->text = std::move(*member);
  return node;
}

Node Parser::call(Node callee, std::size_t begin) {
  const Level level(*this);
  lexer_.take("(");
  auto node = make(AstKind::call, begin, std::move(callee));
  bool named = false;
  while (!failed_ && lexer_.peek() != ')') {
    const auto before = lexer_.at();
    auto parameter = lexer_.name_until(":,()[]{}=<>\"@", "");
    const bool has_name =
        parameter && lexer_.peek() == ':' && (node->children.size() == 1 || named);
    if (has_name) {
      named = true;
      lexer_.take(":");
      node->names.push_back(std::move(*parameter));
    } else {
      lexer_.back_to(before);
      if (named) fail_here("a name and a colon");
    }
    node->children.push_back(expression());
    if (!lexer_.take(",")) break;
  }
  expect(")");
  node->end = lexer_.at();
  return node;
}

Node Parser::filter(Node left, std::size_t begin) {
  const Level level(*this);
  lexer_.take("[");
  const auto names = locals_;
  locals_.add("item");
  for (const auto* members : {members_, static_cast<const Names*>(&own_members_)}) {
    for (const auto& one : members->all()) locals_.add(one);
  }
  auto condition = lexer_.peek() == ']' ? nothing() : expression();
  locals_ = names;
  expect("]");
  return make(AstKind::filter, begin, std::move(left), std::move(condition));
}

Node Parser::instance_of(Node left, std::size_t begin) {
  lexer_.take_word("instance");
  expect_word("of");
  auto type = read_type(lexer_, scope_.types);
  if (!type) fail_here("a type");
  auto node = make(AstKind::instance_of, begin, std::move(left));
  node->type = type.value_or(Type{});
  return node;
}

}  // namespace luoshi::feel

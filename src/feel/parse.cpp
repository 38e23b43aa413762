#include "feel/parse.hpp"

#include <utility>

#include "feel/builtins.hpp"
#include "feel/lexer.hpp"
#include "feel/type_parse.hpp"

namespace luoshi::feel {
namespace {

using Node = std::unique_ptr<Ast>;

// Recursive descent over the grammar of clause 10.3.1.2. The first fault ends it.
class Parser {
 public:
  Parser(std::string_view text, const ParseScope& scope) : lexer_(text), scope_(scope) {
    members_ = &scope.members;
  }

  Result<Node> whole_expression() {
    auto node = expression();
    if (!failed_ && !lexer_.done()) fail_here("the end of the expression");
    if (failed_) return failure();
    return node;
  }

  Result<Node> whole_tests() {
    auto node = unary_tests();
    if (!failed_ && !lexer_.done()) fail_here("the end of the test");
    if (failed_) return failure();
    return node;
  }

 private:
  // Counts the nesting of one level of the grammar.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > depth_max) parser_.fail_deep();
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  Node make(AstKind kind, std::size_t begin) {
    auto node = std::make_unique<Ast>();
    node->kind = kind;
    node->begin = begin;
    node->end = lexer_.at();
    return node;
  }

  template <class... Children>
  Node make(AstKind kind, std::size_t begin, Children... children) {
    auto node = make(kind, begin);
    node->children.reserve(sizeof...(children));
    (node->children.push_back(std::move(children)), ...);
    return node;
  }

  Node nothing() { return make(AstKind::null, lexer_.at()); }

  void fail_here(std::string_view expected) {
    if (failed_) return;
    failed_ = true;
    error_ = Error{ErrorKind::invalid,
                   "feel.syntax",
                   "expected " + std::string(expected),
                   std::to_string(lexer_.at()),
                   {}};
  }
  void fail_deep() {
    if (failed_) return;
    failed_ = true;
    error_ = Error{ErrorKind::invalid,
                   "feel.too-deep",
                   std::to_string(depth_max),
                   std::to_string(lexer_.at()),
                   {}};
  }
  [[nodiscard]] Failure failure() const { return Failure(error_); }

  void expect(std::string_view symbol) {
    if (!failed_ && !lexer_.take(symbol)) fail_here(symbol);
  }
  void expect_word(std::string_view word) {
    if (!failed_ && !lexer_.take_word(word)) fail_here(word);
  }
  bool at_word(std::string_view word) { return !failed_ && lexer_.word() == word; }

  std::optional<std::string> name() { return lexer_.name(locals_, scope_.names, builtin_names()); }

  Node expression();
  Node for_expression();
  Node quantified(AstKind kind);
  Node if_expression();
  Node function_definition();
  Node disjunction();
  Node conjunction();
  Node comparison();
  Node in_tests(Node value, std::size_t begin);
  Node positive_test();
  Node unary_tests();
  Node additive();
  Node multiplicative();
  Node exponential();
  Node negation();
  Node postfix();
  Node after_dot(Node left, std::size_t begin);
  Node call(Node callee, std::size_t begin);
  Node filter(Node left, std::size_t begin);
  Node instance_of(Node left, std::size_t begin);
  Node primary();
  Node in_parentheses();
  Node in_brackets();
  Node open_range();
  Node context();
  Node unary(Comparison comparison, std::size_t begin);
  Node range_from(Node low, bool low_closed, std::size_t begin);
  Node range_end();
  std::optional<Comparison> take_comparison();

  Lexer lexer_;
  const ParseScope& scope_;
  const Names* members_;
  Names locals_{};       // variables of for, some, every, functions and contexts around
  Names own_members_{};  // keys of contexts written in this expression
  int depth_ = 0;
  int retries_ = 0;
  bool bracket_ends_ = false;  // a [ is the end of a range, not the beginning of a filter
  bool failed_ = false;
  Error error_{};
};

Node Parser::expression() {
  const Level level(*this);
  if (failed_) return nothing();
  const auto word = lexer_.word();
  if (word == "for") return for_expression();
  if (word == "if") return if_expression();
  if (word == "some") return quantified(AstKind::some);
  if (word == "every") return quantified(AstKind::every);
  return disjunction();
}

Node Parser::for_expression() {
  const auto begin = lexer_.at();
  lexer_.take_word("for");
  std::vector<Node> children;
  std::vector<std::string> names;
  do {
    auto variable = lexer_.name_until("", "in");
    if (!variable) fail_here("a name");
    expect_word("in");
    const auto from = lexer_.at();
    auto low = expression();
    Node iteration;
    if (lexer_.take("..")) {
      auto high = expression();
      iteration = make(AstKind::iteration, from, std::move(low), std::move(high));
    } else {
      iteration = make(AstKind::iteration, from, std::move(low));
    }
    children.push_back(std::move(iteration));
    names.push_back(variable.value_or(""));
    locals_.add(names.back());
  } while (!failed_ && lexer_.take(","));
  expect_word("return");
  locals_.add("partial");
  children.push_back(expression());
  auto node = make(AstKind::for_, begin);
  node->children = std::move(children);
  node->names = std::move(names);
  return node;
}

Node Parser::quantified(AstKind kind) {
  const auto begin = lexer_.at();
  lexer_.take_word(lexer_.word());
  std::vector<Node> children;
  std::vector<std::string> names;
  do {
    auto variable = lexer_.name_until("", "in");
    if (!variable) fail_here("a name");
    expect_word("in");
    const auto from = lexer_.at();
    auto low = expression();
    if (lexer_.take("..")) {
      auto high = expression();
      children.push_back(make(AstKind::iteration, from, std::move(low), std::move(high)));
    } else {
      children.push_back(make(AstKind::iteration, from, std::move(low)));
    }
    names.push_back(variable.value_or(""));
    locals_.add(names.back());
  } while (!failed_ && lexer_.take(","));
  expect_word("satisfies");
  children.push_back(expression());
  auto node = make(kind, begin);
  node->children = std::move(children);
  node->names = std::move(names);
  return node;
}

Node Parser::if_expression() {
  const auto begin = lexer_.at();
  lexer_.take_word("if");
  auto condition = expression();
  expect_word("then");
  auto then = expression();
  expect_word("else");
  auto otherwise = expression();
  return make(AstKind::if_, begin, std::move(condition), std::move(then), std::move(otherwise));
}

Node Parser::function_definition() {
  const auto begin = lexer_.at();
  lexer_.take_word("function");
  expect("(");
  auto node = make(AstKind::function, begin);
  while (!failed_ && lexer_.peek() != ')') {
    auto parameter = lexer_.name_until(":,)", "");
    if (!parameter) fail_here("a parameter's name");
    Type type;
    if (lexer_.take(":")) {
      auto read = read_type(lexer_, scope_.types);
      if (!read) fail_here("a type");
      type = read.value_or(Type{});
    }
    node->names.push_back(parameter.value_or(""));
    node->types.push_back(std::move(type));
    locals_.add(node->names.back());
    if (!lexer_.take(",")) break;
  }
  expect(")");
  node->external = lexer_.take_word("external");
  node->children.push_back(expression());
  node->end = lexer_.at();
  return node;
}

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

Node Parser::primary() {
  const Level level(*this);
  const auto begin = lexer_.at();
  if (failed_) return nothing();
  const char c = lexer_.peek();
  if ((c >= '0' && c <= '9') || (c == '.' && lexer_.peek(1) >= '0' && lexer_.peek(1) <= '9')) {
    const auto number = lexer_.number();
    if (!number) fail_here("a number");
    auto node = make(AstKind::number, begin);
    node->number = number.value_or(Decimal(0));
    return node;
  }
  if (c == '"' || (c == '@' && lexer_.peek(1) == '"')) {
    if (c == '@') lexer_.back_to(begin + 1);
    auto text = lexer_.string();
    if (!text) fail_here("a closing quote");
    auto node = make(c == '@' ? AstKind::at_literal : AstKind::string, begin);
    node->text = text.value_or("");
    return node;
  }
  if (c == '(') return in_parentheses();
  if (c == '[') return in_brackets();
  if (c == ']') return open_range();
  if (c == '{') return context();
  const auto word = lexer_.word();
  if (word == "function") return function_definition();
  if (auto known = name()) {
    auto node = make(AstKind::name, begin);
    node->text = std::move(*known);
    return node;
  }
  if (lexer_.take_word("null")) return make(AstKind::null, begin);
  if (word == "true" || word == "false") {
    lexer_.take_word(word);
    auto node = make(AstKind::boolean, begin);
    node->number = Decimal(word == "true" ? 1 : 0);
    return node;
  }
  if (word == "if" || word == "for" || word == "some" || word == "every") return expression();
  fail_here("an expression");
  return nothing();
}

// The bracket that ends [1..10[ looks like the beginning of a filter; where no filter comes of it,
// it is read as the end.
Node Parser::range_end() {
  constexpr int retries_max = 64;
  const auto before = lexer_.at();
  auto high = expression();
  const char next = lexer_.peek();
  if (!failed_ && (next == ']' || next == ')' || next == '[')) return high;
  if (++retries_ > retries_max) return high;
  failed_ = false;
  lexer_.back_to(before);
  const auto outer = std::exchange(bracket_ends_, true);
  high = expression();
  bracket_ends_ = outer;
  return high;
}

Node Parser::range_from(Node low, bool low_closed, std::size_t begin) {
  auto high = range_end();
  auto node = make(AstKind::range, begin, std::move(low), std::move(high));
  node->low_closed = low_closed;
  if (lexer_.take("]")) {
    node->high_closed = true;
  } else if (!lexer_.take(")")) {
    expect("[");
  }
  node->end = lexer_.at();
  return node;
}

Node Parser::in_parentheses() {
  const auto begin = lexer_.at();
  lexer_.take("(");
  if (const auto sign = take_comparison()) {
    auto node = unary(*sign, begin);
    expect(")");
    return node;
  }
  auto inner = expression();
  if (!failed_ && lexer_.take("..")) return range_from(std::move(inner), false, begin);
  expect(")");
  return inner;
}

Node Parser::open_range() {
  const auto begin = lexer_.at();
  lexer_.take("]");
  auto low = expression();
  expect("..");
  return range_from(std::move(low), false, begin);
}

Node Parser::in_brackets() {
  const auto begin = lexer_.at();
  lexer_.take("[");
  auto node = make(AstKind::list, begin);
  if (lexer_.take("]")) return node;
  do {
    node->children.push_back(positive_test());
    if (node->children.size() == 1 && !failed_ && lexer_.take("..")) {
      return range_from(std::move(node->children.front()), true, begin);
    }
  } while (!failed_ && lexer_.take(","));
  expect("]");
  node->end = lexer_.at();
  return node;
}

Node Parser::context() {
  const auto begin = lexer_.at();
  lexer_.take("{");
  auto node = make(AstKind::context, begin);
  const auto outer = locals_;
  while (!failed_ && lexer_.peek() != '}') {
    std::optional<std::string> key;
    if (lexer_.peek() == '"') {
      key = lexer_.string();
    } else {
      key = lexer_.name_until(":", "");
    }
    if (!key) fail_here("a name");
    expect(":");
    node->children.push_back(expression());
    node->names.push_back(key.value_or(""));
    locals_.add(node->names.back());
    own_members_.add(node->names.back());
    if (!lexer_.take(",")) break;
  }
  locals_ = outer;
  expect("}");
  node->end = lexer_.at();
  return node;
}

Result<> fits(std::string_view text) {
  if (text.size() <= text_bytes_max) return {};
  return fail(ErrorKind::limit, "feel.too-long", std::to_string(text_bytes_max));
}

}  // namespace

Result<std::unique_ptr<Ast>> parse_expression(std::string_view text, const ParseScope& scope) {
  TRY(fits(text));
  return Parser(text, scope).whole_expression();
}

Result<std::unique_ptr<Ast>> parse_unary_tests(std::string_view text, const ParseScope& scope) {
  TRY(fits(text));
  return Parser(text, scope).whole_tests();
}

Result<Type> parse_type(std::string_view text, const ParseScope& scope) {
  TRY(fits(text));
  Lexer lexer(text);
  auto type = read_type(lexer, scope.types);
  if (!type || !lexer.done()) {
    return fail(ErrorKind::invalid, "feel.no-type", std::string(text));
  }
  return *type;
}

}  // namespace luoshi::feel

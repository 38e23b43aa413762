#include "feel/parse.hpp"

#include "feel/parser.hpp"
#include "feel/type_parse.hpp"

namespace luoshi::feel {

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

namespace {

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

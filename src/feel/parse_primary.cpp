// Operands: literals, names, brackets of every kind.
#include <utility>

#include "feel/parser.hpp"

namespace luoshi::feel {

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

}  // namespace luoshi::feel

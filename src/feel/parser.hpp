// The parser's inside: recursive descent over the grammar of DMN 1.5 clause 10.3.1.2. The first
// fault ends it. parse.cpp holds what begins with a word, parse_operators.cpp what stands between
// operands, parse_primary.cpp the operands themselves.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/builtins.hpp"
#include "feel/lexer.hpp"
#include "feel/parse.hpp"

namespace luoshi::feel {

using Node = std::unique_ptr<Ast>;

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

}  // namespace luoshi::feel

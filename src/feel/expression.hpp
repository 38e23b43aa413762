// A FEEL expression made ready: names bound to slots, literals to values. It may be evaluated from
// several threads at once, each with a Run of its own.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "feel/code.hpp"
#include "feel/parse.hpp"
#include "feel/run.hpp"

namespace luoshi::feel {

class Expression {
 public:
  // Null for ever.
  Expression() = default;

  // `variables` are the names of the values given to evaluate(). Errors as parse_expression, and
  // invalid "feel.unknown-name" with every name that is neither a variable nor a function.
  [[nodiscard]] static Result<Expression> make(std::string_view text, const ParseScope& scope,
                                               std::span<const std::string> variables);
  // A cell of a decision table; the value under test is the variable "?", which is added to the
  // variables as their last.
  [[nodiscard]] static Result<Expression> make_tests(std::string_view text, const ParseScope& scope,
                                                     std::span<const std::string> variables);

  [[nodiscard]] Value evaluate(Run& run, std::span<const Value> given) const;
  [[nodiscard]] const Ast* tree() const { return tree_.get(); }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  static Result<Expression> made(std::string_view text, std::unique_ptr<Ast> tree,
                                 std::span<const std::string> variables);

  std::string text_;
  std::shared_ptr<const Ast> tree_;
  std::shared_ptr<const Code> code_;
};

// The text evaluated once: parsed with the context's entries as its variables.
[[nodiscard]] Result<Value> evaluate(std::string_view text, const Context& context, Run& run);

}  // namespace luoshi::feel

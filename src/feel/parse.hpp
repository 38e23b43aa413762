// The parser of FEEL: text to syntax tree, or all that is known of where and why it is no FEEL.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "feel/ast.hpp"
#include "feel/names.hpp"

namespace luoshi::feel {

inline constexpr std::size_t text_bytes_max = 1U << 20U;
inline constexpr int depth_max = 200;  // of nesting, in text and in evaluation of the tree

// What is known where the expression stands.
struct ParseScope {
  Names names{};                        // variables and functions
  Names members{};                      // names that may follow a dot or stand in a filter
  std::map<std::string, Type> types{};  // named types, for `instance of`
};

// Errors: invalid "feel.syntax" (place: offset in bytes; detail: what was expected), invalid
// "feel.too-deep", limit "feel.too-long".
[[nodiscard]] Result<std::unique_ptr<Ast>> parse_expression(std::string_view text,
                                                            const ParseScope& scope);
// The tests of a decision table's cell (grammar rule 15): a tree of kind tests or any_test. The
// value under test is the name "?".
[[nodiscard]] Result<std::unique_ptr<Ast>> parse_unary_tests(std::string_view text,
                                                             const ParseScope& scope);
// A type reference: "number", "list<string>".
[[nodiscard]] Result<Type> parse_type(std::string_view text, const ParseScope& scope);

}  // namespace luoshi::feel

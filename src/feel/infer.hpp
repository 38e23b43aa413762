// The type an expression will have, as far as its text and the declared types of its variables
// tell, and the places where types can never go together. What is not known is Any and never a
// finding.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "feel/ast.hpp"

namespace luoshi::feel {

using VariableTypes = std::map<std::string, Type, std::less<>>;  // by normalized name

// Findings: "feel.type" with the byte as place and the pair of types as detail.
[[nodiscard]] Type infer(const Ast& tree, const VariableTypes& variables,
                         std::vector<Finding>& findings);

}  // namespace luoshi::feel

// Type references in FEEL (grammar rule 52 ff.): number, list<T>, context<a: T>, function<T> -> T.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "feel/lexer.hpp"
#include "feel/type.hpp"

namespace luoshi::feel {

// Takes a type; nullopt where none comes next. Words of several parts are known; a name that is in
// `named` stands for that type.
[[nodiscard]] std::optional<Type> read_type(Lexer& lexer, const std::map<std::string, Type>& named,
                                            int depth = 0);

// A built-in type by its name; nullopt for another.
[[nodiscard]] std::optional<Type> builtin_type(std::string_view name);

}  // namespace luoshi::feel

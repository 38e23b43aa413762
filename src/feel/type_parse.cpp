#include "feel/type_parse.hpp"

#include <array>

namespace luoshi::feel {
namespace {

struct Named {
  std::string_view name;
  TypeKind kind;
};

constexpr std::array<Named, 18> builtin{{
    {"Any", TypeKind::any},
    {"any", TypeKind::any},
    {"Null", TypeKind::null},
    {"number", TypeKind::number},
    {"string", TypeKind::string},
    {"boolean", TypeKind::boolean},
    {"date", TypeKind::date},
    {"time", TypeKind::time},
    {"date and time", TypeKind::date_time},
    {"dateTime", TypeKind::date_time},
    {"days and time duration", TypeKind::days_duration},
    {"dayTimeDuration", TypeKind::days_duration},
    {"years and months duration", TypeKind::months_duration},
    {"yearMonthDuration", TypeKind::months_duration},
    {"list", TypeKind::list},
    {"context", TypeKind::context},
    {"range", TypeKind::range},
    {"function", TypeKind::function},
}};

const Names& type_names() {
  static const Names names = [] {
    Names all;
    for (const auto& one : builtin) all.add(one.name);
    return all;
  }();
  return names;
}

constexpr int type_depth_max = 32;

std::optional<Type> read_members(Lexer& lexer, const std::map<std::string, Type>& named,
                                 int depth) {
  Type::Members members;
  while (lexer.peek() != '>') {
    const auto name = lexer.name_until(":", "");
    if (!name || !lexer.take(":")) return std::nullopt;
    const auto type = read_type(lexer, named, depth);
    if (!type) return std::nullopt;
    members.emplace_back(*name, *type);
    if (!lexer.take(",")) break;
  }
  if (!lexer.take(">")) return std::nullopt;
  return Type::context(std::move(members));
}

std::optional<Type> read_function(Lexer& lexer, const std::map<std::string, Type>& named,
                                  int depth) {
  std::vector<Type> parameters;
  while (lexer.peek() != '>') {
    const auto type = read_type(lexer, named, depth);
    if (!type) return std::nullopt;
    parameters.push_back(*type);
    if (!lexer.take(",")) break;
  }
  if (!lexer.take(">") || !lexer.take("->")) return std::nullopt;
  auto result = read_type(lexer, named, depth);
  if (!result) return std::nullopt;
  return Type::function(std::move(parameters), std::move(*result));
}

}  // namespace

std::optional<Type> builtin_type(std::string_view name) {
  for (const auto& one : builtin) {
    if (one.name == name) return Type(one.kind);
  }
  return std::nullopt;
}

std::optional<Type> read_type(Lexer& lexer, const std::map<std::string, Type>& named, int depth) {
  if (depth > type_depth_max) return std::nullopt;
  Names own;
  for (const auto& one : named) own.add(one.first);
  auto name = lexer.name(type_names(), own, own);
  if (!name && lexer.take_word("function")) name = "function";
  if (!name) return std::nullopt;
  if (const auto found = named.find(*name); found != named.end()) return found->second;
  const auto type = builtin_type(*name);
  if (!type) return std::nullopt;
  if (type->kind() == TypeKind::function) {
    return lexer.take("<") ? read_function(lexer, named, depth + 1) : type;
  }
  const bool takes_element = type->kind() == TypeKind::list || type->kind() == TypeKind::range;
  if (!takes_element && type->kind() != TypeKind::context) return type;
  if (!lexer.take("<")) return type;
  if (type->kind() == TypeKind::context) return read_members(lexer, named, depth + 1);
  auto element = read_type(lexer, named, depth + 1);
  if (!element || !lexer.take(">")) return std::nullopt;
  return type->kind() == TypeKind::list ? Type::list(*element) : Type::range(*element);
}

}  // namespace luoshi::feel

#include "feel/infer.hpp"

#include <algorithm>

namespace luoshi::feel {
namespace {

bool is(const Type& type, TypeKind kind) {
  return type.kind() == kind;
}

bool unknown(const Type& type) {
  return type.is_any() || is(type, TypeKind::null);
}

bool is_duration(const Type& type) {
  return is(type, TypeKind::days_duration) || is(type, TypeKind::months_duration);
}

bool is_point(const Type& type) {
  return is(type, TypeKind::date) || is(type, TypeKind::time) || is(type, TypeKind::date_time);
}

class Inference {
 public:
  Inference(const VariableTypes& variables, std::vector<Finding>& findings)
      : variables_(variables), findings_(findings) {}

  Type type_of(const Ast& tree) {
    switch (tree.kind) {
      case AstKind::null:
        return Type(TypeKind::null);
      case AstKind::number:
        return Type(TypeKind::number);
      case AstKind::string:
        return Type(TypeKind::string);
      case AstKind::boolean:
      case AstKind::instance_of:
        each_of(tree);
        return Type(TypeKind::boolean);
      case AstKind::name:
        return variable(tree.text);
      case AstKind::member:
        return member(type_of(tree.child(0)), tree.text);
      case AstKind::negate:
        return type_of(tree.child(0));
      case AstKind::add:
      case AstKind::subtract:
      case AstKind::multiply:
      case AstKind::divide:
      case AstKind::power:
        return arithmetic(tree);
      case AstKind::equal:
      case AstKind::not_equal:
      case AstKind::less:
      case AstKind::at_most:
      case AstKind::greater:
      case AstKind::at_least:
        return comparison(tree);
      case AstKind::conjunction:
      case AstKind::disjunction:
        return logic(tree);
      case AstKind::if_:
        return conditional(tree);
      default:
        // Names that these bring into scope are not followed.
        return {};
    }
  }

 private:
  void each_of(const Ast& tree) {
    for (const auto& child : tree.children) type_of(*child);
  }

  Type variable(const std::string& name) const {
    const auto found = variables_.find(name);
    return found == variables_.end() ? Type{} : found->second;
  }

  static Type member(const Type& type, const std::string& name) {
    if (!is(type, TypeKind::context)) return {};
    const auto* found = type.member(name);
    return found == nullptr ? Type{} : *found;
  }

  void clash(const Ast& tree, const Type& a, const Type& b) {
    findings_.push_back({std::to_string(tree.begin), "feel.type", text_of(a) + ", " + text_of(b)});
  }

  Type arithmetic(const Ast& tree) {
    const auto a = type_of(tree.child(0));
    const auto b = type_of(tree.child(1));
    if (unknown(a) || unknown(b)) return {};
    const bool numbers = is(a, TypeKind::number) && is(b, TypeKind::number);
    if (numbers) return Type(TypeKind::number);
    const bool alike = a.kind() == b.kind();
    switch (tree.kind) {
      case AstKind::add:
        if (alike && (is(a, TypeKind::string) || is_duration(a))) return a;
        if (is_point(a) && is_duration(b)) return a;
        if (is_duration(a) && is_point(b)) return b;
        break;
      case AstKind::subtract:
        if (alike && is_duration(a)) return a;
        if (is_point(a) && is_duration(b)) return a;
        if (is_point(a) && is_point(b)) return Type(TypeKind::days_duration);
        break;
      case AstKind::multiply:
        if (is_duration(a) && is(b, TypeKind::number)) return a;
        if (is(a, TypeKind::number) && is_duration(b)) return b;
        break;
      case AstKind::divide:
        if (is_duration(a) && is(b, TypeKind::number)) return a;
        if (alike && is_duration(a)) return Type(TypeKind::number);
        break;
      default:
        break;
    }
    clash(tree, a, b);
    return {};
  }

  Type comparison(const Ast& tree) {
    const auto a = type_of(tree.child(0));
    const auto b = type_of(tree.child(1));
    if (!unknown(a) && !unknown(b) && a.kind() != b.kind()) clash(tree, a, b);
    return Type(TypeKind::boolean);
  }

  Type logic(const Ast& tree) {
    for (const auto& child : tree.children) {
      const auto type = type_of(*child);
      if (!unknown(type) && !is(type, TypeKind::boolean)) {
        clash(*child, type, Type(TypeKind::boolean));
      }
    }
    return Type(TypeKind::boolean);
  }

  Type conditional(const Ast& tree) {
    const auto condition = type_of(tree.child(0));
    if (!unknown(condition) && !is(condition, TypeKind::boolean)) {
      clash(tree.child(0), condition, Type(TypeKind::boolean));
    }
    const auto then = type_of(tree.child(1));
    const auto otherwise = type_of(tree.child(2));
    return then.kind() == otherwise.kind() ? then : Type{};
  }

  const VariableTypes& variables_;
  std::vector<Finding>& findings_;
};

}  // namespace

Type infer(const Ast& tree, const VariableTypes& variables, std::vector<Finding>& findings) {
  return Inference(variables, findings).type_of(tree);
}

}  // namespace luoshi::feel

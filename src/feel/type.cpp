#include "feel/type.hpp"

#include <algorithm>
#include <array>

namespace luoshi::feel {

struct Type::Parts {
  Type element;
  Members members;
};

Type Type::list(Type element) {
  Type type(TypeKind::list);
  type.parts_ = std::make_shared<const Parts>(Parts{std::move(element), {}});
  return type;
}

Type Type::range(Type element) {
  Type type(TypeKind::range);
  type.parts_ = std::make_shared<const Parts>(Parts{std::move(element), {}});
  return type;
}

Type Type::context(Members members) {
  Type type(TypeKind::context);
  type.parts_ = std::make_shared<const Parts>(Parts{{}, std::move(members)});
  return type;
}

Type Type::function(std::vector<Type> parameters, Type result) {
  Members members;
  for (auto& one : parameters) members.emplace_back(std::string{}, std::move(one));
  Type type(TypeKind::function);
  type.parts_ = std::make_shared<const Parts>(Parts{std::move(result), std::move(members)});
  return type;
}

Type Type::element() const {
  return parts_ ? parts_->element : Type{};
}

const Type::Members& Type::members() const {
  static const Members none;
  return parts_ ? parts_->members : none;
}

const Type* Type::member(const std::string& name) const {
  const auto& all = members();
  const auto found = std::ranges::find(all, name, &Members::value_type::first);
  return found == all.end() ? nullptr : &found->second;
}

bool conforms(const Type& from, const Type& to) {
  if (to.is_any() || from.kind() == TypeKind::null) return true;
  if (from.kind() != to.kind()) return false;
  switch (to.kind()) {
    case TypeKind::list:
    case TypeKind::range:
      return conforms(from.element(), to.element());
    case TypeKind::context:
      return std::ranges::all_of(to.members(), [&](const auto& member) {
        const auto* own = from.member(member.first);
        return own != nullptr && conforms(*own, member.second);
      });
    case TypeKind::function: {
      const auto& mine = from.parameters();
      const auto& wanted = to.parameters();
      return mine.size() == wanted.size() && conforms(from.element(), to.element()) &&
             std::ranges::equal(wanted, mine, [](const auto& a, const auto& b) {
               return conforms(a.second, b.second);
             });
    }
    default:
      return true;
  }
}

namespace {

constexpr std::array<const char*, 14> names{"Any",
                                            "Null",
                                            "number",
                                            "string",
                                            "boolean",
                                            "date",
                                            "time",
                                            "date and time",
                                            "days and time duration",
                                            "years and months duration",
                                            "list",
                                            "context",
                                            "range",
                                            "function"};

}  // namespace

std::string text_of(const Type& type) {
  std::string text = names[static_cast<std::size_t>(type.kind())];
  if (type.kind() == TypeKind::list || type.kind() == TypeKind::range) {
    return text + "<" + text_of(type.element()) + ">";
  }
  if (type.kind() != TypeKind::context && type.kind() != TypeKind::function) return text;
  std::string members;
  for (const auto& [name, member] : type.members()) {
    if (!members.empty()) members += ", ";
    if (!name.empty()) members += name + ": ";
    members += text_of(member);
  }
  text += "<" + members + ">";
  return type.kind() == TypeKind::function ? text + " -> " + text_of(type.element()) : text;
}

}  // namespace luoshi::feel

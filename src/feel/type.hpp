// Types of FEEL (DMN 1.5 clause 10.3.2.9): what `instance of` asks for, what parameters and item
// definitions declare.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace luoshi::feel {

enum class TypeKind {
  any,
  null,
  number,
  string,
  boolean,
  date,
  time,
  date_time,
  days_duration,
  months_duration,
  list,
  context,
  range,
  function,
};

// A type; a default one is Any. Types are shared and never change.
class Type {
 public:
  using Members = std::vector<std::pair<std::string, Type>>;

  Type() = default;
  explicit Type(TypeKind kind) : kind_(kind) {}
  [[nodiscard]] static Type list(Type element);
  [[nodiscard]] static Type range(Type element);
  // The members in the order they were declared.
  [[nodiscard]] static Type context(Members members);
  [[nodiscard]] static Type function(std::vector<Type> parameters, Type result);

  [[nodiscard]] TypeKind kind() const { return kind_; }
  [[nodiscard]] bool is_any() const { return kind_ == TypeKind::any; }
  // Of a list or range its element's, of a function its result's; Any otherwise.
  [[nodiscard]] Type element() const;
  // Of a context; empty otherwise.
  [[nodiscard]] const Members& members() const;
  // Of a function, its parameters' types with empty names.
  [[nodiscard]] const Members& parameters() const { return members(); }
  // nullptr where there is no such member.
  [[nodiscard]] const Type* member(const std::string& name) const;

 private:
  struct Parts;
  TypeKind kind_ = TypeKind::any;
  std::shared_ptr<const Parts> parts_;
};

// True where every value of `from` is one of `to` (table 51).
[[nodiscard]] bool conforms(const Type& from, const Type& to);
// "number", "list<string>", "context<a: number>".
[[nodiscard]] std::string text_of(const Type& type);

}  // namespace luoshi::feel

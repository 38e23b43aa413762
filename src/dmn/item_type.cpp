#include "dmn/item_type.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "feel/builtins.hpp"
#include "feel/type_parse.hpp"

namespace luoshi::dmn {
namespace {

using feel::Kind;
using feel::Value;

constexpr int type_depth_max = 40;

}  // namespace

bool ItemType::allows(feel::Run& run, const Value& value) const {
  if (value.is_null()) return true;
  if (base_ && !base_->allows(run, value)) return false;
  if (element_ && value.kind() == Kind::list) {
    for (const auto& one : value.list()) {
      if (!element_->allows(run, one)) return false;
    }
  }
  if (value.kind() == Kind::context) {
    for (const auto& [name, type] : components_) {
      const auto* entry = value.context().find(name);
      if (entry != nullptr && !type->allows(run, *entry)) return false;
    }
  }
  if (!constraint_) return true;
  const auto passes = [&](const Value& one) {
    return constraint_->evaluate(run, std::span(&one, 1)).is_true();
  };
  if (of_each_ && value.kind() == Kind::list) {
    return std::ranges::all_of(value.list(), passes);
  }
  return passes(value);
}

Value ItemType::checked(feel::Run& run, const Value& value, const std::string& name) const {
  const auto fitting = feel::coerced(value, type_);
  if (!fitting) return run.fault("dmn.not-of-type", name + ": " + text_of(type_));
  if (!allows(run, *fitting)) return run.fault("dmn.not-allowed", name);
  return *fitting;
}

std::shared_ptr<const ItemType> ItemTypes::resolve(const std::string& reference,
                                                   const Definitions& definitions,
                                                   std::vector<Finding>& findings, int line,
                                                   int depth) {
  if (reference.empty()) return std::make_shared<ItemType>();
  if (const auto known = all_.find(reference); known != all_.end()) return known->second;
  const auto own = std::ranges::find(definitions.items, reference, &ItemDefinition::name);
  if (own != definitions.items.end()) return build(*own, definitions, findings, depth);
  if (const auto type = feel::builtin_type(reference)) return std::make_shared<ItemType>(*type);
  findings.push_back({fmt::format("{}:{}", definitions.file, line), "dmn.unknown-type", reference});
  return std::make_shared<ItemType>();
}

std::shared_ptr<const ItemType> ItemTypes::build(const ItemDefinition& definition,
                                                 const Definitions& definitions,
                                                 std::vector<Finding>& findings, int depth) {
  auto made = std::make_shared<ItemType>();
  if (depth > type_depth_max) {
    findings.push_back({fmt::format("{}:{}", definitions.file, definition.line), "dmn.type-cycle",
                        definition.name});
    return made;
  }
  if (!definition.components.empty()) {
    feel::Type::Members members;
    for (const auto& component : definition.components) {
      auto type = build(component, definitions, findings, depth + 1);
      members.emplace_back(component.name, type->type());
      members_.add(component.name);
      made->components_.emplace_back(component.name, std::move(type));
    }
    made->type_ = feel::Type::context(std::move(members));
  } else if (definition.function) {
    std::vector<feel::Type> parameters;
    for (const auto& one : definition.parameters) {
      parameters.push_back(
          resolve(one.type, definitions, findings, definition.line, depth + 1)->type());
    }
    made->type_ = feel::Type::function(
        std::move(parameters),
        resolve(definition.output, definitions, findings, definition.line, depth + 1)->type());
  } else {
    made->base_ = resolve(definition.type, definitions, findings, definition.line, depth + 1);
    made->type_ = made->base_->type();
  }
  if (definition.collection) {
    auto list = std::make_shared<ItemType>();
    list->type_ = feel::Type::list(made->type_);
    list->element_ = made;
    made = list;
  }
  const bool by_value = !definition.allowed.text.empty();
  const auto& constraint = by_value ? definition.allowed : definition.constraint;
  if (!constraint.text.empty()) {
    feel::ParseScope scope;
    scope.names.add("?");
    auto tests = feel::Expression::make_tests(constraint.text, scope, {});
    if (tests) {
      made->constraint_ = std::move(*tests);
      made->of_each_ = by_value;
    } else {
      findings.push_back({fmt::format("{}:{}", definitions.file, constraint.line),
                          "dmn.bad-allowed-values", definition.name});
    }
  }
  return made;
}

ItemTypes ItemTypes::make(const Definitions& definitions,
                          const std::vector<std::pair<std::string, const ItemTypes*>>& imported,
                          std::vector<Finding>& findings) {
  ItemTypes types;
  for (const auto& [name, other] : imported) {
    const auto prefix = name.empty() ? name : name + ".";
    for (const auto& [own, type] : other->all_) types.all_.emplace(prefix + own, type);
    for (const auto& member : other->members_.all()) types.members_.add(member);
  }
  for (const auto& item : definitions.items) {
    types.all_.insert_or_assign(item.name, types.build(item, definitions, findings, 0));
  }
  for (const auto& [name, type] : types.all_) types.types_.emplace(name, type->type());
  return types;
}

std::shared_ptr<const ItemType> ItemTypes::find(const std::string& reference) const {
  if (reference.empty()) return std::make_shared<ItemType>();
  if (const auto known = all_.find(reference); known != all_.end()) return known->second;
  if (const auto type = feel::builtin_type(reference)) return std::make_shared<ItemType>(*type);
  return nullptr;
}

}  // namespace luoshi::dmn

// Item definitions made ready (DMN 1.5 clause 7.3): a FEEL type and what values of it are allowed,
// at every depth.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dmn/definitions.hpp"
#include "feel/expression.hpp"

namespace luoshi::dmn {

class ItemType {
 public:
  // Any value.
  ItemType() = default;
  explicit ItemType(feel::Type type) : type_(std::move(type)) {}

  [[nodiscard]] const feel::Type& type() const { return type_; }
  // The value conformed to the type; null and a fault where it does not conform or is not allowed.
  // Null is allowed everywhere.
  [[nodiscard]] feel::Value checked(feel::Run& run, const feel::Value& value,
                                    const std::string& name) const;
  // The tests allowed values are written as; nullptr when all are allowed.
  [[nodiscard]] const feel::Expression* allowed() const {
    return constraint_ ? &*constraint_ : nullptr;
  }

 private:
  friend class ItemTypes;
  [[nodiscard]] bool allows(feel::Run& run, const feel::Value& value) const;

  feel::Type type_{};
  std::optional<feel::Expression> constraint_{};
  bool of_each_ = false;  // the constraint holds for each element of a list
  std::shared_ptr<const ItemType> base_{};
  std::vector<std::pair<std::string, std::shared_ptr<const ItemType>>> components_{};
  std::shared_ptr<const ItemType> element_{};
};

// The named types of a model and of those it imports ("import.tName").
class ItemTypes {
 public:
  // Findings: "dmn.unknown-type", "dmn.type-cycle", "dmn.bad-allowed-values".
  static ItemTypes make(const Definitions& definitions,
                        const std::vector<std::pair<std::string, const ItemTypes*>>& imported,
                        std::vector<Finding>& findings);

  // Any for an empty reference; nullptr for an unknown one.
  [[nodiscard]] std::shared_ptr<const ItemType> find(const std::string& reference) const;
  [[nodiscard]] const std::map<std::string, feel::Type>& types() const { return types_; }
  // Names of components, which may follow a dot.
  [[nodiscard]] const feel::Names& members() const { return members_; }

 private:
  std::shared_ptr<const ItemType> build(const ItemDefinition& definition,
                                        const Definitions& definitions,
                                        std::vector<Finding>& findings, int depth);
  std::shared_ptr<const ItemType> resolve(const std::string& reference,
                                          const Definitions& definitions,
                                          std::vector<Finding>& findings, int line, int depth);

  std::map<std::string, std::shared_ptr<const ItemType>> all_;
  std::map<std::string, feel::Type> types_;
  feel::Names members_;
};

}  // namespace luoshi::dmn

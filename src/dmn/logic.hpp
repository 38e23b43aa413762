// Boxed expressions made ready (DMN 1.5 clause 10.2): each knows the names it may use by their
// places in one list of values.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dmn/definitions.hpp"
#include "dmn/item_type.hpp"
#include "dmn/trace.hpp"
#include "feel/expression.hpp"
#include "feel/infer.hpp"

namespace luoshi::dmn {

// The values of the names a boxed expression sees, in their order.
struct Scope {
  feel::Run& run;
  std::vector<feel::Value> values{};
  Trace* trace = nullptr;  // where matched rules are noted; may be null
};

class Logic {
 public:
  virtual ~Logic() = default;
  // Leaves the values of the scope as it found them.
  [[nodiscard]] virtual feel::Value evaluate(Scope& scope) const = 0;
};

using LogicPointer = std::unique_ptr<const Logic>;

// What is known where a boxed expression stands.
struct Surroundings {
  const ItemTypes& types;
  feel::ParseScope parse{};          // names of the variables, members, types
  std::vector<std::string> names{};  // by place in the scope
  feel::VariableTypes variables{};   // what is declared of them
  std::string decision{};            // for findings and diagnostics
  std::string file{};
  bool analyse = false;  // tables are searched for overlaps, gaps and rules out of reach
  std::vector<Finding>& findings;

  void add(const std::string& name, const feel::Type& type = {});
  // With `analyse`, looks for types that never go together; `wanted` is what the whole should be.
  void check_types(const feel::Expression& expression, const std::string& cell, int line,
                   const feel::Type& wanted) const;
  void find(const std::string& cell, int line, const Error& error) const;
  void find(const std::string& cell, int line, std::string problem, std::string detail) const;
};

// Never null: what is wrong becomes findings, and a logic that yields null and a fault. Findings
// besides those of expressions: "dmn.unsupported" with the element's name, "dmn.unknown-type",
// "dmn.no-logic".
[[nodiscard]] LogicPointer make_logic(const Boxed& boxed, Surroundings& around);

// The type a reference names; Any and a finding where it names none.
[[nodiscard]] std::shared_ptr<const ItemType> type_of(const std::string& reference, int line,
                                                      const Surroundings& around);

}  // namespace luoshi::dmn

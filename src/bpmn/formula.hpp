// A FEEL expression of a model, made ready: the variables it asks for are found by name in the
// scopes around where it stands. A text that stands for itself is one too.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "bpmn/definitions.hpp"
#include "feel/expression.hpp"

namespace luoshi::bpmn {

// Names of several words that expressions may use. Those of one word need not be known: a variable
// that is not there is null.
struct KnownNames {
  feel::Names variables{};
  feel::Names members{};
};

// nullptr where there is no such variable.
using Lookup = std::function<const feel::Value*(std::string_view)>;

class Formula {
 public:
  // Nothing was written.
  Formula() = default;

  // Errors as those of feel::Expression::make but for unknown names, and
  // "bpmn.expression-language".
  [[nodiscard]] static Result<Formula> make(const Text& text, const KnownNames& names);

  [[nodiscard]] explicit operator bool() const { return present_; }
  // The text that stands for itself, where it is one.
  [[nodiscard]] const std::optional<feel::Value>& constant() const { return constant_; }
  [[nodiscard]] const std::string& text() const { return expression_.text(); }

  // The variables it asks for, each once; without names in filters, which may be members.
  [[nodiscard]] std::span<const std::string> variables() const {
    return std::span(names_).first(certain_);
  }

  // Faults are in the run's diagnostics.
  [[nodiscard]] feel::Value evaluate(feel::Run& run, const Lookup& lookup) const;

 private:
  bool present_ = false;
  std::optional<feel::Value> constant_{};
  feel::Expression expression_{};
  std::vector<std::string> names_{};
  std::size_t certain_ = 0;  // of names_, those that are variables and nothing else
};

}  // namespace luoshi::bpmn

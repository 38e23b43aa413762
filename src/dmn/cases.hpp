// Cases that stand beside a table: an input, a decision, and what it should say.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "dmn/model.hpp"

namespace luoshi::dmn {

struct CaseOutcome {
  std::size_t number = 0;  // from 1
  std::string decision;
  std::string expected;  // as FEEL literals
  std::string got;
  bool passed = false;
};

// Runs a list of {"input": {…}, "decision": "name", "expected": …} as JSON. Inputs are made values
// of their declared types; a number matches whatever its trailing zeros, an expected date, time or
// duration may be written as text. Errors: those of reading JSON, invalid "dmn.bad-cases".
[[nodiscard]] Result<std::vector<CaseOutcome>> run_cases(const Model& model, std::string_view json);

// The inputs as values of the types the model declares for them.
[[nodiscard]] feel::Context typed_inputs(const Model& model, const feel::Context& inputs);

}  // namespace luoshi::dmn

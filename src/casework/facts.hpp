// Reading the facts of a case off the variables of its procedure: what service.yaml says under
// `case:`, after every step.
#pragma once

#include "casework/step.hpp"

namespace luoshi::casework {

// The values of all facts, by name, over the variables of the process itself.
using FactValues = std::vector<std::pair<std::string, feel::Value>>;
[[nodiscard]] FactValues facts_of(const World& world, const catalog::Service& service,
                                  const feel::Context& variables, Instant now);

// Takes over the facts that are other than `before` the step: what people changed since (another
// unit by transfer) stays. Null leaves the case as it was. Starts its clock once a limit is there.
// Errors: invalid "case.fact-malformed" with the fact's name as place, "case.unit-unknown",
// "service.limit-malformed".
Result<> read_facts(ledger::Act& act, const World& world, Running& running,
                    const FactValues& before, const FactValues& after);

// There is such a unit, and it is active: invalid "case.unit-unknown".
Result<> require_unit(store::Reader& reader, std::string_view unit);

// What an expression sees at an activity: its variables, then those of the scopes around it.
[[nodiscard]] bpmn::Lookup variables_at(const bpmn::Instance& instance, bpmn::ActivityId activity);

// The value of an expression there; faults of the expression are invalid "case.fact-malformed".
[[nodiscard]] feel::Value value_of(const bpmn::Formula& formula, const World& world, Instant now,
                                   const bpmn::Instance& instance, bpmn::ActivityId activity);

}  // namespace luoshi::casework

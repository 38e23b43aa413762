#include "dmn/cases.hpp"

#include <algorithm>

#include "feel/json.hpp"

namespace luoshi::dmn {
namespace {

using feel::Context;
using feel::Kind;
using feel::Value;

bool matches(const Value& got, const Value& expected) {
  if (expected.kind() == Kind::string && got.kind() != Kind::string) {
    return text_of(got) == expected.string();
  }
  if (got.kind() == Kind::list && expected.kind() == Kind::list) {
    return std::ranges::equal(got.list(), expected.list(), matches);
  }
  if (got.kind() == Kind::context && expected.kind() == Kind::context) {
    // What a case does not speak of it leaves open.
    return std::ranges::all_of(expected.context().entries, [&](const auto& entry) {
      const auto* own = got.context().find(entry.first);
      return own != nullptr && matches(*own, entry.second);
    });
  }
  return equal(got, expected, feel::icu_zones()).value_or(false);
}

}  // namespace

Context typed_inputs(const Model& model, const Context& inputs) {
  Context out;
  for (const auto& [name, value] : inputs.entries) {
    out.put(name, feel::typed(value, model.input_type(name), feel::icu_zones()));
  }
  return out;
}

Result<std::vector<CaseOutcome>> run_cases(const Model& model, std::string_view json) {
  const auto all = TRY(feel::from_json(json));
  if (all.kind() != Kind::list) return fail(ErrorKind::invalid, "dmn.bad-cases");
  std::vector<CaseOutcome> outcomes;
  for (const auto& one : all.list()) {
    const auto number = outcomes.size() + 1;
    const auto bad = [&] {
      return fail(ErrorKind::invalid, "dmn.bad-cases", {}, std::to_string(number));
    };
    if (one.kind() != Kind::context) return bad();
    const auto* input = one.context().find("input");
    const auto* decision = one.context().find("decision");
    const auto* expected = one.context().find("expected");
    if (input == nullptr || input->kind() != Kind::context || decision == nullptr ||
        decision->kind() != Kind::string || expected == nullptr) {
      return bad();
    }
    const feel::Environment environment{feel::icu_zones()};
    feel::Run run(environment);
    const auto got =
        TRY(model.evaluate(decision->string(), typed_inputs(model, input->context()), run));
    outcomes.push_back({number, decision->string(), literal_of(*expected), literal_of(got),
                        matches(got, *expected)});
  }
  return outcomes;
}

}  // namespace luoshi::dmn

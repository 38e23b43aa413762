#include "casework/facts.hpp"

#include <algorithm>

#include "casework/clocks.hpp"
#include "casework/rows.hpp"
#include "feel/json.hpp"
#include "feel/run.hpp"
#include "identity/accounts.hpp"

namespace luoshi::casework {
namespace {

Failure malformed(std::string_view fact, const feel::Value& value) {
  return fail(ErrorKind::invalid, "case.fact-malformed", feel::to_json(value), std::string(fact));
}

// REQUIRES: not null, as for all below.
Result<std::string> text_of(std::string_view fact, const feel::Value& value) {
  if (value.kind() != feel::Kind::string) return malformed(fact, value);
  return value.string();
}

Result<std::vector<std::string>> texts_of(std::string_view fact, const feel::Value& value) {
  if (value.kind() == feel::Kind::string) return std::vector{value.string()};
  if (value.kind() != feel::Kind::list) return malformed(fact, value);
  std::vector<std::string> all;
  for (const auto& one : value.list()) {
    if (one.kind() != feel::Kind::string) return malformed(fact, value);
    all.push_back(one.string());
  }
  return all;
}

Result<> set_priority(Case& row, const feel::Value& value) {
  const auto number = value.kind() == feel::Kind::number ? value.number().to_int64() : std::nullopt;
  if (!number || *number < 1 || *number > 5) return malformed("priority", value);
  row.priority = *number;
  return {};
}

Result<> set_lead(ledger::Act& act, Case& row, const std::string& unit) {
  if (unit.empty() || unit == row.lead_unit) return {};
  TRY(require_unit(act.writer(), unit));
  row.lead_unit = unit;
  return put_unit(act, row, unit, "lead");
}

Result<> add_supporting(ledger::Act& act, Case& row, const std::vector<std::string>& units) {
  for (const auto& unit : units) {
    TRY(require_unit(act.writer(), unit));
    if (unit != row.lead_unit) TRY(put_unit(act, row, unit, "supporting"));
  }
  return {};
}

void set_outcome(const catalog::Service& service, Case& row, const std::string& outcome) {
  row.outcome = outcome;
  const auto* known = service.facts().outcome(outcome);
  row.counts = known == nullptr ? "" : catalog::name_of(known->counted);
}

Result<> take(ledger::Act& act, const World& world, Running& running, std::string_view name,
              const feel::Value& value) {
  auto& row = running.row;
  if (name == "priority") return set_priority(row, value);
  if (name == "lead_unit") return set_lead(act, row, TRY(text_of(name, value)));
  if (name == "supporting_units") return add_supporting(act, row, TRY(texts_of(name, value)));
  if (name == "limit") {
    const auto limit = TRY(catalog::limit_of(value));
    if (!limit || row.clock.limit) return {};
    return start(row.clock, *limit, act.now(), world);
  }
  const auto text = TRY(text_of(name, value));
  if (name == "outcome") set_outcome(*running.service, row, text);
  if (name == "title") row.title = text;
  if (name == "description") row.description = text;
  if (name == "category") row.category = text;
  if (name == "answer") row.answer = text;
  return {};
}

}  // namespace

Result<> require_unit(store::Reader& reader, std::string_view unit) {
  const auto found = identity::find_unit(reader, unit);
  if (found && found->active) return {};
  return fail(ErrorKind::invalid, "case.unit-unknown", std::string(unit));
}

bpmn::Lookup variables_at(const bpmn::Instance& instance, bpmn::ActivityId activity) {
  return [&instance, activity](std::string_view name) -> const feel::Value* {
    for (const auto* at = instance.find(activity); at != nullptr; at = instance.find(at->scope)) {
      if (const auto* value = at->variables.find(name)) return value;
    }
    return nullptr;
  };
}

feel::Value value_of(const bpmn::Formula& formula, const World& world, Instant now,
                     const bpmn::Instance& instance, bpmn::ActivityId activity) {
  const feel::Environment at{world.zones, now, world.zone};
  feel::Run run(at);
  return formula.evaluate(run, variables_at(instance, activity));
}

FactValues facts_of(const World& world, const catalog::Service& service,
                    const feel::Context& variables, Instant now) {
  FactValues all;
  const feel::Environment at{world.zones, now, world.zone};
  const auto lookup = [&](std::string_view name) { return variables.find(name); };
  const auto& formulas = service.facts().case_formulas;
  for (const auto& [name, member] : catalog::case_formulas()) {
    const auto& formula = formulas.*member;
    if (!formula) continue;
    feel::Run run(at);
    all.emplace_back(name, formula.evaluate(run, lookup));
  }
  return all;
}

Result<> read_facts(ledger::Act& act, const World& world, Running& running,
                    const FactValues& before, const FactValues& after) {
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto& [name, value] = after[i];
    if (value.is_null() || feel::to_json(value) == feel::to_json(before[i].second)) continue;
    TRY(take(act, world, running, name, value));
  }
  return {};
}

}  // namespace luoshi::casework

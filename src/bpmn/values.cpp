// Work's part about values: expressions in their scopes, variables kept and propagated.
#include <fmt/format.h>

#include "bpmn/work.hpp"

namespace luoshi::bpmn {
namespace {

using feel::Context;
using feel::Kind;
using feel::Value;

constexpr int value_depth_max = 100;

bool is_storable(const Value& value, int depth = 0) {
  if (depth > value_depth_max || value.kind() == Kind::function) return false;
  if (value.kind() == Kind::list) {
    for (const auto& one : value.list()) {
      if (!is_storable(one, depth + 1)) return false;
    }
  }
  if (value.kind() == Kind::context) {
    for (const auto& [name, one] : value.context().entries) {
      if (!is_storable(one, depth + 1)) return false;
    }
  }
  if (value.kind() == Kind::range) {
    return is_storable(value.range().low, depth + 1) && is_storable(value.range().high, depth + 1);
  }
  return true;
}

// FEEL knows names with single spaces; a variable may have been given otherwise.
const Value* find_in(const Context& context, std::string_view name) {
  return context.entries.empty() ? nullptr : context.find(name);
}

const Value* find_variable(const Instance& state, ActivityId scope, std::string_view name) {
  for (const auto* one = state.find(scope); one != nullptr; one = state.find(one->scope)) {
    if (const auto* value = find_in(one->variables, name)) return value;
    if (one->role == Role::process) break;
  }
  return nullptr;
}

}  // namespace

Result<Value> Work::checked(Value value, const Formula& formula, std::size_t faults) {
  if (feel_.is_exhausted()) {
    return fail(ErrorKind::limit, "bpmn.expression-too-long", formula.text());
  }
  const bool failed = value.is_null() && feel_.fault_count() > faults;
  if (!failed) {
    feel_.forget_faults(faults);
    return value;
  }
  std::string why;
  if (feel_.diagnostics().size() > faults) {
    const auto& first = feel_.diagnostics()[faults];
    why = fmt::format(": {} {}", first.id, first.detail);
  }
  feel_.forget_faults(faults);
  return fail(ErrorKind::invalid, "bpmn.expression-failed", formula.text() + why);
}

Result<Value> Work::value(const Formula& formula, ActivityId scope) {
  return value_with(formula, scope, {});
}

Result<Value> Work::value_with(const Formula& formula, ActivityId scope, const Context& first) {
  if (const auto& constant = formula.constant()) return *constant;
  const auto faults = feel_.fault_count();
  auto value = formula.evaluate(feel_, [&](std::string_view name) -> const Value* {
    if (const auto* own = find_in(first, name)) return own;
    return find_variable(state_, scope, name);
  });
  return checked(std::move(value), formula, faults);
}

Result<bool> Work::condition(const Formula& formula, ActivityId scope) {
  const auto faults = feel_.fault_count();
  const auto value = TRY(this->value(formula, scope));
  feel_.forget_faults(faults);
  if (value.kind() != Kind::boolean) {
    return fail(ErrorKind::invalid, "bpmn.condition-not-boolean",
                fmt::format("{} = {}", formula.text(), feel::literal_of(value)));
  }
  return value.boolean();
}

Result<std::string> Work::text(const Formula& formula, ActivityId scope) {
  if (!formula) return std::string();
  const auto value = TRY(this->value(formula, scope));
  return value.is_null() ? std::string() : feel::text_of(value);
}

Result<Context> Work::mapped(std::span<const Mapping> mappings, ActivityId scope, Context seen) {
  Context made;
  for (const auto& one : mappings) {
    auto value = TRY(value_with(one.source, scope, seen));
    seen.put(one.target, value);
    made.put(one.target, std::move(value));
  }
  TRY(check_storable(made));
  return made;
}

Context Work::visible(ActivityId scope) const {
  Context all;
  for (const auto* one = state_.find(scope); one != nullptr; one = state_.find(one->scope)) {
    for (const auto& [name, value] : one->variables.entries) {
      if (all.find(name) == nullptr) all.put(name, value);
    }
    if (one->role == Role::process) break;
  }
  return all;
}

Result<> Work::check_storable(const Context& variables) {
  for (const auto& [name, value] : variables.entries) {
    if (!is_storable(value)) return fail(ErrorKind::invalid, "bpmn.not-storable", name);
  }
  return {};
}

void Work::set(ActivityId activity, Context variables) {
  if (variables.entries.empty()) return;
  emit(VariablesSet{activity, std::move(variables)});
}

void Work::propagate(ActivityId from, const Context& variables) {
  // By the scope they go to, so that each is told once.
  std::vector<std::pair<ActivityId, Context>> groups;
  for (const auto& [name, value] : variables.entries) {
    const auto* scope = state_.find(from);
    while (scope->role != Role::process && scope->variables.find(name) == nullptr) {
      scope = state_.find(scope->scope);
    }
    if (groups.empty() || groups.back().first != scope->id)
      groups.emplace_back(scope->id, Context{});
    groups.back().second.put(name, value);
  }
  for (auto& [scope, group] : groups) set(scope, std::move(group));
}

}  // namespace luoshi::bpmn

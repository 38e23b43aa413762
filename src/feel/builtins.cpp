#include "feel/builtins.hpp"

#include <algorithm>
#include <unordered_map>

#include "feel/builtin_tables.hpp"

namespace luoshi::feel {
namespace {

const std::unordered_map<std::string_view, const Builtin*>& by_name() {
  static const auto map = [] {
    std::unordered_map<std::string_view, const Builtin*> all;
    for (const auto table :
         {conversion_functions(), text_functions(), list_functions(), number_functions(),
          time_functions(), context_functions(), range_functions()}) {
      for (const auto& one : table) all.emplace(one.name, &one);
    }
    return all;
  }();
  return map;
}

bool takes(const Signature& signature, std::size_t count) {
  return count >= signature.required &&
         (signature.variadic || count <= signature.parameters.size());
}

// The signature for arguments in their order: one list where a list will do, else any number.
const Signature* choose(const Builtin& builtin, std::span<const Value> arguments) {
  for (const auto& one : builtin.signatures) {
    if (takes(one, arguments.size())) return &one;
  }
  return nullptr;
}

Value wrong_arguments(Run& run, const Builtin& builtin) {
  return run.fault("feel.arguments", std::string(builtin.name));
}

Value call_in_order(Run& run, const Builtin& builtin, std::span<const Value> arguments) {
  const auto* signature = choose(builtin, arguments);
  if (signature == nullptr) return wrong_arguments(run, builtin);
  if (!signature->variadic) return builtin.call(run, arguments);
  const auto fixed = signature->parameters.size() - 1;
  std::vector<Value> given(arguments.begin(),
                           arguments.begin() + static_cast<std::ptrdiff_t>(fixed));
  given.emplace_back(List(arguments.begin() + static_cast<std::ptrdiff_t>(fixed), arguments.end()));
  return builtin.call(run, given);
}

// The arguments in the order of the parameters; nothing where the names are not its own.
std::optional<std::vector<Value>> ordered(std::span<const std::string_view> parameters,
                                          std::size_t required, std::span<const Value> arguments,
                                          std::span<const std::string> names) {
  std::vector<Value> given(parameters.size());
  std::vector<bool> there(parameters.size());
  for (std::size_t at = 0; at < names.size(); ++at) {
    const auto found = std::ranges::find(parameters, std::string_view(names[at]));
    if (found == parameters.end()) return std::nullopt;
    const auto place = static_cast<std::size_t>(found - parameters.begin());
    if (there[place]) return std::nullopt;
    there[place] = true;
    given[place] = arguments[at];
  }
  for (std::size_t at = 0; at < required; ++at) {
    if (!there[at]) return std::nullopt;
  }
  while (!there.empty() && !there.back()) {
    there.pop_back();
    given.pop_back();
  }
  return given;
}

}  // namespace

const Builtin* find_builtin(std::string_view name) {
  const auto found = by_name().find(name);
  return found == by_name().end() ? nullptr : found->second;
}

const Names& builtin_names() {
  static const Names names = [] {
    Names all;
    for (const auto& [name, one] : by_name()) all.add(name);
    return all;
  }();
  return names;
}

Value call_builtin(Run& run, const Builtin& builtin, std::span<const Value> arguments,
                   std::span<const std::string> names) {
  if (names.empty()) return call_in_order(run, builtin, arguments);
  for (const auto& signature : builtin.signatures) {
    if (const auto given = ordered(signature.parameters, signature.required, arguments, names)) {
      return (signature.named_call == nullptr ? builtin.call : signature.named_call)(run, *given);
    }
  }
  return wrong_arguments(run, builtin);
}

Value call_function(Run& run, const Function& function, std::span<const Value> arguments,
                    std::span<const std::string> names) {
  if (function.builtin >= 0) {
    const auto* builtin = find_builtin(function.name);
    return builtin == nullptr ? Value() : call_builtin(run, *builtin, arguments, names);
  }
  const auto& parameters = function.parameters;
  std::vector<Value> given(arguments.begin(), arguments.end());
  if (!names.empty()) {
    std::vector<std::string_view> wanted;
    for (const auto& one : parameters) wanted.push_back(one.name);
    auto found = ordered(wanted, wanted.size(), arguments, names);
    if (!found) return run.fault("feel.arguments", function.name);
    given = std::move(*found);
  }
  if (given.size() != parameters.size()) return run.fault("feel.arguments", function.name);
  for (std::size_t at = 0; at < given.size(); ++at) {
    auto fitting = coerced(given[at], parameters[at].type);
    if (!fitting) {
      return run.fault("feel.argument-type",
                       parameters[at].name + ": " + text_of(parameters[at].type));
    }
    given[at] = std::move(*fitting);
  }
  if (!run.enter()) return {};
  auto value = function.call(run, given);
  run.leave();
  auto result = coerced(value, function.result);
  if (result) return std::move(*result);
  return run.fault("feel.result-type", text_of(function.result));
}

}  // namespace luoshi::feel

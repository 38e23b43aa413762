// Keywords that apply other schemas to the same value.
#include <utility>

#include "schema/evaluation.hpp"

namespace luoshi::schema {

bool Evaluation::logic(const At& at) {
  const auto& node = at.node;
  bool holds = true;
  if (node.ref != no_node) holds &= in_place(at, node.ref, at.faults, at.marks);
  for (const auto id : node.all_of) {
    if (!holds && at.faults == nullptr) return false;
    holds &= in_place(at, id, at.faults, at.marks);
  }
  if (node.negated != no_node && in_place(at, node.negated, nullptr, nullptr)) {
    holds = say(at, "/not", "not");
  }
  return holds;
}

bool Evaluation::any_of(const At& at) {
  if (at.node.any_of.empty()) return true;
  const auto collected = collected_;
  const bool complete = complete_;
  Faults causes;
  bool any = false;
  for (const auto id : at.node.any_of) {
    any |= in_place(at, id, at.faults == nullptr ? nullptr : &causes, at.marks);
    // All of them count for what they evaluate; else one is enough.
    if (any && at.marks == nullptr) break;
  }
  if (any) {
    collected_ = collected;
    complete_ = complete;
    return true;
  }
  return say_branches(at, "any-of", "/anyOf", {}, std::move(causes), collected);
}

bool Evaluation::one_of(const At& at) {
  if (at.node.one_of.empty()) return true;
  const auto collected = collected_;
  const bool complete = complete_;
  Faults causes;
  std::size_t count = 0;
  for (const auto id : at.node.one_of) {
    if (in_place(at, id, at.faults == nullptr ? nullptr : &causes, at.marks)) ++count;
    if (count > 1 && at.faults == nullptr) return false;
  }
  if (count > 0) {
    collected_ = collected;
    complete_ = complete;
    causes.clear();
  }
  if (count == 1) return true;
  return say_branches(
      at, "one-of", "/oneOf",
      {{"matched", count == 0 ? "none" : "several"}, {"count", std::to_string(count)}},
      std::move(causes), collected);
}

bool Evaluation::say_branches(const At& at, const char* id, const char* keyword,
                              Parameters parameters, Faults causes, std::size_t collected) {
  if (at.faults == nullptr) return false;
  // There is always room for the fault itself, however many causes it has.
  const auto with_causes = std::exchange(collected_, collected);
  add(at.faults, {std::string("schema.") + id, path_, at.node.path + keyword, at.named.label,
                  std::move(parameters), std::move(causes)});
  collected_ = with_causes + 1;
  return false;
}

bool Evaluation::conditions(const At& at) {
  const auto& node = at.node;
  bool holds = true;
  if (node.when != no_node) {
    const auto next = in_place(at, node.when, nullptr, at.marks) ? node.then : node.otherwise;
    if (next != no_node) holds &= in_place(at, next, at.faults, at.marks);
  }
  if (at.value.kind != JsonKind::object) return holds;
  for (const auto& [name, id] : node.dependent_schemas) {
    if (!holds && at.faults == nullptr) return false;
    if (at.value.place_of(name) >= 0) holds &= in_place(at, id, at.faults, at.marks);
  }
  return holds;
}

}  // namespace luoshi::schema

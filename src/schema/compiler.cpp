#include "schema/compiler.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace luoshi::schema {
namespace {

constexpr std::size_t nodes_max = 20'000;

// The subschemas that apply to the very value a schema applies to.
std::vector<NodeId> in_place(const Node& node) {
  std::vector<NodeId> out{node.ref, node.negated, node.when, node.then, node.otherwise};
  for (const auto* list : {&node.all_of, &node.any_of, &node.one_of}) {
    out.insert(out.end(), list->begin(), list->end());
  }
  for (const auto& [name, id] : node.dependent_schemas) out.push_back(id);
  std::erase(out, no_node);
  return out;
}

}  // namespace

Result<std::shared_ptr<const Program>> Compiler::whole() {
  program_.root = child(*program_.document, "", {});
  resolve();
  if (findings_.empty()) refuse_cycles();
  if (!findings_.empty()) {
    return Failure(Error{ErrorKind::invalid, "schema.faulty", {}, {}, std::move(findings_)});
  }
  lend_labels();
  return std::make_shared<const Program>(std::move(program_));
}

NodeId Compiler::child(const Json& value, const std::string& path, const Scope& outer) {
  const auto id = static_cast<NodeId>(program_.nodes.size());
  if (id >= nodes_max) {
    if (id == nodes_max) find(path, "schema.too-large", std::to_string(nodes_max));
    program_.nodes.resize(nodes_max + 1);
    return nodes_max;
  }
  program_.nodes.emplace_back().path = path;
  const auto scope = enter(value, path, outer, id);
  if (value.kind == JsonKind::boolean) {
    node(id).never = !value.boolean;
    return id;
  }
  if (value.kind != JsonKind::object) {
    find(path, "schema.keyword-malformed", "a schema: an object, true or false");
    return id;
  }
  if (const auto* english = value.find("x-title-en")) node(id).label.en = english->text;
  for (std::size_t at = 0; at < value.names.size(); ++at) {
    const auto& name = value.names[at];
    if (name.starts_with("x-")) continue;
    const auto place = path + pointer_part(name);
    if (const auto read = keyword_of(name)) {
      read(*this, {id, place, scope}, value.items[at]);
    } else {
      find(place, "schema.keyword-unknown", name);
    }
  }
  return id;
}

void Compiler::anchor(const std::string& path, const std::string& uri, NodeId id) {
  if (!named_.emplace(uri, id).second) find(path, "schema.id-twice", uri);
}

Scope Compiler::enter(const Json& value, const std::string& path, const Scope& outer, NodeId id) {
  // Where a resource begins, both it and the one around it know the place.
  anchor(path, outer.base + "#" + path.substr(outer.root.size()), id);
  const auto* own = value.find("$id");
  if (own == nullptr || own->kind != JsonKind::string) return outer;
  auto base = resolve_uri(outer.base, own->text);
  if (base.ends_with('#')) base.pop_back();
  if (base.find('#') != std::string::npos) {
    find(path + "/$id", "schema.keyword-malformed", "a URI without fragment");
    return outer;
  }
  if (base != outer.base || !path.empty()) anchor(path + "/$id", base + "#", id);
  return {base, path};
}

void Compiler::resolve() {
  for (const auto& one : references_) {
    auto uri = one.uri;
    if (uri.find('#') == std::string::npos) uri += '#';
    const auto found = named_.find(uri);
    if (found == named_.end()) {
      find(one.path, "schema.ref-missing", one.uri);
    } else {
      node(one.from).ref = found->second;
    }
  }
}

void Compiler::refuse_cycles() {
  enum class State { fresh, open, done };
  std::vector<State> states(program_.nodes.size(), State::fresh);
  for (NodeId start = 0; start < program_.nodes.size(); ++start) {
    std::vector<std::pair<NodeId, std::vector<NodeId>>> stack;
    const auto push = [&](NodeId id) {
      if (states[id] == State::open) {
        find(node(stack.back().first).path, "schema.ref-cycle", node(id).path);
      }
      if (states[id] != State::fresh) return;
      states[id] = State::open;
      stack.emplace_back(id, in_place(node(id)));
    };
    push(start);
    while (!stack.empty()) {
      auto& [id, left] = stack.back();
      if (left.empty()) {
        states[id] = State::done;
        stack.pop_back();
        continue;
      }
      const auto next = left.back();
      left.pop_back();
      push(next);
    }
  }
}

// A field that is only a reference goes by the title of what it refers to.
void Compiler::lend_labels() {
  for (auto& one : program_.nodes) {
    for (auto at = one.ref; at != no_node && one.label.zh.empty(); at = node(at).ref) {
      one.label = node(at).label;
    }
  }
}

}  // namespace luoshi::schema

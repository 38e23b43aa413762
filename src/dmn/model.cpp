#include "dmn/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "dmn/logic.hpp"
#include "feel/builtins.hpp"

namespace luoshi::dmn {
namespace {

using feel::Context;
using feel::Kind;
using feel::Value;

// A name that a decision sees: another node, directly or as a member of an import's name.
struct Need {
  std::size_t node = 0;
  std::string import;  // empty: of the same file
};

struct ReadyNode {
  const Node* node = nullptr;
  std::size_t file = 0;
  std::vector<Need> needs{};
  std::vector<std::string> names{};  // by place in the scope
  std::shared_ptr<const ItemType> type{};
  LogicPointer logic{};
  std::vector<std::size_t> outputs{};  // of a service
  std::vector<std::size_t> parameters{};
};

}  // namespace

struct Model::Parts {
  std::vector<Definitions> files{};  // the main one first
  std::vector<ItemTypes> types{};
  std::vector<ReadyNode> nodes{};
  std::vector<Finding> findings{};
  bool analyse = false;

  [[nodiscard]] std::optional<std::size_t> find(std::size_t file, std::string_view href) const;
  [[nodiscard]] std::optional<std::size_t> file_of(std::string_view name_space) const;
  [[nodiscard]] std::string import_name(std::size_t from, std::size_t to) const;
  void collect();
  void bind(ReadyNode& node);
  void compile(ReadyNode& node);
  void find_cycles();
  void add_members_of(std::size_t file, feel::ParseScope& scope, int depth) const;
};

namespace {

// One evaluation of a model: what is known so far.
class Evaluation {
 public:
  Evaluation(const Model::Parts& parts, feel::Run& run, Trace* trace)
      : parts_(parts), run_(run), trace_(trace) {}

  void give(const std::string& name, const Value& value) { given_.put(name, value); }
  void give(std::size_t node, Value value) { known_.insert_or_assign(node, std::move(value)); }

  Value value_of(std::size_t at);
  Value call(std::size_t at, const Context& inputs);

 private:
  Value input(const ReadyNode& ready, std::size_t at);
  Value decision(const ReadyNode& ready);
  Value function(const ReadyNode& ready);
  Value service(const ReadyNode& ready);
  std::vector<Value> scope_of(const ReadyNode& ready);

  const Model::Parts& parts_;
  feel::Run& run_;
  Trace* trace_;
  Context given_{};
  std::map<std::size_t, Value> known_{};
};

}  // namespace

namespace {

std::string_view fragment(std::string_view href) {
  const auto hash = href.find('#');
  return hash == std::string_view::npos ? href : href.substr(hash + 1);
}

std::string_view space_of(std::string_view href) {
  const auto hash = href.find('#');
  return hash == std::string_view::npos ? std::string_view{} : href.substr(0, hash);
}

}  // namespace

std::optional<std::size_t> Model::Parts::file_of(std::string_view name_space) const {
  for (std::size_t at = 0; at < files.size(); ++at) {
    if (files[at].namespace_ == name_space) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> Model::Parts::find(std::size_t file, std::string_view href) const {
  const auto space = space_of(href);
  const auto in = space.empty() ? std::optional(file) : file_of(space);
  if (!in) return std::nullopt;
  const auto id = fragment(href);
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    if (nodes[at].file == *in && nodes[at].node->id == id) return at;
  }
  return std::nullopt;
}

std::string Model::Parts::import_name(std::size_t from, std::size_t to) const {
  for (const auto& import : files[from].imports) {
    if (import.namespace_ == files[to].namespace_) return import.name;
  }
  return {};
}

void Model::Parts::collect() {
  for (std::size_t file = 0; file < files.size(); ++file) {
    std::map<std::string, int> names;
    for (const auto& node : files[file].nodes) {
      nodes.push_back({.node = &node, .file = file});
      if (++names[node.name] == 2) {
        findings.push_back({fmt::format("{}:{}: {}", files[file].file, node.line, node.name),
                            "dmn.name-twice", node.name});
      }
    }
  }
}

void Model::Parts::bind(ReadyNode& ready) {
  const auto& node = *ready.node;
  const auto place = fmt::format("{}:{}: {}", files[ready.file].file, node.line, node.name);
  const auto lookup = [&](const std::vector<std::string>& hrefs, auto take) {
    for (const auto& href : hrefs) {
      if (const auto found = find(ready.file, href)) {
        take(*found);
      } else {
        findings.push_back({place, "dmn.unknown-requirement", href});
      }
    }
  };
  lookup(node.requires_ids, [&](std::size_t at) {
    const auto other = nodes[at].file;
    ready.needs.push_back({at, other == ready.file ? "" : import_name(ready.file, other)});
  });
  lookup(node.output_decisions, [&](std::size_t at) { ready.outputs.push_back(at); });
  lookup(node.input_data, [&](std::size_t at) { ready.parameters.push_back(at); });
  lookup(node.input_decisions, [&](std::size_t at) { ready.parameters.push_back(at); });
}

// Members of what an import's name stands for may follow its dot.
void Model::Parts::add_members_of(std::size_t file, feel::ParseScope& scope, int depth) const {
  constexpr int import_depth_max = 8;
  if (depth > import_depth_max) return;
  for (const auto& import : files[file].imports) {
    const auto other = file_of(import.namespace_);
    if (!other || *other == file) continue;
    for (const auto& node : files[*other].nodes) scope.members.add(node.name);
    add_members_of(*other, scope, depth + 1);
  }
}

void Model::Parts::compile(ReadyNode& ready) {
  const auto& node = *ready.node;
  Surroundings around{.types = types[ready.file],
                      .decision = node.name,
                      .file = files[ready.file].file,
                      .analyse = analyse && ready.file == 0,
                      .findings = findings};
  around.parse.types = types[ready.file].types();
  around.parse.members = types[ready.file].members();
  add_members_of(ready.file, around.parse, 0);
  for (const auto& need : ready.needs) {
    const auto& name = need.import.empty() ? nodes[need.node].node->name : need.import;
    if (std::ranges::find(around.names, feel::normalized_name(name)) == around.names.end()) {
      // What a decision or input is declared to be; an import's name stands for several.
      const auto& other = nodes[need.node];
      const auto type = need.import.empty() && other.node->kind != NodeKind::knowledge &&
                                other.node->kind != NodeKind::service
                            ? types[other.file].find(other.node->type)
                            : nullptr;
      around.add(name, type ? type->type() : feel::Type{});
    }
  }
  ready.names = around.names;
  ready.type = type_of(node.type, node.line, around);
  const bool has_logic = node.kind == NodeKind::decision || node.kind == NodeKind::knowledge;
  if (has_logic) ready.logic = make_logic(node.logic, around);
}

void Model::Parts::find_cycles() {
  enum class Mark { fresh, open, done };
  std::vector<Mark> marks(nodes.size(), Mark::fresh);
  const auto visit = [&](const auto& self, std::size_t at) -> bool {
    if (marks[at] == Mark::open) return true;
    if (marks[at] == Mark::done) return false;
    marks[at] = Mark::open;
    bool cycle = false;
    for (const auto& need : nodes[at].needs) cycle = self(self, need.node) || cycle;
    for (const auto output : nodes[at].outputs) cycle = self(self, output) || cycle;
    marks[at] = Mark::done;
    if (cycle && nodes[at].node->kind == NodeKind::decision) {
      const auto& node = *nodes[at].node;
      findings.push_back(
          {fmt::format("{}:{}: {}", files[nodes[at].file].file, node.line, node.name), "dmn.cycle",
           node.name});
      nodes[at].needs.clear();
      nodes[at].logic = nullptr;
    }
    return false;
  };
  for (std::size_t at = 0; at < nodes.size(); ++at) visit(visit, at);
}

Value Evaluation::value_of(std::size_t at) {
  if (const auto known = known_.find(at); known != known_.end()) return known->second;
  const auto& ready = parts_.nodes[at];
  Value value;
  switch (ready.node->kind) {
    case NodeKind::input:
      value = input(ready, at);
      break;
    case NodeKind::decision:
      value = decision(ready);
      break;
    case NodeKind::knowledge:
      value = function(ready);
      break;
    case NodeKind::service:
      value = service(ready);
      break;
  }
  known_.insert_or_assign(at, value);
  return value;
}

Value Evaluation::input(const ReadyNode& ready, std::size_t) {
  const auto* value = given_.find(ready.node->name);
  if (value == nullptr && ready.file != 0) {
    // An input of an imported file is given under the import's name.
    for (const auto& import : parts_.files.front().imports) {
      if (import.namespace_ != parts_.files[ready.file].namespace_) continue;
      if (const auto* group = given_.find(import.name); group && group->kind() == Kind::context) {
        value = group->context().find(ready.node->name);
      }
      if (value == nullptr) value = given_.find(import.name + "." + ready.node->name);
    }
  }
  if (value == nullptr) return {};
  run_.where = ready.node->name;
  return ready.type->checked(run_, *value, ready.node->name);
}

std::vector<Value> Evaluation::scope_of(const ReadyNode& ready) {
  std::vector<Value> values(ready.names.size());
  std::map<std::string, Context> imports;
  const auto place = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(ready.names, feel::normalized_name(name)) -
                                    ready.names.begin());
  };
  for (const auto& need : ready.needs) {
    auto value = value_of(need.node);
    const auto& name = parts_.nodes[need.node].node->name;
    if (need.import.empty()) {
      values[place(name)] = std::move(value);
    } else {
      imports[need.import].put(name, std::move(value));
    }
  }
  for (auto& [name, members] : imports) values[place(name)] = Value(std::move(members));
  return values;
}

Value Evaluation::decision(const ReadyNode& ready) {
  if (!run_.enter()) return {};
  if (const auto* given = ready.file == 0 ? given_.find(ready.node->name) : nullptr) {
    run_.leave();
    return ready.type->checked(run_, *given, ready.node->name);
  }
  Value value;
  if (ready.logic) {
    Scope scope{run_, scope_of(ready), trace_};
    run_.where = ready.node->name;
    value = ready.logic->evaluate(scope);
    value = ready.type->checked(run_, value, ready.node->name);
  }
  run_.leave();
  return value;
}

Value Evaluation::function(const ReadyNode& ready) {
  if (!ready.logic) return {};
  if (!run_.enter()) return {};
  Scope scope{run_, scope_of(ready), trace_};
  run_.where = ready.node->name;
  auto value = ready.logic->evaluate(scope);
  run_.leave();
  if (value.kind() != Kind::function) return value;
  // The result is held to the type of the model's variable, unless that is the function's own type.
  auto named = std::make_shared<feel::Function>(value.function());
  named->name = ready.node->name;
  const auto type = ready.type;
  if (type->type().kind() == feel::TypeKind::function || type->type().is_any()) {
    return Value(std::shared_ptr<const feel::Function>(std::move(named)));
  }
  named->call = [inner = named->call, type, name = ready.node->name](
                    feel::Run& run, std::span<const Value> arguments) {
    return type->checked(run, inner(run, arguments), name);
  };
  return Value(std::shared_ptr<const feel::Function>(std::move(named)));
}

Value Evaluation::service(const ReadyNode& ready) {
  auto function = std::make_shared<feel::Function>();
  function->name = ready.node->name;
  for (const auto at : ready.parameters) {
    function->parameters.push_back({parts_.nodes[at].node->name, {}});
  }
  function->call = [&parts = parts_, &ready, trace = trace_](
                       feel::Run& run, std::span<const Value> arguments) -> Value {
    Evaluation inner(parts, run, trace);
    for (std::size_t at = 0; at < arguments.size(); ++at) {
      const auto parameter = ready.parameters[at];
      const auto& node = parts.nodes[parameter];
      const auto faults = run.fault_count();
      auto value = node.type->checked(run, arguments[at], node.node->name);
      if (value.is_null() && run.fault_count() > faults) return {};
      inner.give(parameter, std::move(value));
    }
    if (ready.outputs.size() == 1) {
      return ready.type->checked(run, inner.value_of(ready.outputs.front()), ready.node->name);
    }
    Context all;
    for (const auto at : ready.outputs) {
      all.entries.emplace_back(parts.nodes[at].node->name, inner.value_of(at));
    }
    return ready.type->checked(run, Value(std::move(all)), ready.node->name);
  };
  return Value(std::shared_ptr<const feel::Function>(std::move(function)));
}

Value Evaluation::call(std::size_t at, const Context& inputs) {
  const auto& ready = parts_.nodes[at];
  for (const auto& [name, value] : inputs.entries) give(name, value);
  auto value = value_of(at);
  if (ready.node->kind != NodeKind::knowledge && ready.node->kind != NodeKind::service) {
    return value;
  }
  if (value.kind() != Kind::function) return value;
  std::vector<Value> arguments;
  for (const auto& parameter : value.function().parameters) {
    const auto* given = inputs.find(parameter.name);
    arguments.push_back(given == nullptr ? Value() : *given);
  }
  return feel::call_function(run_, value.function(), arguments, {});
}

Model::Model(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Model Model::load(Definitions main, std::vector<Definitions> others, bool analyse) {
  auto parts = std::make_unique<Parts>();
  parts->analyse = analyse;
  parts->files.push_back(std::move(main));
  for (auto& one : others) parts->files.push_back(std::move(one));
  // Types of a file want those of its imports before them; files that nobody imports cost nothing.
  const auto count = parts->files.size();
  std::vector<std::optional<ItemTypes>> types(count);
  const auto make_types = [&](const auto& self, std::size_t file, int depth) -> void {
    if (types[file] || depth > static_cast<int>(count)) return;
    std::vector<std::pair<std::string, const ItemTypes*>> imported;
    for (const auto& import : parts->files[file].imports) {
      const auto other = parts->file_of(import.namespace_);
      if (!other) {
        parts->findings.push_back({fmt::format("{}:{}", parts->files[file].file, import.line),
                                   "dmn.unknown-import", import.namespace_});
      } else if (*other != file) {
        self(self, *other, depth + 1);
        if (types[*other]) imported.emplace_back(import.name, &*types[*other]);
      }
    }
    types[file] = ItemTypes::make(parts->files[file], imported, parts->findings);
  };
  for (std::size_t file = 0; file < count; ++file) make_types(make_types, file, 0);
  for (auto& one : types) parts->types.push_back(std::move(one).value_or(ItemTypes{}));
  parts->collect();
  for (auto& node : parts->nodes) parts->bind(node);
  for (auto& node : parts->nodes) parts->compile(node);
  parts->find_cycles();
  return Model(std::move(parts));
}

Result<Model> Model::read(std::string_view xml, std::string file, bool analyse) {
  return load(TRY(read_definitions(xml, std::move(file))), {}, analyse);
}

const std::vector<Finding>& Model::findings() const {
  return parts_->findings;
}

const Definitions& Model::definitions() const {
  return parts_->files.front();
}

std::vector<std::string> Model::decisions() const {
  std::vector<std::string> all;
  for (const auto& node : definitions().nodes) {
    if (node.kind == NodeKind::decision) all.push_back(node.name);
  }
  return all;
}

feel::Type Model::input_type(std::string_view name) const {
  for (const auto& ready : parts_->nodes) {
    if (ready.file == 0 && ready.node->kind == NodeKind::input && ready.node->name == name) {
      return ready.type->type();
    }
  }
  return {};
}

Result<Value> Model::evaluate(std::string_view name, const Context& inputs, feel::Run& run,
                              Trace* trace) const {
  for (std::size_t at = 0; at < parts_->nodes.size(); ++at) {
    const auto& ready = parts_->nodes[at];
    if (ready.file != 0 || ready.node->name != name || ready.node->kind == NodeKind::input) {
      continue;
    }
    Evaluation evaluation(*parts_, run, trace);
    auto value = evaluation.call(at, inputs);
    if (run.is_exhausted()) return Value();
    return value;
  }
  return fail(ErrorKind::not_found, "dmn.no-decision", std::string(name));
}

}  // namespace luoshi::dmn

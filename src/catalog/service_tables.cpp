#include "catalog/service_tables.hpp"

#include "dmn/cases.hpp"

namespace luoshi::catalog {

void ServiceTables::add_decisions(const dmn::Model& model, Findings& findings) {
  const auto& definitions = model.definitions();
  for (const auto& node : definitions.nodes) {
    const bool is_asked =
        node.kind == dmn::NodeKind::decision || node.kind == dmn::NodeKind::service;
    if (!is_asked) continue;
    const Decision decision{&model, node.name};
    if (!node.id.empty() && !decisions_.emplace(node.id, decision).second) {
      findings.add(definitions.file, node.line, "service.decision-twice", node.id);
    }
    decisions_.emplace(node.name, decision);
  }
}

ServiceTables ServiceTables::read(const std::map<std::string, std::string>& files, bool analyse,
                                  Findings& findings) {
  std::vector<dmn::Definitions> all;
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".dmn")) continue;
    auto definitions = dmn::read_definitions(bytes, name);
    if (definitions) {
      all.push_back(std::move(*definitions));
    } else {
      findings.add(definitions.error(), name);
    }
  }
  ServiceTables out;
  for (std::size_t at = 0; at < all.size(); ++at) {
    std::vector<dmn::Definitions> others;
    for (std::size_t other = 0; other < all.size() && !all[at].imports.empty(); ++other) {
      if (other != at) others.push_back(all[other]);
    }
    out.models_.push_back(dmn::Model::load(all[at], std::move(others), analyse));
    for (const auto& one : out.models_.back().findings()) findings.add(one);
    out.add_decisions(out.models_.back(), findings);
  }
  return out;
}

bool ServiceTables::has(std::string_view id_or_name) const {
  return decisions_.contains(id_or_name);
}

Result<feel::Value> ServiceTables::decide(std::string_view id_or_name,
                                          const feel::Context& variables, feel::Run& run,
                                          dmn::Trace* trace) const {
  const auto one = decisions_.find(id_or_name);
  if (one == decisions_.end()) {
    return fail(ErrorKind::not_found, "dmn.no-decision", std::string(id_or_name));
  }
  const auto& [model, name] = one->second;
  return model->evaluate(name, dmn::typed_inputs(*model, variables), run, trace);
}

}  // namespace luoshi::catalog

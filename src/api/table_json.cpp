#include "api/table_json.hpp"

#include <array>
#include <boost/json/object.hpp>
#include <string>

#include "api/json_parts.hpp"
#include "dmn/definitions.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

// As DMN 1.5 clause 8.2.8 writes them.
constexpr std::array<std::string_view, 7> policies{"UNIQUE",  "FIRST",      "PRIORITY",    "ANY",
                                                   "COLLECT", "RULE ORDER", "OUTPUT ORDER"};
constexpr std::array<std::string_view, 5> aggregations{"", " SUM", " COUNT", " MIN", " MAX"};

std::string policy_of(const dmn::Table& table) {
  std::string name(policies.at(static_cast<std::size_t>(table.policy)));
  if (table.policy == dmn::HitPolicy::collect) {
    name += aggregations.at(static_cast<std::size_t>(table.aggregation));
  }
  return name;
}

json::array cells_of(const std::vector<dmn::Text>& cells) {
  json::array all;
  for (const auto& cell : cells) all.emplace_back(json_text(cell.text));
  return all;
}

json::array inputs_of(const dmn::Table& table) {
  json::array all;
  for (const auto& input : table.inputs) {
    all.emplace_back(json_text(input.label.empty() ? input.expression.text : input.label));
  }
  return all;
}

json::array outputs_of(const dmn::Table& table) {
  json::array all;
  for (const auto& output : table.outputs) {
    all.emplace_back(json_text(output.name.empty() ? table.output_label : output.name));
  }
  return all;
}

json::array rules_of(const dmn::Table& table) {
  json::array all;
  for (const auto& rule : table.rules) {
    all.emplace_back(json::object{{"inputs", cells_of(rule.inputs)},
                                  {"outputs", cells_of(rule.outputs)},
                                  {"annotations", json_texts(rule.annotations)}});
  }
  return all;
}

json::array decisions_of(const dmn::Definitions& definitions) {
  json::array all;
  for (const auto& node : definitions.nodes) {
    if (node.kind != dmn::NodeKind::decision || !node.logic.table) continue;
    const auto& table = *node.logic.table;
    all.emplace_back(json::object{{"id", node.id},
                                  {"name", node.name},
                                  {"hit_policy", policy_of(table)},
                                  {"inputs", inputs_of(table)},
                                  {"outputs", outputs_of(table)},
                                  {"rules", rules_of(table)}});
  }
  return all;
}

}  // namespace

json::array json_of_tables(const catalog::ServiceTables& tables) {
  json::array all;
  for (const auto& model : tables.models()) {
    const auto& definitions = model.definitions();
    auto decisions = decisions_of(definitions);
    if (decisions.empty()) continue;
    all.emplace_back(json::object{{"file", definitions.file}, {"decisions", std::move(decisions)}});
  }
  return all;
}

}  // namespace luoshi::api

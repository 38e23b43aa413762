#include "catalog/light_rows.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "dmn/cell.hpp"
#include "feel/expression.hpp"

namespace luoshi::catalog {
namespace {

using feel::Kind;
using feel::Value;

// Ids a table may not use: what is decided without one of its rules.
constexpr std::array<std::string_view, 4> reserved{"in-order", "caught-up", "override", "not-owed"};
constexpr std::int64_t threshold_max = 10'000;

// Reads the rows of one table, each fault a finding at its line.
class Rows {
 public:
  Rows(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  void read(const dmn::Rule& row, LightRows& into) {
    LightRule rule;
    rule.id = text_in(row.outputs[1]);
    const auto groups = texts_in(row.inputs[0]);
    const auto names = texts_in(row.inputs[1]);
    const auto measure = names.size() == 1 ? measure_of(names.front()) : std::nullopt;
    if (!measure) fault(row.inputs[1], "rules.word-unknown", row.inputs[1].text);
    rule.when = measure.value_or(Measure::behind);
    read_threshold(row.inputs[2], rule);
    const auto light = text_in(row.outputs[0]);
    if (light != "red" && light != "yellow") fault(row.outputs[0], "rules.word-unknown", light);
    rule.light = light == "red" ? Signal::red : Signal::yellow;
    if (row.annotations.size() > 1) rule.words = {row.annotations[0], row.annotations[1]};
    if (std::ranges::find(reserved, rule.id) != reserved.end()) {
      fault(row.outputs[1], "rules.id-reserved", rule.id);
    }
    if (!seen_.insert(rule.id).second) fault(row.outputs[1], "catalog.id-twice", rule.id);
    into.rules.push_back(std::move(rule));
    into.groups_of.push_back(groups);
  }

 private:
  void fault(const dmn::Text& at, std::string problem, std::string_view detail) {
    findings_.add(file_, at.line, std::move(problem), std::string(detail));
  }

  dmn::Cell cell(const dmn::Text& text) {
    const auto tests = feel::Expression::make_tests(text.text, {}, {});
    if (!tests || tests->tree() == nullptr) return {};
    return dmn::cell_of(*tests->tree(), run_);
  }

  std::vector<std::string> texts_in(const dmn::Text& text) {
    std::vector<std::string> all;
    for (const auto& one : cell(text).values) {
      if (one.kind() == Kind::string) all.push_back(one.string());
    }
    return all;
  }

  std::string text_in(const dmn::Text& text) {
    const auto all = texts_in(text);
    return all.empty() ? std::string() : all.front();
  }

  // A lower bound with one digit after the point at most, in tenths.
  void read_threshold(const dmn::Text& text, LightRule& rule) {
    const auto bound = cell(text);
    const bool one = bound.form == dmn::Cell::Form::set && bound.values.empty() &&
                     bound.intervals.size() == 1 && !bound.negated;
    if (!one || bound.intervals[0].low.kind() != Kind::number ||
        !bound.intervals[0].high.is_null()) {
      fault(text, "rules.threshold-missing", text.text);
      return;
    }
    rule.inclusive = bound.intervals[0].low_closed;
    const auto& low = bound.intervals[0].low.number();
    const auto tenths = (low * Decimal(10)).to_int64();
    if (!tenths || *tenths < 0 || *tenths > threshold_max * 10) {
      fault(text, "rules.number-wrong", text.text);
      return;
    }
    rule.threshold_tenth = *tenths;
  }

  const std::string& file_;
  Findings& findings_;
  std::set<std::string> seen_{};
  feel::Environment environment_{feel::icu_zones()};
  feel::Run run_{environment_};
};

// The table, where it asks and answers what a table of lights does.
const dmn::Table* table_of(const dmn::Definitions& definitions) {
  for (const auto& node : definitions.nodes) {
    if (node.name != lights_decision || !node.logic.table) continue;
    const auto& table = *node.logic.table;
    const bool shaped = table.inputs.size() == 3 && table.outputs.size() == 2 &&
                        table.policy == dmn::HitPolicy::rule_order &&
                        table.inputs[0].expression.text == lights_group &&
                        table.inputs[1].expression.text == lights_measure &&
                        table.inputs[2].expression.text == lights_value &&
                        table.outputs[0].name == lights_light &&
                        table.outputs[1].name == lights_rule;
    return shaped ? &table : nullptr;
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> LightRows::of_group(std::string_view group) const {
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (std::ranges::find(groups_of[at], group) != groups_of[at].end()) {
      ids.push_back(rules[at].id);
    }
  }
  return ids;
}

std::vector<std::string> LightRows::groups() const {
  std::set<std::string> all;
  for (const auto& some : groups_of) all.insert(some.begin(), some.end());
  return {all.begin(), all.end()};
}

LightRows read_light_rows(std::string_view dmn, const std::string& file, Findings& findings) {
  LightRows rows;
  auto model = dmn::Model::read(dmn, file, true);
  if (!model) {
    findings.add(file, 0, model.error().problem, model.error().detail);
    return rows;
  }
  for (const auto& one : model->findings()) findings.add(one.place, 0, one.problem, one.detail);
  const auto* table = table_of(model->definitions());
  if (table == nullptr) {
    findings.add(file, 1, "rules.table-shape", std::string(lights_decision));
    return rows;
  }
  Rows reading(file, findings);
  for (const auto& row : table->rules) {
    if (row.inputs.size() == 3 && row.outputs.size() == 2) reading.read(row, rows);
  }
  rows.model = std::make_shared<const dmn::Model>(std::move(*model));
  return rows;
}

std::vector<std::string> LightTable::met(const LightGroup& group, Measure measure,
                                         std::int64_t tenths) const {
  std::vector<std::string> ids;
  if (!model) return ids;
  feel::Context inputs;
  inputs.put(lights_group, Value(group.id));
  inputs.put(lights_measure, Value(std::string(name_of(measure))));
  inputs.put(lights_value, Value(Decimal(tenths) / Decimal(10)));
  const feel::Environment environment{feel::icu_zones()};
  feel::Run run(environment);
  const auto found = model->evaluate(lights_decision, inputs, run);
  if (!found || found->kind() != Kind::list) return ids;
  for (const auto& one : found->list()) {
    if (one.kind() != Kind::context) continue;
    const auto* rule = one.context().find(lights_rule);
    if (rule != nullptr && rule->kind() == Kind::string) ids.push_back(rule->string());
  }
  return ids;
}

}  // namespace luoshi::catalog

#include "dmn/table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dmn/analysis.hpp"
#include "dmn/cell.hpp"
#include "dmn/table_index.hpp"
#include "feel/operators.hpp"

namespace luoshi::dmn {
namespace {

using feel::Context;
using feel::Kind;
using feel::List;
using feel::Value;

struct InputColumn {
  std::string label;
  feel::Expression expression;
  std::shared_ptr<const ItemType> type;
  std::optional<feel::Expression> allowed;
};

struct OutputColumn {
  std::string name;
  std::shared_ptr<const ItemType> type;
  std::vector<Value> priorities;
  std::optional<feel::Expression> fallback;
};

struct RuleRow {
  std::vector<Cell> cells;
  std::vector<feel::Expression> tests;  // by column, where the cell is an expression
  std::vector<std::string> texts;
  std::vector<feel::Expression> outputs;
  std::vector<std::string> annotations;
};

class TableLogic final : public Logic {
 public:
  std::string decision;
  HitPolicy policy = HitPolicy::unique;
  Aggregation aggregation = Aggregation::none;
  std::vector<InputColumn> inputs;
  std::vector<OutputColumn> outputs;
  std::vector<std::string> annotations;
  std::vector<RuleRow> rules;

  void index();
  Value evaluate(Scope& scope) const override;

 private:
  using Matches = std::vector<std::uint32_t>;

  std::optional<std::vector<Value>> input_values(Scope& scope) const;
  [[nodiscard]] Matches candidates(const std::vector<Value>& values,
                                   const feel::Zones& zones) const;
  [[nodiscard]] bool matches(Scope& scope, const RuleRow& rule,
                             const std::vector<Value>& values) const;
  Matches find(Scope& scope, const std::vector<Value>& values) const;
  Value output(Scope& scope, const RuleRow& rule) const;
  Value fallback(Scope& scope) const;
  Value decide(Scope& scope, const Matches& found, std::vector<Value> results) const;
  Value aggregated(Scope& scope, std::vector<Value> results) const;
  [[nodiscard]] std::vector<Value> by_priority(const feel::Zones& zones,
                                               std::vector<Value> results) const;
  void note(Scope& scope, const std::vector<Value>& values, const Matches& found,
            const std::vector<Value>& results) const;

  std::vector<ColumnIndex> indices_;
  std::vector<std::uint32_t> all_rules_;
};

// Below this a table is simply gone through.
constexpr std::size_t indexed_min = 12;

void TableLogic::index() {
  for (std::uint32_t at = 0; at < rules.size(); ++at) all_rules_.push_back(at);
  if (rules.size() < indexed_min) return;
  for (std::size_t column = 0; column < inputs.size(); ++column) {
    std::vector<const Cell*> cells;
    for (const auto& rule : rules) cells.push_back(&rule.cells[column]);
    indices_.emplace_back(cells, feel::icu_zones());
  }
}

std::optional<std::vector<Value>> TableLogic::input_values(Scope& scope) const {
  std::vector<Value> values;
  values.reserve(inputs.size());
  for (const auto& input : inputs) {
    auto value = input.expression.evaluate(scope.run, scope.values);
    value = input.type->checked(scope.run, value, input.label);
    if (input.allowed && !value.is_null() &&
        !input.allowed->evaluate(scope.run, std::span(&value, 1)).is_true()) {
      scope.run.fault("dmn.not-allowed", input.label);
      return std::nullopt;
    }
    values.push_back(std::move(value));
  }
  return values;
}

TableLogic::Matches TableLogic::candidates(const std::vector<Value>& values,
                                           const feel::Zones& zones) const {
  ColumnIndex::Found best{};
  for (std::size_t column = 0; column < indices_.size(); ++column) {
    const auto found = indices_[column].find(values[column], zones);
    if (best.rest == nullptr || found.size() < best.size()) best = found;
    if (best.size() <= 2) break;
  }
  Matches merged;
  static const std::vector<std::uint32_t> none;
  const auto& hits = best.hits == nullptr ? none : *best.hits;
  merged.reserve(best.size());
  std::ranges::merge(hits, *best.rest, std::back_inserter(merged));
  return merged;
}

bool TableLogic::matches(Scope& scope, const RuleRow& rule,
                         const std::vector<Value>& values) const {
  for (std::size_t column = 0; column < values.size(); ++column) {
    const auto& cell = rule.cells[column];
    if (cell.form != Cell::Form::expression) {
      if (!cell.holds(values[column], scope.run.zones())) return false;
      continue;
    }
    scope.values.push_back(values[column]);
    const bool holds = rule.tests[column].evaluate(scope.run, scope.values).is_true();
    scope.values.pop_back();
    if (!holds) return false;
  }
  return true;
}

TableLogic::Matches TableLogic::find(Scope& scope, const std::vector<Value>& values) const {
  Matches found;
  const auto look = [&](const std::vector<std::uint32_t>& among) {
    for (const auto at : among) {
      if (!scope.run.step()) return;
      if (!matches(scope, rules[at], values)) continue;
      found.push_back(at);
      if (policy == HitPolicy::first) return;
    }
  };
  if (indices_.empty()) {
    look(all_rules_);
  } else {
    look(candidates(values, scope.run.zones()));
  }
  return found;
}

Value TableLogic::output(Scope& scope, const RuleRow& rule) const {
  const auto one = [&](std::size_t column) {
    const auto value = rule.outputs[column].evaluate(scope.run, scope.values);
    return outputs[column].type->checked(scope.run, value, outputs[column].name);
  };
  if (outputs.size() == 1) return one(0);
  Context context;
  for (std::size_t column = 0; column < outputs.size(); ++column) {
    context.entries.emplace_back(outputs[column].name, one(column));
  }
  return Value(std::move(context));
}

Value TableLogic::fallback(Scope& scope) const {
  const bool any =
      std::ranges::any_of(outputs, [](const auto& one) { return one.fallback.has_value(); });
  if (!any) {
    if (policy == HitPolicy::collect && aggregation == Aggregation::count) {
      return Value::integer(0);
    }
    return {};
  }
  const auto one = [&](const OutputColumn& output) {
    return output.fallback ? output.fallback->evaluate(scope.run, scope.values) : Value();
  };
  if (outputs.size() == 1) return one(outputs.front());
  Context context;
  for (const auto& output : outputs) context.entries.emplace_back(output.name, one(output));
  return Value(std::move(context));
}

std::vector<Value> TableLogic::by_priority(const feel::Zones& zones,
                                           std::vector<Value> results) const {
  const auto rank = [&](const Value& result, std::size_t column) {
    const auto& output = outputs[column];
    const auto* value = outputs.size() == 1 ? &result : result.context().find(output.name);
    const auto at = std::ranges::find_if(output.priorities, [&](const Value& one) {
      return value != nullptr && equal(*value, one, zones).value_or(false);
    });
    return at - output.priorities.begin();
  };
  using Ranked = std::pair<std::vector<std::ptrdiff_t>, std::size_t>;
  std::vector<Ranked> order;
  for (std::size_t at = 0; at < results.size(); ++at) {
    std::vector<std::ptrdiff_t> ranks;
    for (std::size_t column = 0; column < outputs.size(); ++column) {
      ranks.push_back(rank(results[at], column));
    }
    order.emplace_back(std::move(ranks), at);
  }
  std::ranges::sort(order);
  std::vector<Value> sorted;
  for (const auto& [ranks, at] : order) sorted.push_back(std::move(results[at]));
  return sorted;
}

Value TableLogic::aggregated(Scope& scope, std::vector<Value> results) const {
  if (aggregation == Aggregation::count) {
    return Value::integer(static_cast<std::int64_t>(results.size()));
  }
  if (aggregation == Aggregation::none) return Value(List(std::move(results)));
  auto best = results.front();
  for (std::size_t at = 1; at < results.size(); ++at) {
    if (aggregation == Aggregation::sum) {
      best = feel::add(scope.run, best, results[at]);
      continue;
    }
    const auto order = compare(results[at], best, scope.run.zones());
    if (!order) return scope.run.fault("feel.type", "aggregation");
    const bool better = aggregation == Aggregation::min ? *order < 0 : *order > 0;
    if (better) best = results[at];
  }
  return best;
}

Value TableLogic::decide(Scope& scope, const Matches& found, std::vector<Value> results) const {
  const auto rules_named = [&] {
    std::string all;
    for (const auto at : found) all += fmt::format("{}{}", all.empty() ? "" : ", ", at + 1);
    return all;
  };
  switch (policy) {
    case HitPolicy::unique:
      if (results.size() > 1) return scope.run.fault("dmn.several-rules", rules_named());
      return results.front();
    case HitPolicy::first:
      return results.front();
    case HitPolicy::any:
      for (const auto& one : results) {
        if (!equal(one, results.front(), scope.run.zones()).value_or(false)) {
          return scope.run.fault("dmn.rules-disagree", rules_named());
        }
      }
      return results.front();
    case HitPolicy::priority:
      return by_priority(scope.run.zones(), std::move(results)).front();
    case HitPolicy::output_order:
      return Value(List(by_priority(scope.run.zones(), std::move(results))));
    case HitPolicy::rule_order:
      return Value(List(std::move(results)));
    case HitPolicy::collect:
      return aggregated(scope, std::move(results));
  }
  return {};
}

void TableLogic::note(Scope& scope, const std::vector<Value>& values, const Matches& found,
                      const std::vector<Value>& results) const {
  if (scope.trace == nullptr || scope.trace->tables.size() >= Trace::tables_max) return;
  TableTrace trace{decision, {}, {}};
  for (std::size_t column = 0; column < inputs.size(); ++column) {
    trace.inputs.emplace_back(inputs[column].label, values[column]);
  }
  for (std::size_t at = 0; at < found.size(); ++at) {
    const auto& rule = rules[found[at]];
    MatchedRule matched;
    matched.number = found[at] + 1;
    for (std::size_t column = 0; column < inputs.size(); ++column) {
      if (rule.cells[column].form == Cell::Form::any) continue;
      matched.conditions.push_back(inputs[column].label + ": " + rule.texts[column]);
    }
    for (const auto& output : outputs) {
      const auto* value =
          outputs.size() == 1 ? &results[at] : results[at].context().find(output.name);
      matched.outputs.emplace_back(output.name, value == nullptr ? Value() : *value);
    }
    for (std::size_t one = 0; one < rule.annotations.size() && one < annotations.size(); ++one) {
      matched.annotations.emplace_back(annotations[one], rule.annotations[one]);
    }
    trace.rules.push_back(std::move(matched));
  }
  scope.trace->tables.push_back(std::move(trace));
}

Value TableLogic::evaluate(Scope& scope) const {
  const auto values = input_values(scope);
  if (!values) return {};
  const auto found = find(scope, *values);
  std::vector<Value> results;
  results.reserve(found.size());
  for (const auto at : found) results.push_back(output(scope, rules[at]));
  note(scope, *values, found, results);
  if (found.empty()) return fallback(scope);
  return decide(scope, found, std::move(results));
}

// Makes a TableLogic of what stands in the file.
class Builder {
 public:
  Builder(const Table& table, Surroundings& around) : table_(table), around_(around) {}

  LogicPointer build();

 private:
  feel::Expression expression(const Text& text, const std::string& cell, const feel::Type& wanted) {
    if (text.text.empty() || text.text == "-") return {};
    auto made = feel::Expression::make(text.text, around_.parse, around_.names);
    if (made) {
      around_.check_types(*made, cell, text.line, wanted);
      return std::move(*made);
    }
    around_.find(cell, text.line, made.error());
    return {};
  }
  feel::Expression tests(const Text& text, const std::string& cell,
                         std::span<const std::string> names) {
    auto scope = around_.parse;
    scope.names.add("?");
    auto made = feel::Expression::make_tests(text.text.empty() ? "-" : text.text, scope, names);
    if (made) return std::move(*made);
    around_.find(cell, text.line, made.error());
    return {};
  }
  InputColumn input(const Input& input, std::size_t column);
  OutputColumn output(const Output& output, std::size_t column);
  RuleRow rule(const Rule& rule, std::size_t number, const std::vector<OutputColumn>& outputs);
  std::vector<Value> constants(const feel::Expression& list);
  void analyse_rules(const TableLogic& logic);

  const Table& table_;
  Surroundings& around_;
  feel::Environment environment_{feel::icu_zones()};
  feel::Run run_{environment_};
};

std::vector<Value> Builder::constants(const feel::Expression& list) {
  std::vector<Value> all;
  if (list.tree() == nullptr) return all;
  for (const auto& one : list.tree()->children) {
    if (auto value = constant_of(*one, run_)) all.push_back(std::move(*value));
  }
  return all;
}

InputColumn Builder::input(const Input& input, std::size_t column) {
  const auto cell = fmt::format("input {}", column + 1);
  InputColumn out;
  out.label = input.label.empty() ? input.expression.text : input.label;
  out.type = type_of(input.type, input.expression.line, around_);
  out.expression = expression(input.expression, cell, out.type->type());
  if (!input.values.text.empty()) out.allowed = tests(input.values, cell + " values", {});
  return out;
}

OutputColumn Builder::output(const Output& output, std::size_t column) {
  const auto cell = fmt::format("output {}", column + 1);
  OutputColumn out;
  out.name = output.name;
  out.type = type_of(output.type, table_.rules.empty() ? 0 : table_.rules.front().line, around_);
  if (!output.values.text.empty()) {
    out.priorities = constants(tests(output.values, cell + " values", {}));
  } else if (const auto* allowed = out.type->allowed()) {
    out.priorities = constants(*allowed);
  }
  if (!output.fallback.text.empty())
    out.fallback = expression(output.fallback, cell + " default", out.type->type());
  const bool wants =
      table_.policy == HitPolicy::priority || table_.policy == HitPolicy::output_order;
  if (wants && out.priorities.empty() && table_.outputs.size() == 1) {
    around_.find(cell, output.values.line, "dmn.no-priorities", output.name);
  }
  around_.parse.members.add(output.name);
  return out;
}

RuleRow Builder::rule(const Rule& rule, std::size_t number,
                      const std::vector<OutputColumn>& outputs) {
  RuleRow out;
  if (rule.inputs.size() != table_.inputs.size() || rule.outputs.size() != table_.outputs.size()) {
    around_.find(fmt::format("rule {}", number), rule.line, "dmn.cells-missing",
                 fmt::format("{} + {}", rule.inputs.size(), rule.outputs.size()));
  }
  for (std::size_t column = 0; column < table_.inputs.size(); ++column) {
    const auto text = column < rule.inputs.size() ? rule.inputs[column] : Text{"-", rule.line};
    auto made = tests(text, fmt::format("rule {}, input {}", number, column + 1), around_.names);
    out.cells.push_back(made.tree() == nullptr ? Cell{} : cell_of(*made.tree(), run_));
    out.texts.push_back(text.text);
    out.tests.push_back(std::move(made));
  }
  for (std::size_t column = 0; column < table_.outputs.size(); ++column) {
    const auto text = column < rule.outputs.size() ? rule.outputs[column] : Text{"", rule.line};
    out.outputs.push_back(expression(text, fmt::format("rule {}, output {}", number, column + 1),
                                     outputs[column].type->type()));
  }
  out.annotations = rule.annotations;
  return out;
}

void Builder::analyse_rules(const TableLogic& logic) {
  std::vector<AnalysedColumn> columns;
  for (const auto& input : logic.inputs) {
    AnalysedColumn column{input.label, input.type->type()};
    const auto* allowed = input.allowed ? &*input.allowed : input.type->allowed();
    if (allowed != nullptr && allowed->tree() != nullptr) {
      if (auto cell = cell_of(*allowed->tree(), run_); cell.form == Cell::Form::set) {
        column.allowed = std::move(cell);
      }
    }
    columns.push_back(std::move(column));
  }
  std::vector<std::vector<Cell>> cells;
  for (const auto& rule : logic.rules) cells.push_back(rule.cells);
  const bool has_default = std::ranges::any_of(
      logic.outputs, [](const auto& output) { return output.fallback.has_value(); });
  for (const auto& one : analyse(columns, cells, logic.policy, has_default)) {
    std::string cell = one.rule == 0 ? "" : fmt::format("rule {}", one.rule);
    if (one.column != 0) cell += fmt::format(", input {}", one.column);
    const int line =
        one.rule == 0 ? table_.inputs.front().expression.line : table_.rules[one.rule - 1].line;
    around_.find(cell, line, one.problem, one.detail);
  }
}

LogicPointer Builder::build() {
  auto logic = std::make_unique<TableLogic>();
  logic->decision = around_.decision;
  logic->policy = table_.policy;
  logic->aggregation = table_.aggregation;
  logic->annotations = table_.annotations;
  for (std::size_t at = 0; at < table_.inputs.size(); ++at) {
    logic->inputs.push_back(input(table_.inputs[at], at));
  }
  for (std::size_t at = 0; at < table_.outputs.size(); ++at) {
    logic->outputs.push_back(output(table_.outputs[at], at));
  }
  if (table_.outputs.empty()) around_.find("", 0, "dmn.no-output", {});
  for (std::size_t at = 0; at < table_.rules.size(); ++at) {
    logic->rules.push_back(rule(table_.rules[at], at + 1, logic->outputs));
  }
  logic->index();
  if (around_.analyse) analyse_rules(*logic);
  return logic;
}

}  // namespace

LogicPointer make_table(const Table& table, Surroundings& around) {
  return Builder(table, around).build();
}

}  // namespace luoshi::dmn

// How fast FEEL and decision tables are, on one core, beside the engines of npm (feel_peer/), which
// the first benchmark runs on the same expressions and the same table of 50 rows and 3 inputs.
//
//   <case>_evaluate   an expression made ready once, evaluated again and again
//   <case>_both       parsed, bound and evaluated each time
//   table_50, table_10000   a UNIQUE table
//   …_peer            the fastest peer that can do the same
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "dmn/model.hpp"
#include "feel/expression.hpp"
#include "feel/json.hpp"
#include "node_peer.hpp"

namespace luoshi::bench {
namespace {

using feel::Context;
using feel::Value;

constexpr int peer_milliseconds = 1500;
const std::string folder = std::string(LUOSHI_SOURCE_DIR) + "/bench/feel_peer";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Context as_context(const std::string& json) {
  const auto value = feel::from_json(json);
  return value && value->kind() == feel::Kind::context ? value->context() : Context{};
}

const Context& cases() {
  static const Context all = as_context(read(folder + "/cases.json"));
  return all;
}

// A UNIQUE table over a number, a text and a number; in the DMN 1.1 spelling that all peers read.
std::string table(int rows) {
  std::string rules;
  for (int at = 0; at < rows; ++at) {
    rules += fmt::format(
        R"(<rule id="r{0}"><inputEntry id="i{0}"><text>[{1}..{2}[</text></inputEntry><inputEntry id="j{0}"><text>"k{3}"</text></inputEntry><inputEntry id="k{0}"><text>&gt;= {4}</text></inputEntry><outputEntry id="o{0}"><text>{0}</text></outputEntry></rule>
)",
        at, at * 10, at * 10 + 10, at % 10, at % 5);
  }
  const auto input = [](const char* name, const char* type) {
    return fmt::format(
        R"(<input id="in_{0}" label="{0}"><inputExpression id="ie_{0}" typeRef="{1}"><text>{0}</text></inputExpression></input>
)",
        name, type);
  };
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" id="t" name="t" namespace="urn:t">
<inputData id="n" name="n"/><inputData id="s" name="s"/><inputData id="m" name="m"/>
<decision id="d" name="d">
<informationRequirement><requiredInput href="#n"/></informationRequirement>
<informationRequirement><requiredInput href="#s"/></informationRequirement>
<informationRequirement><requiredInput href="#m"/></informationRequirement>
<decisionTable id="dt" hitPolicy="UNIQUE">
)" + input("n", "number") +
         input("s", "string") + input("m", "number") +
         R"(<output id="o" name="o" typeRef="number"/>
)" + rules +
         "</decisionTable></decision></definitions>";
}

std::string table_input(int rows) {
  const int row = rows * 7 / 10;
  return fmt::format(R"({{"n": {}, "s": "k{}", "m": 9}})", row * 10 + 5, row % 10);
}

// What the peers said, once.
const Context& peers() {
  static const Context said = [] {
    return as_context(ask({.folder = "feel_peer",
                           .milliseconds = peer_milliseconds,
                           .ending = ".dmn",
                           .input = table(50),
                           .arguments = "'" + table_input(50) + "'"}));
  }();
  return said;
}

// The fastest peer's nanoseconds among those members that end so.
double fastest(const std::string& name, std::string_view ending) {
  const auto* group = peers().find(name);
  double best = 0;
  if (group == nullptr) return best;
  for (const auto& [member, value] : group->context().entries) {
    if (!member.ends_with(ending) || value.kind() != feel::Kind::number) continue;
    const double nanos = value.number().to_double();
    if (best == 0 || nanos < best) best = nanos;
  }
  return best;
}

void peer(benchmark::State& state, const std::string& name, const std::string& ending) {
  const double nanos = fastest(name, ending);
  for (auto _ : state) benchmark::DoNotOptimize(nanos);
  state.counters["per_second"] = nanos == 0 ? 0 : 1e9 / nanos;
}

void rate(benchmark::State& state) {
  state.counters["per_second"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void evaluate(benchmark::State& state, const std::string& text) {
  const auto& context = cases().find("context")->context();
  feel::ParseScope scope;
  std::vector<std::string> names;
  std::vector<Value> values;
  for (const auto& [name, value] : context.entries) {
    scope.names.add(name);
    names.push_back(name);
    values.push_back(value);
  }
  const auto expression = feel::Expression::make(text, scope, names);
  const feel::Environment environment{feel::icu_zones()};
  for (auto _ : state) {
    feel::Run run(environment);
    benchmark::DoNotOptimize(expression->evaluate(run, values));
  }
  rate(state);
}

void both(benchmark::State& state, const std::string& text) {
  const auto& context = cases().find("context")->context();
  const feel::Environment environment{feel::icu_zones()};
  for (auto _ : state) {
    feel::Run run(environment);
    benchmark::DoNotOptimize(feel::evaluate(text, context, run));
  }
  rate(state);
}

void decide(benchmark::State& state, int rows) {
  const auto model = dmn::Model::read(table(rows), "table.dmn");
  const auto inputs = as_context(table_input(rows));
  const feel::Environment environment{feel::icu_zones()};
  for (auto _ : state) {
    feel::Run run(environment);
    benchmark::DoNotOptimize(model->evaluate("d", inputs, run));
  }
  rate(state);
}

void add_all() {
  for (const auto& [name, text] : cases().find("expressions")->context().entries) {
    benchmark::RegisterBenchmark((name + "_evaluate").c_str(), evaluate, text.string());
    benchmark::RegisterBenchmark((name + "_evaluate_peer").c_str(), peer, name, "_evaluate")
        ->Iterations(1);
    benchmark::RegisterBenchmark((name + "_both").c_str(), both, text.string());
    benchmark::RegisterBenchmark((name + "_both_peer").c_str(), peer, name, "_both")->Iterations(1);
  }
  benchmark::RegisterBenchmark("table_50", decide, 50);
  benchmark::RegisterBenchmark("table_10000", decide, 10'000);
  benchmark::RegisterBenchmark("table_50_peer", peer, "table", "_evaluate")->Iterations(1);
}

}  // namespace
}  // namespace luoshi::bench

int main(int argc, char** argv) {
  luoshi::bench::add_all();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}

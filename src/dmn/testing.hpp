// What the tests of decision models share: a model written short.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "dmn/cases.hpp"
#include "dmn/model.hpp"
#include "feel/json.hpp"

namespace luoshi::dmn {

inline std::string model_of(std::string_view body) {
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="test" namespace="urn:test">
{}</definitions>)",
                     body);
}

inline std::string input_data(std::string_view name, std::string_view type) {
  return fmt::format(
      R"(<inputData id="{0}" name="{0}"><variable name="{0}" typeRef="{1}"/></inputData>
)",
      name, type);
}

inline std::string required(std::string_view name) {
  return fmt::format(
      "<informationRequirement><requiredInput href=\"#{}\"/></informationRequirement>", name);
}

// A table over input data of the same names. Rows: cells of inputs, then of outputs.
struct ShortTable {
  std::string policy = "UNIQUE";
  std::string aggregation{};
  std::vector<std::pair<std::string, std::string>> inputs{};   // name, type
  std::vector<std::pair<std::string, std::string>> outputs{};  // name, output values
  std::vector<std::vector<std::string>> rows{};
};

inline std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

inline std::string table_model(const ShortTable& table) {
  std::string body;
  std::string needs;
  std::string columns;
  for (const auto& [name, type] : table.inputs) {
    body += input_data(name, type);
    needs += required(name);
    columns += fmt::format(
        R"(<input label="{0}"><inputExpression typeRef="{1}"><text>{0}</text></inputExpression></input>
)",
        name, type);
  }
  for (const auto& [name, values] : table.outputs) {
    columns += fmt::format(
        R"(<output name="{}">{}</output>
)",
        name, values.empty() ? "" : "<outputValues><text>" + values + "</text></outputValues>");
  }
  for (const auto& row : table.rows) {
    columns += "<rule>";
    for (std::size_t at = 0; at < row.size(); ++at) {
      const auto* element = at < table.inputs.size() ? "inputEntry" : "outputEntry";
      columns += fmt::format("<{0}><text>{1}</text></{0}>", element, escaped(row[at]));
    }
    columns += "</rule>\n";
  }
  const auto aggregation =
      table.aggregation.empty() ? "" : fmt::format(" aggregation=\"{}\"", table.aggregation);
  return model_of(body + fmt::format(R"(<decision id="d" name="d"><variable name="d"/>{}
<decisionTable hitPolicy="{}"{}>
{}</decisionTable></decision>)",
                                     needs, table.policy, aggregation, columns));
}

struct Evaluated {
  std::string value;
  std::vector<std::string> faults;
  Trace trace{};
};

inline Evaluated evaluated(const Model& model, std::string_view json,
                           std::string_view decision = "d") {
  const feel::Environment environment{feel::icu_zones()};
  feel::Run run(environment);
  Evaluated out;
  const auto inputs = typed_inputs(model, feel::from_json(json)->context());
  const auto value = model.evaluate(decision, inputs, run, &out.trace);
  out.value = value ? literal_of(*value) : value.error().problem;
  for (const auto& one : run.diagnostics()) out.faults.push_back(one.id);
  return out;
}

inline Model load(const std::string& xml, bool analyse = false) {
  auto model = Model::read(xml, "test.dmn", analyse);
  EXPECT_TRUE(model.has_value()) << (model ? "" : model.error().problem);
  return std::move(*model);
}

// Problem and place of each finding: "dmn.table-gap at test.dmn:3: d: …".
inline std::vector<std::string> found(const Model& model) {
  std::vector<std::string> all;
  for (const auto& one : model.findings()) {
    all.push_back(one.problem + " at " + one.place + " (" + one.detail + ")");
  }
  return all;
}

}  // namespace luoshi::dmn

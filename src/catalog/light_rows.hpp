// The rows of a decision table of lights, and the table made ready. A row names groups of items,
// one measure and a lower bound of its value; it yields a light and the rule's stable id, which is
// the id of the row in the file; two annotations tell it in Chinese and English.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/findings.hpp"
#include "catalog/light_rules.hpp"

namespace luoshi::catalog {

// The decision of the table, and the names of what it asks and answers.
inline constexpr std::string_view lights_decision = "适用规则";
inline constexpr std::string_view lights_group = "组";
inline constexpr std::string_view lights_measure = "比较";
inline constexpr std::string_view lights_value = "数值";
inline constexpr std::string_view lights_light = "灯";
inline constexpr std::string_view lights_rule = "规则";

struct LightRows {
  std::vector<LightRule> rules{};
  std::vector<std::vector<std::string>> groups_of{};  // beside the rules
  std::shared_ptr<const dmn::Model> model{};

  // The ids of the rules of a group, in the order of the table.
  [[nodiscard]] std::vector<std::string> of_group(std::string_view group) const;
  // Every group a row names, once.
  [[nodiscard]] std::vector<std::string> groups() const;
};

// Findings: those of the model as luoshi dmn check tells them, "rules.table-shape" where the
// columns are others, "rules.word-unknown", "rules.threshold-missing", "rules.number-wrong",
// "rules.id-reserved", "catalog.id-twice".
[[nodiscard]] LightRows read_light_rows(std::string_view dmn, const std::string& file,
                                        Findings& findings);

}  // namespace luoshi::catalog

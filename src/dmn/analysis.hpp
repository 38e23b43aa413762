// What a decision table leaves open or says twice, found without running it: rules of a UNIQUE
// table that overlap, values no rule answers, rules that can never be reached, cells of another
// type than their column. Columns of numbers, dates, times and durations are lines cut at the ends
// of their cells; columns of texts and truths are lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dmn/cell.hpp"
#include "dmn/definitions.hpp"
#include "dmn/item_type.hpp"

namespace luoshi::dmn {

struct AnalysedColumn {
  std::string label;
  feel::Type type{};
  std::optional<Cell> allowed{};  // where the column's values are limited, as a cell says it
};

struct TableFinding {
  std::size_t rule = 0;    // from 1; 0: of the table as a whole
  std::size_t column = 0;  // from 1; 0: of the rule as a whole
  std::string problem;
  std::string detail;
};

// `cells` by rule and column. Problems: "dmn.rules-overlap", "dmn.table-gap",
// "dmn.rule-unreachable", "dmn.cell-type", "dmn.analysis-cut" where a table is too large to be gone
// through whole.
[[nodiscard]] std::vector<TableFinding> analyse(const std::vector<AnalysedColumn>& columns,
                                                const std::vector<std::vector<Cell>>& cells,
                                                HitPolicy policy, bool has_default);

}  // namespace luoshi::dmn

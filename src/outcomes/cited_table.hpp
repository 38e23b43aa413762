// Published outcomes as a table (CSV or a workbook): one figure a row, found by the number of its
// item or by the name of its indicator.
//
// Columns are known by their headers: 编号, 指标, 数值, 单位, 性质 (总量 or 增长), 说明. A row that
// cannot be placed is a finding at its cell; nothing is guessed.
#pragma once

#include <string>
#include <vector>

#include "format/table.hpp"
#include "outcomes/cited.hpp"

namespace luoshi::outcomes {

struct CitedRow {
  std::string cell;  // "B7"
  std::string item;
  Citation citation;
  Held held;
};

struct CitedTable {
  std::vector<CitedRow> rows;
  std::vector<Finding> findings;  // "outcome.row-unknown", "outcome.row-ambiguous", and faults_of
};

// `promises` are the items of one report. Error: invalid "table.no-header" where no row names a
// value and an indicator or a number.
[[nodiscard]] Result<CitedTable> read_cited_table(const format::Table& table,
                                                  const std::vector<supervision::Item>& promises,
                                                  const Publication& publication);

}  // namespace luoshi::outcomes

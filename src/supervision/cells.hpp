// Cells of a table of tasks read as values, with a finding for each that cannot be read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "supervision/dates.hpp"
#include "supervision/sheet_rows.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {

// A row's cells as values; empty where a cell is blank, nullopt where it could not be read (its
// finding says why): "table.unit-unknown", "table.date-unreadable", "table.type-unknown",
// "table.recurrence-unknown".
struct RowValues {
  std::optional<std::string> lead_unit;
  std::optional<std::vector<std::string>> supporting_units;
  std::optional<DueDate> due_date;
  std::optional<std::string> start_date;
  std::optional<std::string> recurrence;
  std::optional<std::optional<reading::StatementType>> type;
};

// `year` is meant where a date has none. A lead cell of several units means the first leads and the
// others support.
[[nodiscard]] RowValues read_values(const Sheet& sheet, const SheetRow& row, const Units& units,
                                    std::int64_t year, std::vector<Finding>& findings);

}  // namespace luoshi::supervision

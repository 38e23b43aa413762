// The rows of a table of tasks below its header: merged cells filled in, blank lines, headings of
// sections, repeated headers, totals and footnotes told from tasks.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "format/table.hpp"
#include "supervision/columns.hpp"

namespace luoshi::supervision {

struct SheetRow {
  std::size_t row = 0;                 // in the table, from 0
  std::map<Field, std::string> cells;  // without surrounding white space; blank ones are absent
  std::vector<std::string> section;    // the heading above, if any

  [[nodiscard]] std::string cell(Field field) const;
};

struct Sheet {
  Header header;
  std::vector<SheetRow> rows;

  std::vector<format::Merge> merges;

  // Whether a merge across columns swallows the cell: it says nothing of its own.
  [[nodiscard]] bool swallowed(const SheetRow& row, Field field) const;
  // "B7" of a field in a row; the row's first cell when the table has no such column.
  [[nodiscard]] std::string place(const SheetRow& row, Field field) const;
};

// Error: invalid "table.no-header".
[[nodiscard]] Result<Sheet> read_sheet(format::Table table);

}  // namespace luoshi::supervision

// XLSX workbooks (ECMA-376 SpreadsheetML) in and out.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "format/table.hpp"

namespace luoshi::format {

// The first visible sheet that has a cell. Cells formatted as dates arrive as 2019-12-31 (both date
// systems), as per cent with the sign: 25%. Errors: those of Zip; invalid "table.broken",
// "table.empty"; limit "table.too-large".
[[nodiscard]] Result<Table> read_xlsx(std::string_view bytes);

// A workbook of one sheet: title rows merged over the width, a bold header that repeats on every
// printed page, filter, frozen header, landscape A4. Every cell is text. Error: internal
// "table.not-written".
[[nodiscard]] Result<std::string> write_xlsx(const Table& table);

}  // namespace luoshi::format

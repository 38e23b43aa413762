// Comma-separated values (RFC 4180) as a table: quoted cells with doubled quotes, line breaks
// inside quotes, CRLF or LF. It takes decoded text; which encoding a file has is not its matter.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "format/table.hpp"

namespace luoshi::format {

// Errors: invalid "table.empty"; invalid "table.broken" when a quote is never closed; limit
// "table.too-large".
[[nodiscard]] Result<Table> read_csv(std::u32string_view text);

}  // namespace luoshi::format

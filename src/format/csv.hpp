// Comma-separated values (RFC 4180) in and out: quoted cells with doubled quotes, line breaks
// inside quotes, CRLF or LF. Reading takes decoded text; which encoding a file has is not its
// matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "format/table.hpp"

namespace luoshi::format {

// Errors: invalid "table.empty"; invalid "table.broken" when a quote is never closed; limit
// "table.too-large".
[[nodiscard]] Result<Table> read_csv(std::u32string_view text);

// UTF-8 with CRLF, after the byte order mark without which Excel takes it for GBK. A cell that a
// spreadsheet would run as a formula (= + - @ before anything but a number) begins with an
// apostrophe.
[[nodiscard]] std::string write_csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace luoshi::format

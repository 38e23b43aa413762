// A report written out: JSON Lines for programs, TSV for spreadsheets, Markdown for people.
#pragma once

#include <string>
#include <string_view>

#include "reading/report.hpp"

namespace luoshi::reading {

// One JSON object a line: the document, then each statement followed by its quantities, then the
// quantities that stand in no statement. "record" is document, statement or quantity.
//   quantity: begin, end (code points), value or low and high, unit, kind (result, target,
//   baseline; computed for a derived value), qualifier, role, indicator, year, section (headings,
//   outermost first), statement {index, begin, end, type, headline}, computed, computation,
//   certainty.
[[nodiscard]] std::string print_jsonl(std::u32string_view text, const Report& report);

// One line a quantity under a line of column names; columns are parted by tabs.
[[nodiscard]] std::string print_tsv(const Report& report);

// The statements under their headings, with a line on top saying what was read.
[[nodiscard]] std::string print_markdown(const Report& report);

}  // namespace luoshi::reading

// From a table of tasks to a source with drafts.
#pragma once

#include <cstdint>
#include <string>

#include "format/table.hpp"
#include "supervision/intake.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {

// `source` gives kind, title and year as far as known; the year of dates without one is
// source.year. A cell that cannot be read is left empty and named in `findings`. Errors: invalid
// "table.no-header", "table.no-rows".
[[nodiscard]] Result<Intake> plan_table(const format::Table& table, Source source,
                                        const Units& units);

// The table as one text, by which the same table is known again.
[[nodiscard]] std::string text_of(const format::Table& table);

}  // namespace luoshi::supervision

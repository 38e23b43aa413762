// From what the reader found in a work report to drafts of items.
#pragma once

#include <string>

#include "reading/report.hpp"
#include "supervision/intake.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {

// One draft for every statement; a statement of "A, B and others, ten in all" is a parent of ten
// with the named ones as its children. `text` is the decoded text the report was read from.
[[nodiscard]] std::vector<Draft> drafts_of(const reading::Report& report, std::u32string_view text,
                                           const Units& units);

// Title, years, place, date and headings of the source, as far as the report says them; a title or
// year a person gave wins. Leaves kind, file and hashes alone.
void describe(Source& source, const reading::Report& report);

// An item as if the reader had read this selection: its words, section and quantities.
[[nodiscard]] Item item_of_selection(const reading::Report& report, std::u32string_view text,
                                     std::int64_t begin, std::int64_t end);

[[nodiscard]] Quantity quantity_of(const reading::Quantity& read);

// The first characters of a passage, white space folded, at most 40.
[[nodiscard]] std::string headline_of(std::u32string_view passage);

}  // namespace luoshi::supervision

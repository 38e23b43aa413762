// The statements of a report: what was achieved, what is promised, what is expected, what is
// admitted. Each is one span of the source; slogans, background and courtesy are none.
#pragma once

#include <string_view>
#include <vector>

#include "reading/report.hpp"
#include "text/flat.hpp"

namespace luoshi::reading {

// In order of place, none overlapping. Sets Quantity::statement of every quantity that stands in a
// statement; `quantities` are those of find_quantities, in order, `flats` those of flat_pieces.
[[nodiscard]] std::vector<Statement> find_statements(const std::vector<text::Flat>& flats,
                                                     std::u32string_view text,
                                                     const Document& document,
                                                     std::vector<Quantity>& quantities);

}  // namespace luoshi::reading

// The quantities of a work report: numbers of results, targets and baselines, each with unit,
// manner, indicator and a certainty that tells the doubtful ones.
//
// What stands in furniture, titles and footnotes is not looked at. Nothing is computed here.
#pragma once

#include <string_view>
#include <vector>

#include "reading/report.hpp"
#include "reading/tense.hpp"
#include "text/flat.hpp"

namespace luoshi::reading {

// `text` as text::decode gives it, `document` as read_document(text) gives it. In order of place.
[[nodiscard]] std::vector<Quantity> find_quantities(std::u32string_view text,
                                                    const Document& document);

// The same, where the pieces have been made flat already (flat_pieces).
[[nodiscard]] std::vector<Quantity> find_quantities(const std::vector<text::Flat>& flats,
                                                    std::u32string_view text,
                                                    const Document& document);

// The same for one passage that begins at `base` of the text; `setting` says where it stands.
[[nodiscard]] std::vector<Quantity> find_quantities_in(std::u32string_view passage,
                                                       std::size_t base, const Setting& setting);

}  // namespace luoshi::reading

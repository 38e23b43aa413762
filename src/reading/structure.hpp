// The structure of a work report: what is furniture, title, heading, paragraph or footnote, and
// which part of the report each piece belongs to.
//
// It reads layout and general grammar of the genre, nothing of any one place or year. It does not
// look at numbers or single statements.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reading/report.hpp"

namespace luoshi::reading {

// `text` as text::decode gives it. Any text is answered: one that is no report has no title, and
// its paragraphs stand in Part::opening or Part::review. The pieces cover all but white space.
[[nodiscard]] Document read_document(std::u32string_view text);

// True where the document has what a work report has: a part looking back or a part of plans,
// found by its headings or by the words that open such parts.
[[nodiscard]] bool looks_like_report(const Document& document);

// Headings above `piece` and its own run-in head, outermost first, numbering and closing
// punctuation stripped, in UTF-8.
[[nodiscard]] std::vector<std::string> section_path(std::u32string_view text,
                                                    const Document& document, std::size_t piece);

}  // namespace luoshi::reading

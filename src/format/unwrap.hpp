// Paragraphs out of the lines of a printed page.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::format {

// `page_lines` is what `pdftotext -layout` prints: every line of print a line, indented as printed,
// pages divided by form feeds. A line joins the one before unless it is indented against the left
// margin of its page, follows a short or blank line, or is a page number.
[[nodiscard]] std::u32string unwrap(std::u32string_view page_lines);

}  // namespace luoshi::format

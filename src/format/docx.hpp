// The words of a DOCX document (ECMA-376 WordprocessingML): paragraphs as lines, tables row by row
// with tabs between cells, footnotes at the end. Layout, images, headers and deleted revisions are
// left out; automatic numbering (numPr) is not computed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::format {

// UTF-8. Errors: those of Zip; invalid "document.broken-docx".
[[nodiscard]] Result<std::string> docx_text(std::string_view bytes);

}  // namespace luoshi::format

// An official document as DOCX (ECMA-376, transitional WordprocessingML), for Word, WPS and
// LibreOffice: real styles, a repeated head and unbroken rows in tables, fields for page numbers,
// one section for each direction of the page. Reading DOCX is format/docx.hpp.
#pragma once

#include <string>

#include "format/official/document.hpp"

namespace luoshi::format::official {

// The same document gives the same bytes. Errors: those of printable(); internal
// "document.not-written".
[[nodiscard]] Result<std::string> write_docx(const Document& document);

}  // namespace luoshi::format::official

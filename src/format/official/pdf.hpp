// An official document as PDF: tagged, with bookmarks, title and language, its typefaces embedded
// as subsets and its text selectable. In the same process, on any thread: what pango is handed is
// plain text of bounded size, never markup, a file or a font of others (see document.hpp,
// printable()).
#pragma once

#include <string>

#include "format/official/document.hpp"

namespace luoshi::format::official {

// The same document gives the same bytes on the same machine. Errors: those of printable(); limit
// "document.too-long-to-write" past written_pages_max; unavailable "document.typeface-missing";
// internal "document.not-written".
[[nodiscard]] Result<std::string> write_pdf(const Document& document);

}  // namespace luoshi::format::official

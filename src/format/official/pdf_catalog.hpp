// What cairo 1.16 cannot say in a PDF: the language of the document, and that a viewer shows its
// title in place of the file's name (ISO 32000-1, 14.9.2 and table 150; PDF/UA 7.1, 7.2).
#pragma once

#include <string>

#include "base/result.hpp"

namespace luoshi::format::official {

// Appends an incremental update (ISO 32000-1, 7.5.6) with a new catalog to a PDF as cairo writes
// it. Error: internal "document.not-written" for any other.
[[nodiscard]] Result<std::string> with_language(std::string pdf);

}  // namespace luoshi::format::official

// XML parsing with pugixml, which expands no external entities and no DTD.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::format {

// Fills `document`; white space inside elements is kept. Errors: invalid with `problem`.
[[nodiscard]] inline Result<> parse_xml(pugi::xml_document& document, std::string_view bytes,
                                        const char* problem) {
  const auto parsed = document.load_buffer(bytes.data(), bytes.size(),
                                           pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) return fail(ErrorKind::invalid, problem, parsed.description());
  return {};
}

}  // namespace luoshi::format

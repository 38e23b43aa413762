// Paragraphs and tables of an official document as WordprocessingML.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "format/official/document.hpp"
#include "format/official/layout.hpp"

namespace luoshi::format::official {

// What a paragraph differs in from its style; lengths in points, 0 leaves the style's.
struct ParagraphChange {
  double before_pt = 0;
  double line_pt = 0;
  bool keeps_next = false;
  const char* align = nullptr;
  // Indents in characters of body type.
  double left_characters = 0;
  double hanging_characters = 0;
  double right_characters = 0;
};

// An empty paragraph of `style`; with_words() fills it.
pugi::xml_node put_paragraph(pugi::xml_node parent, const std::string& style,
                             const ParagraphChange& change = {});

// Appends a run; line breaks of `words` become w:br. `character_style` may be nullptr.
pugi::xml_node put_words(pugi::xml_node paragraph, std::string_view words,
                         const char* character_style = nullptr);

// Headings, paragraphs, tables in turn; `keep_end` binds the last paragraph to what follows.
void put_blocks(pugi::xml_node parent, const std::vector<Block>& blocks, const Page& page,
                bool keep_end);

// The imprint 版记 at the lower edge of the page; nothing where a document has none.
void put_imprint(pugi::xml_node parent, const Document& document, const Page& page);

}  // namespace luoshi::format::official

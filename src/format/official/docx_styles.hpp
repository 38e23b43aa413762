// The styles of a written DOCX: which there are, and the parts of the package that declare them.
#pragma once

#include <string>

#include "format/official/layout.hpp"

namespace luoshi::format::official {

// Ids of paragraph styles, as w:pStyle names them. Headings carry their levels, so that Word's
// navigation pane and its table of contents work.
namespace style {
inline constexpr const char* body = "GovBody";
inline constexpr const char* flush = "GovFlush";  // without the indent of two characters
inline constexpr const char* marking = "GovMarking";
inline constexpr const char* letterhead = "GovLetterhead";
inline constexpr const char* number = "GovNumber";
inline constexpr const char* title = "Title";
inline constexpr const char* heading_1 = "Heading1";
inline constexpr const char* heading_2 = "Heading2";
inline constexpr const char* heading_3 = "Heading3";
inline constexpr const char* heading_4 = "Heading4";
inline constexpr const char* annex_mark = "GovAnnexMark";
inline constexpr const char* annex_title = "GovAnnexTitle";
inline constexpr const char* caption = "Caption";
inline constexpr const char* section_end = "GovSectionEnd";  // a paragraph of no height
inline constexpr const char* imprint = "GovImprint";
inline constexpr const char* page_number = "Footer";
// Of characters: the words in 楷体 that open a paragraph.
inline constexpr const char* lead = "GovLead";
}  // namespace style

// The styles of a table's cells and of its head, for one of the sizes of table_type().
[[nodiscard]] std::string cell_style(const TableType& type);
[[nodiscard]] std::string head_style(const TableType& type);

[[nodiscard]] std::string styles_part();
[[nodiscard]] std::string font_table_part();

}  // namespace luoshi::format::official

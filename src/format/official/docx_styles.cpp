#include "format/official/docx_styles.hpp"

#include <array>
#include <vector>

#include "format/official/document.hpp"
#include "format/official/docx_xml.hpp"
#include "format/official/faces.hpp"

namespace luoshi::format::official {
namespace {

struct ParagraphStyle {
  std::string id;
  const char* name;
  Face face = Face::fangsong;
  double size_pt = body_pt;
  double line_pt = pitch_pt;
  const char* align = "left";     // w:jc
  int first_line_characters = 0;  // indent
  int outline_level = -1;
  bool keeps_next = false;
  bool is_own = true;    // not one of those every word processor has
  bool on_grid = false;  // of 28 characters a line
  const char* colour = nullptr;
};

std::vector<ParagraphStyle> paragraph_styles() {
  std::vector<ParagraphStyle> list{
      {.id = style::body,
       .name = "公文正文",
       .align = "both",
       .first_line_characters = 2,
       .on_grid = true},
      {.id = style::flush, .name = "公文顶格", .on_grid = true},
      {.id = style::marking, .name = "公文标注", .face = Face::heiti},
      {.id = style::letterhead,
       .name = "发文机关标志",
       .face = Face::xiaobiaosong,
       .align = "center",
       .colour = "E50012"},
      {.id = style::number, .name = "发文字号", .align = "center"},
      {.id = style::title,
       .name = "Title",
       .face = Face::xiaobiaosong,
       .size_pt = title_pt,
       .line_pt = title_pitch_pt,
       .align = "center",
       .keeps_next = true,
       .is_own = false},
      {.id = style::annex_mark, .name = "附件序号", .face = Face::heiti, .keeps_next = true},
      {.id = style::annex_title,
       .name = "附件标题",
       .face = Face::xiaobiaosong,
       .size_pt = title_pt,
       .line_pt = title_pitch_pt,
       .align = "center",
       .outline_level = 0,
       .keeps_next = true},
      {.id = style::caption,
       .name = "caption",
       .face = Face::heiti,
       .size_pt = small_pt,
       .align = "center",
       .keeps_next = true,
       .is_own = false},
      {.id = style::imprint, .name = "版记", .size_pt = small_pt, .line_pt = imprint_pitch_pt},
      {.id = style::page_number,
       .name = "footer",
       .face = Face::songti,
       .size_pt = small_pt,
       .line_pt = small_pt,
       .is_own = false},
      {.id = style::section_end, .name = "分节", .size_pt = 1, .line_pt = 1},
  };
  static constexpr std::array headings{style::heading_1, style::heading_2, style::heading_3,
                                       style::heading_4};
  static constexpr std::array names{"heading 1", "heading 2", "heading 3", "heading 4"};
  for (std::size_t i = 0; i < headings.size(); ++i) {
    list.push_back({.id = headings.at(i),
                    .name = names.at(i),
                    .face = heading_faces.at(i),
                    .align = "both",
                    .first_line_characters = 2,
                    .outline_level = static_cast<int>(i),
                    .keeps_next = true,
                    .is_own = false,
                    .on_grid = true});
  }
  static constexpr std::array cells{"表格文字（四号）", "表格文字（小四）", "表格文字（五号）"};
  static constexpr std::array heads{"表头文字（四号）", "表头文字（小四）", "表头文字（五号）"};
  for (std::size_t i = 0; i < table_types.size(); ++i) {
    const auto& type = table_types.at(i);
    list.push_back({.id = cell_style(type),
                    .name = cells.at(i),
                    .size_pt = type.size_pt,
                    .line_pt = type.pitch_pt});
    list.push_back({.id = head_style(type),
                    .name = heads.at(i),
                    .face = Face::heiti,
                    .size_pt = type.size_pt,
                    .line_pt = type.pitch_pt,
                    .align = "center",
                    .keeps_next = true});
  }
  return list;
}

void put_fonts(pugi::xml_node properties, Face face) {
  auto fonts = properties.append_child("w:rFonts");
  for (const char* script : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) {
    attribute(fonts, script, names_of(face).name);
  }
}

void put_size(pugi::xml_node properties, double size_pt) {
  const long half_points = std::lround(size_pt * 2);
  put(properties, "w:sz", half_points);
  put(properties, "w:szCs", half_points);
}

void put_defaults(pugi::xml_node styles) {
  auto defaults = styles.append_child("w:docDefaults");
  auto run = defaults.append_child("w:rPrDefault").append_child("w:rPr");
  put_fonts(run, Face::fangsong);
  put_size(run, body_pt);
  auto language = run.append_child("w:lang");
  attribute(language, "w:val", "zh-CN");
  attribute(language, "w:eastAsia", "zh-CN");
  // No space of its own between Chinese and digits, no stops beyond the edge: 28 characters a line.
  auto paragraph = defaults.append_child("w:pPrDefault").append_child("w:pPr");
  for (const char* liberty : {"w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"}) {
    put(paragraph, liberty, "0");
  }
}

pugi::xml_node put_style(pugi::xml_node styles, const char* type, const char* id,
                         const char* name) {
  auto node = styles.append_child("w:style");
  attribute(node, "w:type", type);
  attribute(node, "w:styleId", id);
  put(node, "w:name", name);
  return node;
}

void put_style(pugi::xml_node styles, const ParagraphStyle& style) {
  auto node = put_style(styles, "paragraph", style.id.c_str(), style.name);
  if (style.is_own) attribute(node, "w:customStyle", "1");
  put(node, "w:basedOn", "Normal");
  if (style.outline_level >= 0) put(node, "w:next", style::body);
  node.append_child("w:qFormat");
  auto paragraph = node.append_child("w:pPr");
  if (style.keeps_next) paragraph.append_child("w:keepNext");
  if (!style.on_grid) put(paragraph, "w:snapToGrid", "0");
  auto spacing = paragraph.append_child("w:spacing");
  attribute(spacing, "w:line", twips(style.line_pt));
  attribute(spacing, "w:lineRule", "exact");
  if (style.first_line_characters > 0) {
    auto indent = paragraph.append_child("w:ind");
    attribute(indent, "w:firstLineChars", 100 * style.first_line_characters);
    attribute(indent, "w:firstLine", twips(style.size_pt * style.first_line_characters));
  }
  put(paragraph, "w:jc", style.align);
  if (style.outline_level >= 0) put(paragraph, "w:outlineLvl", style.outline_level);
  auto run = node.append_child("w:rPr");
  put_fonts(run, style.face);
  if (style.colour != nullptr) put(run, "w:color", style.colour);
  if (style.on_grid)
    put(run, "w:spacing", -static_cast<int>(std::ceil(twips_per_point * squeeze_pt)));
  put_size(run, style.size_pt);
}

}  // namespace

std::string cell_style(const TableType& type) {
  return "GovCell" + std::to_string(std::lround(type.size_pt * 2));
}

std::string head_style(const TableType& type) {
  return "GovHead" + std::to_string(std::lround(type.size_pt * 2));
}

std::string styles_part() {
  pugi::xml_document tree;
  auto styles = tree.append_child("w:styles");
  attribute(styles, "xmlns:w", word_namespace);
  put_defaults(styles);
  auto normal = put_style(styles, "paragraph", "Normal", "Normal");
  attribute(normal, "w:default", "1");
  normal.append_child("w:qFormat");
  for (const auto& style : paragraph_styles()) put_style(styles, style);
  auto lead = put_style(styles, "character", style::lead, "段首小标题");
  attribute(lead, "w:customStyle", "1");
  lead.append_child("w:qFormat");
  put_fonts(lead.append_child("w:rPr"), Face::kaiti);
  return part_of(tree);
}

std::string font_table_part() {
  pugi::xml_document tree;
  auto fonts = tree.append_child("w:fonts");
  attribute(fonts, "xmlns:w", word_namespace);
  for (const auto face :
       {Face::fangsong, Face::xiaobiaosong, Face::heiti, Face::kaiti, Face::songti}) {
    const auto names = names_of(face);
    auto font = fonts.append_child("w:font");
    attribute(font, "w:name", names.name);
    put(font, "w:altName", names.alternative);
    put(font, "w:panose1", names.panose);
    put(font, "w:charset", "86");
    put(font, "w:family", face == Face::heiti || face == Face::kaiti ? "modern" : "roman");
    put(font, "w:pitch", "default");
  }
  return part_of(tree);
}

}  // namespace luoshi::format::official

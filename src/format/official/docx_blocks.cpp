#include "format/official/docx_blocks.hpp"

#include <algorithm>
#include <array>

#include "format/official/docx_styles.hpp"
#include "format/official/docx_xml.hpp"
#include "format/official/wording.hpp"

namespace luoshi::format::official {
namespace {

constexpr double hundredths = 100;

void put_indent(pugi::xml_node properties, const ParagraphChange& change) {
  auto indent = properties.append_child("w:ind");
  const auto side = [&](const char* in_characters, const char* in_twips, double characters) {
    if (characters == 0) return;
    attribute(indent, in_characters, std::lround(characters * hundredths));
    attribute(indent, in_twips, twips(characters * body_pt));
  };
  side("w:leftChars", "w:left", change.left_characters);
  side("w:rightChars", "w:right", change.right_characters);
  side("w:hangingChars", "w:hanging", change.hanging_characters);
}

// w:sz of a border counts eighths of a point.
// Points; 0 draws no line.
struct Borders {
  double outer_h, outer_v, inner_h, inner_v;
};

void put_borders(pugi::xml_node properties, const Borders& widths) {
  auto borders = properties.append_child("w:tblBorders");
  const auto put_one = [&](const char* edge, double width_pt) {
    auto border = put(borders, edge, width_pt > 0 ? "single" : "nil");
    if (width_pt <= 0) return;
    attribute(border, "w:sz", std::lround(width_pt * 8));
    attribute(border, "w:space", "0");
    attribute(border, "w:color", "000000");
  };
  put_one("w:top", widths.outer_h);
  put_one("w:left", widths.outer_v);
  put_one("w:bottom", widths.outer_h);
  put_one("w:right", widths.outer_v);
  put_one("w:insideH", widths.inner_h);
  put_one("w:insideV", widths.inner_v);
}

void put_width(pugi::xml_node parent, const char* name, double points) {
  auto width = parent.append_child(name);
  attribute(width, "w:w", twips(points));
  attribute(width, "w:type", "dxa");
}

struct TableLook {
  Borders borders;
  double padding_h_pt, padding_v_pt;
  bool at_bottom;  // floats at the lower edge of the type area
};

// The table with its properties and grid, without rows.
pugi::xml_node put_table(pugi::xml_node parent, const std::vector<double>& widths,
                         const TableLook& look) {
  auto table = parent.append_child("w:tbl");
  auto properties = table.append_child("w:tblPr");
  if (look.at_bottom) {
    auto place = properties.append_child("w:tblpPr");
    attribute(place, "w:vertAnchor", "margin");
    attribute(place, "w:horzAnchor", "margin");
    attribute(place, "w:tblpXSpec", "center");
    attribute(place, "w:tblpYSpec", "bottom");
  }
  double sum = 0;
  for (const double width : widths) sum += width;
  put_width(properties, "w:tblW", sum);
  put(properties, "w:jc", "center");
  put_borders(properties, look.borders);
  attribute(properties.append_child("w:tblLayout"), "w:type", "fixed");
  auto margins = properties.append_child("w:tblCellMar");
  put_width(margins, "w:top", look.padding_v_pt);
  put_width(margins, "w:left", look.padding_h_pt);
  put_width(margins, "w:bottom", look.padding_v_pt);
  put_width(margins, "w:right", look.padding_h_pt);
  auto grid = table.append_child("w:tblGrid");
  for (const double width : widths) attribute(grid.append_child("w:gridCol"), "w:w", twips(width));
  return table;
}

pugi::xml_node put_row(pugi::xml_node table, bool is_head) {
  auto row = table.append_child("w:tr");
  auto properties = row.append_child("w:trPr");
  properties.append_child("w:cantSplit");
  if (is_head) properties.append_child("w:tblHeader");
  return row;
}

pugi::xml_node put_cell(pugi::xml_node row, double width_pt, std::size_t span) {
  auto cell = row.append_child("w:tc");
  auto properties = cell.append_child("w:tcPr");
  put_width(properties, "w:tcW", width_pt);
  if (span > 1) put(properties, "w:gridSpan", static_cast<unsigned>(span));
  put(properties, "w:vAlign", "center");
  return cell;
}

const char* alignment(Align align) {
  switch (align) {
    case Align::centre:
      return "center";
    case Align::right:
      return "right";
    case Align::left:
      break;
  }
  return nullptr;
}

class BlockWriter {
 public:
  BlockWriter(pugi::xml_node parent, const Page& page) : parent_(parent), page_(page) {}

  void put(const Heading& heading, bool) {
    static constexpr std::array styles{style::heading_1, style::heading_2, style::heading_3,
                                       style::heading_4};
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 4));
    put_words(put_paragraph(parent_, styles.at(level - 1)), heading.text);
  }

  void put(const Paragraph& paragraph, bool keep_end) {
    std::string_view rest = paragraph.text;
    for (bool first = true; first || !rest.empty(); first = false) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const bool last = end == rest.size();
      auto node = put_paragraph(parent_, style::body, {.keeps_next = last && keep_end});
      if (first && !paragraph.lead.empty()) put_words(node, paragraph.lead, style::lead);
      put_words(node, rest.substr(0, end));
      rest.remove_prefix(last ? end : end + 1);
    }
  }

  void put(const Table& table, bool keep_end) {
    const auto& type = table_type(table.columns.size());
    if (!table.caption.empty()) put_words(put_paragraph(parent_, style::caption), table.caption);
    const auto widths = column_widths(table, page_.type_width_pt());
    constexpr double line = table_rule_pt;
    auto node = put_table(
        parent_, widths, {{line, line, line, line}, cell_padding_pt, cell_padding_above_pt, false});
    auto head = put_row(node, true);
    const auto head_cell = head_style(type);
    for (std::size_t c = 0; c < widths.size(); ++c) {
      auto cell = put_cell(head, widths[c], 1);
      put_words(put_paragraph(cell, head_cell), table.columns[c].title);
    }
    for (const auto& row : table.rows) put_row_of(node, table, row, widths, type);
    // A paragraph must follow a table in a cell or a body; it carries the note where there is one.
    const ParagraphChange keep{.keeps_next = keep_end};
    if (!table.note.empty()) put_words(put_paragraph(parent_, cell_style(type), keep), table.note);
    put_paragraph(parent_, style::section_end, keep);
  }

 private:
  void put_row_of(pugi::xml_node node, const Table& table, const std::vector<std::string>& words,
                  const std::vector<double>& widths, const TableType& type) {
    auto row = put_row(node, false);
    if (words.size() == 1 && widths.size() > 1) {
      auto cell = put_cell(row, page_.type_width_pt(), widths.size());
      put_words(put_paragraph(cell, head_style(type), {.align = "left"}), words.front());
      return;
    }
    for (std::size_t c = 0; c < widths.size(); ++c) {
      auto cell = put_cell(row, widths[c], 1);
      auto paragraph =
          put_paragraph(cell, cell_style(type), {.align = alignment(table.columns[c].align)});
      if (c < words.size()) put_words(paragraph, words[c]);
    }
  }

  pugi::xml_node parent_;
  const Page& page_;
};

}  // namespace

pugi::xml_node put_paragraph(pugi::xml_node parent, const std::string& style,
                             const ParagraphChange& change) {
  auto paragraph = parent.append_child("w:p");
  auto properties = paragraph.append_child("w:pPr");
  put(properties, "w:pStyle", style);
  if (change.keeps_next) properties.append_child("w:keepNext");
  if (change.before_pt > 0 || change.line_pt > 0) {
    auto spacing = properties.append_child("w:spacing");
    if (change.before_pt > 0) attribute(spacing, "w:before", twips(change.before_pt));
    if (change.line_pt > 0) {
      attribute(spacing, "w:line", twips(change.line_pt));
      attribute(spacing, "w:lineRule", "exact");
    }
  }
  if (change.left_characters != 0 || change.right_characters != 0) put_indent(properties, change);
  if (change.align != nullptr) put(properties, "w:jc", change.align);
  return paragraph;
}

pugi::xml_node put_words(pugi::xml_node paragraph, std::string_view words,
                         const char* character_style) {
  auto run = paragraph.append_child("w:r");
  if (character_style != nullptr) put(run.append_child("w:rPr"), "w:rStyle", character_style);
  while (!words.empty()) {
    const auto end = std::min(words.find('\n'), words.size());
    auto text = run.append_child("w:t");
    attribute(text, "xml:space", "preserve");
    text.text().set(std::string(words.substr(0, end)).c_str());
    if (end == words.size()) break;
    run.append_child("w:br");
    words.remove_prefix(end + 1);
  }
  return run;
}

void put_blocks(pugi::xml_node parent, const std::vector<Block>& blocks, const Page& page,
                bool keep_end) {
  BlockWriter writer(parent, page);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool keeps = keep_end && i + 1 == blocks.size();
    std::visit([&](const auto& block) { writer.put(block, keeps); }, blocks[i]);
  }
}

void put_imprint(pugi::xml_node parent, const Document& document, const Page& page) {
  if (!has_imprint(document)) return;
  const double width = page.type_width_pt();
  const Borders borders{imprint_rule_mm * points_per_mm, 0, imprint_inner_rule_mm * points_per_mm,
                        0};
  auto table =
      put_table(parent, {width * 0.6, width * 0.4}, {borders, small_pt, imprint_gap_pt, true});
  if (!document.copies.empty()) {
    auto cell = put_cell(put_row(table, false), width, 2);
    constexpr double label = 3 * small_pt / body_pt;  // 抄送：
    put_words(put_paragraph(cell, style::imprint,
                            {.left_characters = label, .hanging_characters = label}),
              copies_line(document));
  }
  auto row = put_row(table, false);
  put_words(put_paragraph(put_cell(row, width * 0.6, 1), style::imprint), document.printed_by);
  put_words(put_paragraph(put_cell(row, width * 0.4, 1), style::imprint, {.align = "right"}),
            printed_on_line(document));
  put_paragraph(parent, style::section_end);  // a table must not be the last in a body
}

}  // namespace luoshi::format::official

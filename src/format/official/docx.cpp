#include "format/official/docx.hpp"

#include <algorithm>

#include "format/official/docx_blocks.hpp"
#include "format/official/docx_styles.hpp"
#include "format/official/docx_xml.hpp"
#include "format/official/wording.hpp"
#include "format/zip_write.hpp"
#include "text/unicode.hpp"

namespace luoshi::format::official {
namespace {

constexpr const char* content_types =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/settings.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>"
    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>"
    "<Override PartName=\"/word/footer2.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "</Types>";

constexpr const char* package_relations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/"
    "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "</Relationships>";

constexpr const char* odd_footer_id = "rId4";
constexpr const char* even_footer_id = "rId5";

constexpr const char* document_relations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/settings\" Target=\"settings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/fontTable\" Target=\"fontTable.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/footer\" Target=\"footer1.xml\"/>"
    "<Relationship Id=\"rId5\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/footer\" Target=\"footer2.xml\"/>"
    "</Relationships>";

// Compatibility mode 15 is Word 2013 and later.
constexpr const char* settings =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/>"
    "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
    "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
    "<w:themeFontLang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\"/>"
    "</w:settings>";

std::string core_properties(const Document& document) {
  pugi::xml_document tree;
  auto core = tree.append_child("cp:coreProperties");
  attribute(core, "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  attribute(core, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  attribute(core, "xmlns:dcterms", "http://purl.org/dc/terms/");
  attribute(core, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  const auto put_text = [&](const char* name, const std::string& words) {
    if (!words.empty()) core.append_child(name).text().set(words.c_str());
  };
  put_text("dc:title", plain_title(document));
  put_text("dc:subject", document.number);
  put_text("dc:creator", document.signature);
  put_text("dc:language", "zh-CN");
  for (const char* name : {"dcterms:created", "dcterms:modified"}) {
    auto date = core.append_child(name);
    attribute(date, "xsi:type", "dcterms:W3CDTF");
    date.text().set((to_rfc3339(document.written_at).substr(0, 19) + "Z").c_str());
  }
  return part_of(tree);
}

// 7.5: — 1 — outside, a character from the edge.
std::string footer(const char* align) {
  pugi::xml_document tree;
  auto root = tree.append_child("w:ftr");
  attribute(root, "xmlns:w", word_namespace);
  const double characters = small_pt / body_pt;
  auto paragraph = put_paragraph(
      root, style::page_number,
      {.align = align, .left_characters = characters, .right_characters = characters});
  put_words(paragraph, "— ");
  auto field = paragraph.append_child("w:fldSimple");
  attribute(field, "w:instr", " PAGE ");
  put_words(field, "1");
  put_words(paragraph, " —");
  return part_of(tree);
}

void put_section(pugi::xml_node parent, const Page& page) {
  auto section = parent.append_child("w:sectPr");
  const auto footer_of = [&](const char* type, const char* id) {
    auto reference = section.append_child("w:footerReference");
    attribute(reference, "w:type", type);
    attribute(reference, "r:id", id);
  };
  footer_of("default", odd_footer_id);
  footer_of("even", even_footer_id);
  put(section, "w:type", "nextPage");
  auto size = section.append_child("w:pgSz");
  attribute(size, "w:w", twips_of_mm(page.width_mm));
  attribute(size, "w:h", twips_of_mm(page.height_mm));
  if (page.width_mm > page.height_mm) attribute(size, "w:orient", "landscape");
  auto margins = section.append_child("w:pgMar");
  attribute(margins, "w:top", twips_of_mm(page.top_mm));
  attribute(margins, "w:right", twips_of_mm(page.right_mm));
  attribute(margins, "w:bottom", twips_of_mm(page.bottom_mm));
  attribute(margins, "w:left", twips_of_mm(page.left_mm));
  attribute(margins, "w:header", twips_of_mm(page.top_mm / 2));
  const double number_mm = page_number_drop_mm + small_pt / points_per_mm / 2;
  attribute(margins, "w:footer", twips_of_mm(page.bottom_mm - number_mm));
  attribute(margins, "w:gutter", 0);
  auto grid = section.append_child("w:docGrid");
  attribute(grid, "w:type", "lines");
  attribute(grid, "w:linePitch", twips(pitch_pt));
}

// Half-width characters count half; good enough to centre one line above another.
double width_in_characters(const std::string& words) {
  double width = 0;
  for (const char32_t c : text::from_utf8(words)) width += c < 0x2000 ? 0.5 : 1;
  return width;
}

class BodyWriter {
 public:
  explicit BodyWriter(pugi::xml_node body) : body_(body) {}

  void write(const Document& document) {
    put_front(document);
    put_blocks(body_, document.blocks, portrait, is_signed(document) || !document.annexes.empty());
    put_annex_list(document);
    put_signature(document);
    const Page* page = &portrait;
    for (std::size_t i = 0; i < document.annexes.size(); ++i) {
      end_section(*page);
      page = document.annexes[i].landscape ? &landscape : &portrait;
      put_annex(document.annexes[i], annex_mark(document, i));
    }
    put_imprint(body_, document, *page);
    put_section(body_, *page);
  }

 private:
  // A section's properties stand in its last paragraph (ECMA-376, 17.6.18).
  void end_section(const Page& page) {
    auto last = body_.last_child();
    put_section(last.child("w:pPr"), page);
  }

  void put_front(const Document& document) {
    double drop_pt = letterhead_drop_mm * points_per_mm;
    if (!document.marking.empty()) {
      put_words(put_paragraph(body_, style::marking), document.marking);
      drop_pt -= pitch_pt;
    }
    if (!document.letterhead.empty()) put_letterhead(document, drop_pt);
    const ParagraphChange two_lines{.before_pt = 2 * pitch_pt};
    put_words(put_paragraph(body_, style::title, two_lines), document.title);
    if (document.letterhead.empty() && !document.number.empty()) {
      put_words(put_paragraph(body_, style::number), document.number, style::lead);
    }
    if (document.addressee.empty()) {
      put_paragraph(body_, style::flush, {.keeps_next = true});
    } else {
      put_words(put_paragraph(body_, style::flush, {.before_pt = pitch_pt, .keeps_next = true}),
                document.addressee);
    }
  }

  void put_letterhead(const Document& document, double drop_pt) {
    const double size = letterhead_pt(text::from_utf8(document.letterhead).size());
    auto run = put_words(
        put_paragraph(body_, style::letterhead, {.before_pt = drop_pt, .line_pt = size * 1.1}),
        document.letterhead);
    auto properties = run.prepend_child("w:rPr");
    put(properties, "w:sz", std::lround(size * 2));
    put(properties, "w:szCs", std::lround(size * 2));
    auto number = put_paragraph(body_, style::number, {.before_pt = 2 * pitch_pt});
    put_words(number, document.number);
    auto borders =
        number.child("w:pPr").insert_child_after("w:pBdr", number.child("w:pPr").child("w:pStyle"));
    auto rule = put(borders, "w:bottom", "single");
    attribute(rule, "w:sz", std::lround(rule_pt * 8));
    attribute(rule, "w:space", std::lround(rule_gap_mm * points_per_mm));
    attribute(rule, "w:color", "E50012");
  }

  void put_annex_list(const Document& document) {
    const double number = document.annexes.size() == 1 ? 0 : 1;
    for (std::size_t i = 0; i < document.annexes.size(); ++i) {
      const ParagraphChange change{.before_pt = i == 0 ? pitch_pt : 0,
                                   .keeps_next = is_signed(document),
                                   .left_characters = 5 + number,
                                   .hanging_characters = (i == 0 ? 3 : 0) + number};
      put_words(put_paragraph(body_, style::flush, change), annex_line(document, i));
    }
  }

  void put_signature(const Document& document) {
    const double date = width_in_characters(document.date);
    const double name = width_in_characters(document.signature);
    const double name_right = std::max(0.0, 4 + (date - name) / 2);
    double before = 2 * pitch_pt;
    const bool has_remark = !document.remark.empty();
    if (!document.signature.empty()) {
      put_words(put_paragraph(body_, style::flush,
                              {.before_pt = before,
                               .keeps_next = !document.date.empty() || has_remark,
                               .align = "right",
                               .right_characters = name_right}),
                document.signature);
      before = 0;
    }
    if (!document.date.empty()) {
      put_words(put_paragraph(body_, style::flush,
                              {.before_pt = before,
                               .keeps_next = has_remark,
                               .align = "right",
                               .right_characters = 4}),
                document.date);
    }
    if (has_remark) put_words(put_paragraph(body_, style::body), remark_line(document));
  }

  void put_annex(const Annex& annex, const std::string& mark) {
    put_words(put_paragraph(body_, style::annex_mark), mark);
    const double before = annex.landscape ? pitch_pt / 2 : pitch_pt;
    put_words(put_paragraph(body_, style::annex_title, {.before_pt = before}), annex.title);
    put_paragraph(body_, style::flush, {.line_pt = pitch_pt / 2, .keeps_next = true});
    put_blocks(body_, annex.blocks, annex.landscape ? landscape : portrait, false);
  }

  pugi::xml_node body_;
};

std::string document_part(const Document& document) {
  pugi::xml_document tree;
  auto root = tree.append_child("w:document");
  attribute(root, "xmlns:w", word_namespace);
  attribute(root, "xmlns:r", relation_namespace);
  BodyWriter(root.append_child("w:body")).write(document);
  return part_of(tree);
}

}  // namespace

Result<std::string> write_docx(const Document& document) {
  const auto clean = TRY(printable(document));
  return write_zip({{"[Content_Types].xml", content_types},
                    {"_rels/.rels", package_relations},
                    {"docProps/core.xml", core_properties(clean)},
                    {"word/document.xml", document_part(clean)},
                    {"word/_rels/document.xml.rels", document_relations},
                    {"word/styles.xml", styles_part()},
                    {"word/settings.xml", settings},
                    {"word/fontTable.xml", font_table_part()},
                    {"word/footer1.xml", footer("right")},
                    {"word/footer2.xml", footer("left")}});
}

}  // namespace luoshi::format::official

#include "format/official/docx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "format/docx.hpp"
#include "format/official/testing.hpp"
#include "format/zip.hpp"

namespace luoshi::format::official {
namespace {

using ::testing::HasSubstr;

std::string part(const std::string& docx, const char* name) {
  return Zip::open(docx).value().read(name).value();
}

struct Parsed {
  explicit Parsed(const std::string& xml) {
    EXPECT_TRUE(tree.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single));
  }
  [[nodiscard]] std::size_t count(const char* path) const { return tree.select_nodes(path).size(); }
  [[nodiscard]] std::string value(const char* path) const {
    return tree.select_node(path).attribute().value();
  }
  pugi::xml_document tree;
};

TEST(official_docx, reads_back_in_the_order_of_the_standard) {
  const auto docx = write_docx(testing::bulletin(2));
  ASSERT_TRUE(docx.has_value()) << docx.error().detail;
  const auto words = docx_text(*docx);
  ASSERT_TRUE(words.has_value());
  std::size_t at = 0;
  for (const auto* piece :
       {"内部资料", "启明区人民政府督查室文件", "启政督〔2026〕4号", "落实情况的通报",
        "各街道办事处", "一、总体进展情况", "1. 老旧小区改造。区住房建设委",
        "城市道路大修工程（第二批）\t区城管委\t红灯", "附件：2026年3月份", "启明区人民政府督查室",
        "2026年4月7日", "附件\n", "（1）民生保障", "抄送：区委办公室", "2026年4月7日印发"}) {
    const auto found = words->find(piece, at);
    ASSERT_NE(found, std::string::npos) << piece << " after byte " << at << " of\n" << *words;
    at = found;
  }
}

TEST(official_docx, repeats_heads_and_keeps_rows_whole) {
  const Parsed document(part(write_docx(testing::bulletin(50)).value(), "word/document.xml"));
  EXPECT_EQ(document.count("//w:tbl"), 3U);  // in the text, in the annex, the imprint
  EXPECT_EQ(document.count("//w:tr[w:trPr/w:tblHeader]"), 2U);
  EXPECT_EQ(document.count("//w:tr[not(w:trPr/w:cantSplit)]"), 0U);
  EXPECT_EQ(document.count("//w:tc[w:tcPr/w:gridSpan/@w:val='7']"), 2U);  // group heads
}

TEST(official_docx, turns_the_page_for_a_wide_annex_and_numbers_odd_and_even_pages) {
  const auto docx = write_docx(testing::bulletin(2)).value();
  const Parsed document(part(docx, "word/document.xml"));
  EXPECT_EQ(document.count("//w:sectPr"), 2U);
  EXPECT_EQ(document.value("//w:body/w:sectPr/w:pgSz/@w:orient"), "landscape");
  EXPECT_EQ(document.value("//w:p//w:sectPr/w:pgMar/@w:top"), "2098");     // 37 mm
  EXPECT_EQ(document.value("//w:p//w:sectPr/w:pgMar/@w:bottom"), "1984");  // 35 mm
  EXPECT_EQ(document.count("//w:footerReference[@w:type='even']"), 2U);
  EXPECT_THAT(part(docx, "word/settings.xml"), HasSubstr("<w:evenAndOddHeaders/>"));
  for (const auto& [name, side] :
       {std::pair{"word/footer1.xml", "right"}, std::pair{"word/footer2.xml", "left"}}) {
    const Parsed footer(part(docx, name));
    EXPECT_EQ(footer.value("//w:fldSimple/@w:instr"), " PAGE ");
    EXPECT_EQ(footer.value("//w:jc/@w:val"), side);
  }
}

TEST(official_docx, names_the_faces_chinese_offices_have) {
  const auto docx = write_docx(testing::bulletin(1)).value();
  const Parsed styles(part(docx, "word/styles.xml"));
  EXPECT_EQ(styles.value("//w:style[@w:styleId='GovBody']//w:rFonts/@w:eastAsia"), "仿宋_GB2312");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='GovBody']//w:sz/@w:val"), "32");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='GovBody']//w:ind/@w:firstLineChars"), "200");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Heading2']//w:outlineLvl/@w:val"), "1");
  const Parsed fonts(part(docx, "word/fontTable.xml"));
  EXPECT_EQ(fonts.value("//w:font[@w:name='仿宋_GB2312']/w:altName/@w:val"), "仿宋");
}

TEST(official_docx, declares_every_style_it_uses) {
  const auto docx = write_docx(testing::bulletin(10)).value();
  const Parsed styles(part(docx, "word/styles.xml"));
  for (const auto* name : {"word/document.xml", "word/footer1.xml"}) {
    const Parsed body(part(docx, name));
    for (const auto& used : body.tree.select_nodes("//w:pStyle/@w:val | //w:rStyle/@w:val")) {
      const auto path = std::string("//w:style[@w:styleId='") + used.attribute().value() + "']";
      EXPECT_EQ(styles.count(path.c_str()), 1U) << path;
    }
  }
}

TEST(official_docx, takes_words_as_words_and_not_as_markup) {
  Document document;
  document.title = "<w:br/>&amp;\"通报\"";
  document.blocks = {Paragraph{"", "第一段</w:t>\n  第二段 "}};
  const auto words = docx_text(write_docx(document).value()).value();
  EXPECT_THAT(words, HasSubstr("<w:br/>&amp;\"通报\"\n"));
  EXPECT_THAT(words, HasSubstr("第一段</w:t>\n  第二段 \n"));
}

TEST(official_docx, gives_the_same_bytes_for_the_same_document) {
  EXPECT_EQ(write_docx(testing::bulletin(5)).value(), write_docx(testing::bulletin(5)).value());
}

}  // namespace
}  // namespace luoshi::format::official

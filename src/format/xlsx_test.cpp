#include "format/xlsx.hpp"

#include <gtest/gtest.h>

#include "format/testing.hpp"

namespace luoshi::format {
namespace {

Table sample() {
  Table table;
  table.name = "任务分解表";
  table.rows = {{"启明区任务分解表"},
                {"编号", "任务内容", "id"},
                {"2026-001", "新建停车泊位 300 个\n分两期", "itm_1"},
                {"2026-002", "", "itm_2"}};
  table.header_row = 1;
  table.hidden = {2};
  return table;
}

TEST(xlsx, reads_back_what_it_wrote) {
  const auto bytes = write_xlsx(sample());
  ASSERT_TRUE(bytes.has_value()) << bytes.error().detail;
  const auto table = read_xlsx(*bytes);
  ASSERT_TRUE(table.has_value()) << table.error().detail;
  EXPECT_EQ(table->name, "任务分解表");
  EXPECT_EQ(table->at(2, 1), "新建停车泊位 300 个\n分两期");
  EXPECT_EQ(table->at(3, 1), "");
  EXPECT_EQ(table->at(3, 2), "itm_2");
  ASSERT_EQ(table->merges.size(), 1U);
  EXPECT_EQ(table->merges[0], (Merge{0, 0, 0, 2}));
}

TEST(xlsx, refuses_a_table_without_a_header) {
  const auto bytes = write_xlsx(Table{});
  ASSERT_FALSE(bytes.has_value());
  EXPECT_EQ(bytes.error().problem, "table.not-written");
}

TEST(xlsx, refuses_bytes_that_are_no_archive) {
  const auto table = read_xlsx("PK\x03\x04 and no more");
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().problem, "document.broken-archive");
}

// A workbook as LibreOffice writes it: its visible sheet says so, and a per cent is a number.
TEST(xlsx, reads_visible_sheets_that_say_so_and_per_cents_as_shown) {
  const auto bytes = testing::zip_of({
      {"xl/workbook.xml", R"(<workbook><sheets><sheet name="甲" state="hidden" r:id="r1"/>)"
                          R"(<sheet name="乙" state="visible" r:id="r2"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>)"
       R"(<Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>)"},
      {"xl/styles.xml",
       R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>)"
       R"(<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts>)"
       R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/>)"
       R"(</cellXfs></styleSheet>)"},
      {"xl/worksheets/sheet1.xml",
       R"(<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>)"},
      {"xl/worksheets/sheet2.xml",
       R"(<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>0.25</v></c>)"
       R"(<c r="B1" s="2"><v>0.29</v></c><c r="C1" s="3"><v>7</v></c></row></sheetData>)"
       R"(</worksheet>)"},
  });
  const auto table = read_xlsx(bytes);
  ASSERT_TRUE(table.has_value()) << table.error().problem;
  EXPECT_EQ(table->name, "乙");
  EXPECT_EQ(table->at(0, 0), "25%");
  EXPECT_EQ(table->at(0, 1), "29%");
  EXPECT_EQ(table->at(0, 2), "7");
}

TEST(xlsx, names_cells_as_a_person_does) {
  EXPECT_EQ(address(6, 1), "B7");
  EXPECT_EQ(address(0, 26), "AA1");
}

}  // namespace
}  // namespace luoshi::format

#include "format/official/document.hpp"

#include <gtest/gtest.h>

#include "format/limits.hpp"
#include "format/official/testing.hpp"

namespace luoshi::format::official {
namespace {

TEST(official_document, takes_out_what_no_file_may_carry) {
  Document document;
  document.title = "关于\x01进展\n情况的\xE2\x80\xAE通报\xFF";
  document.number = "启政督\n4号";
  document.blocks = {Paragraph{"", "一行\r\n二行\t完"}};
  const auto clean = printable(document);
  ASSERT_TRUE(clean.has_value());
  EXPECT_EQ(clean->title, "关于进展\n情况的通报\xEF\xBF\xBD");
  EXPECT_EQ(clean->number, "启政督 4号");
  EXPECT_EQ(std::get<Paragraph>(clean->blocks[0]).text, "一行\n二行 完");
}

TEST(official_document, refuses_a_document_without_title_and_a_table_without_columns) {
  EXPECT_EQ(printable(Document{}).error().problem, "document.nothing-to-write");
  Document document;
  document.title = "通报";
  document.blocks = {Table{}};
  EXPECT_EQ(printable(document).error().problem, "document.nothing-to-write");
}

TEST(official_document, refuses_more_rows_columns_or_characters_than_the_limits) {
  Document rows;
  rows.title = "通报";
  Table table;
  table.columns = {{"列", 1, Align::left}};
  table.rows.assign(written_rows_max + 1, {""});
  rows.blocks = {table};
  EXPECT_EQ(printable(rows).error().problem, "document.too-long-to-write");

  Document columns = rows;
  table.rows.clear();
  table.columns.assign(written_columns_max + 1, {"列", 1, Align::left});
  columns.blocks = {table};
  EXPECT_EQ(printable(columns).error().problem, "document.too-long-to-write");

  Document characters;
  characters.title = std::string(written_characters_max + 1, 'x');
  EXPECT_EQ(printable(characters).error().problem, "document.too-long-to-write");
}

TEST(official_document, shares_the_width_of_a_table_among_its_columns) {
  Table table;
  table.columns = {{"甲", 1, Align::left}, {"乙", 3, Align::left}, {"丙", -1, Align::left}};
  const auto widths = column_widths(table, 401);
  EXPECT_NEAR(widths[0], 100, 0.1);
  EXPECT_NEAR(widths[1], 300, 0.3);
  EXPECT_GT(widths[2], 0);
  EXPECT_NEAR(widths[0] + widths[1] + widths[2], 401, 1e-9);
}

}  // namespace
}  // namespace luoshi::format::official

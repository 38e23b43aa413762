#include "format/csv.hpp"

#include <gmock/gmock.h>

#include "text/unicode.hpp"

namespace luoshi::format {
namespace {

using testing::ElementsAre;

TEST(read_csv, reads_cells_quotes_and_line_breaks) {
  const auto table = read_csv(U"序号,任务\r\n1,\"甲,\"\"乙\"\"\n丙\"\n\n2,\n");
  ASSERT_TRUE(table.has_value());
  EXPECT_THAT(table->rows,
              ElementsAre(ElementsAre("序号", "任务"), ElementsAre("1", "甲,\"乙\"\n丙"),
                          ElementsAre(""), ElementsAre("2", "")));
}

TEST(read_csv, refuses_what_is_empty_or_never_closes_a_quote) {
  EXPECT_EQ(read_csv(U"").error().problem, "table.empty");
  EXPECT_EQ(read_csv(U",,\n,").error().problem, "table.empty");
  EXPECT_EQ(read_csv(U"a,\"b").error().problem, "table.broken");
}

TEST(csv, writes_what_it_reads_back_and_runs_nothing) {
  const auto csv =
      write_csv({{"编号", "内容"}, {"1", "甲,乙\n\"丙\""}, {"-3.5", "=1+1"}, {"", "-甲"}});
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF编号,内容\r\n"));
  const auto table = read_csv(text::from_utf8(csv.substr(3)));
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->at(1, 1), "甲,乙\n\"丙\"");
  EXPECT_EQ(table->at(2, 0), "-3.5");
  EXPECT_EQ(table->at(2, 1), "'=1+1");
  EXPECT_EQ(table->at(3, 1), "'-甲");
}

}  // namespace
}  // namespace luoshi::format

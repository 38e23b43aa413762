#include "format/csv.hpp"

#include <gmock/gmock.h>

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

}  // namespace
}  // namespace luoshi::format

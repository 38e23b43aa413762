#include "handling/table.hpp"

#include "handling/breakdown_testing.hpp"
#include "handling/issue.hpp"
#include "handling/milestone_cells.hpp"

namespace luoshi::handling {
namespace {

using supervision::Field;
using supervision::test_units;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class Table : public testing::Test, protected HandlingFixture {
 protected:
  Table() {
    ids = approved();
    print();
  }
  void print() {
    exported = read<format::Table>([&](store::Reader& reader) -> Result<format::Table> {
      const auto all = TRY(supervision::load_items(reader, "1 = 1", {}));
      return table_for(reader, all, "任务分解表", test_units());
    });
  }
  std::string& cell(Field field, std::size_t at) {
    const auto& header = exported.rows[exported.header_row];
    const auto column = std::ranges::find(header, supervision::header_of(field)) - header.begin();
    return exported.rows[exported.header_row + 1 + at].at(static_cast<std::size_t>(column));
  }
  Comparison compare() {
    return read<Comparison>([&](store::Reader& reader) {
      return compare_table(reader, reviewer, exported, test_units());
    });
  }
  Result<Comparison> apply(const std::optional<Amending>& amending = std::nullopt) {
    const auto digest = compare().table.digest;
    return act<Comparison>(supervision::kind_apply, [&](ledger::Act& one) {
      return apply_table(one, reviewer, exported, test_units(), digest, amending, today);
    });
  }
  std::vector<Milestone> milestones(std::size_t at) {
    return read<std::vector<Milestone>>(
        [&](store::Reader& reader) { return milestones_of(reader, ids[at]); });
  }
  void issued() {
    run(kind_issue, [&](ledger::Act& one) { return issue(one, reviewer, ids[0], today); });
  }

  std::vector<std::string> ids;
  format::Table exported;
};

TEST_F(Table, takes_milestones_from_the_quarters_and_prints_them_again) {
  cell(Field::quarter_1, 0) = "25%；完成选址";
  cell(Field::quarter_2, 0) = "60％";
  cell(Field::quarter_4, 0) = "全部开园";
  cell(Field::liaison, 2) = "张三";
  const auto before = compare();
  ASSERT_EQ(before.table.differences.size(), 4U);
  EXPECT_EQ(before.table.differences[0].field, "liaison") << "words of items come first";
  ASSERT_TRUE(apply().has_value());
  const auto stored = milestones(0);
  ASSERT_EQ(stored.size(), 3U);
  EXPECT_EQ(stored[0], (Milestone{"2019-Q1", "2019-03-31", 25, "完成选址", "", ""}));
  EXPECT_EQ(stored[1].percent, 60);
  EXPECT_EQ(stored[2].words, "全部开园");
  EXPECT_EQ(item(ids[2]).liaison, "张三");
  EXPECT_THAT(compare().table.differences, IsEmpty()) << "the same table says nothing new";
  print();
  EXPECT_EQ(cell(Field::quarter_2, 0), "60%");
  EXPECT_THAT(compare().table.findings, IsEmpty());
  cell(Field::quarter_2, 0) = "";
  ASSERT_TRUE(apply().has_value());
  EXPECT_EQ(milestones(0).size(), 2U) << "a cell that was emptied takes its milestone away";
}

TEST_F(Table, names_faults_of_milestones_at_their_cells) {
  cell(Field::quarter_1, 0) = "50%";
  cell(Field::quarter_2, 0) = "40%";
  cell(Field::quarter_3, 1) = "12.5%";
  const auto found = compare().table;
  EXPECT_THAT(found.findings, ElementsAre(Finding{"Q3", "milestone.percent-falls", "50"},
                                          Finding{"R4", "table.milestone-unreadable", "12.5%"}));
  EXPECT_THAT(found.differences, IsEmpty());
}

TEST_F(Table, makes_changes_of_an_issued_item_proposals_of_amendments) {
  issued();
  print();
  cell(Field::due_date, 0) = "2019-10-31";
  cell(Field::person_in_charge, 0) = "王五";
  const auto found = compare().table;
  ASSERT_EQ(found.differences.size(), 2U);
  EXPECT_FALSE(found.differences[0].amends);
  EXPECT_TRUE(found.differences[1].amends);
  EXPECT_EQ(problem(apply()), "table.amendment-choice");
  const Decision decision{"区政府第12次常务会议", "2019-01-30", "用地未落实"};
  ASSERT_TRUE(apply(Amending{decision}).has_value());
  EXPECT_EQ(item(ids[0]).due_date, "2019-12-31");
  EXPECT_EQ(item(ids[0]).person_in_charge, "王五");
  const auto amendments = read<std::vector<Amendment>>(
      [&](store::Reader& reader) { return amendments_of(reader, ids[0]); });
  ASSERT_EQ(amendments.size(), 1U);
  EXPECT_EQ(amendments[0].after.fields.due_date, "2019-10-31");
  print();
  cell(Field::due_date, 0) = "2019-11-30";
  EXPECT_THAT(compare().table.findings, Contains(Finding{"M3", "amendment.waiting", "2019-001"}));
}

TEST_F(Table, says_which_changes_of_issued_items_it_left_out) {
  issued();
  print();
  cell(Field::due_date, 0) = "2019-10-31";
  cell(Field::liaison, 0) = "赵六";
  const auto applied = apply(Amending{});
  ASSERT_TRUE(applied.has_value());
  EXPECT_EQ(applied->table.differences.size(), 1U);
  EXPECT_THAT(applied->table.findings, ElementsAre(Finding{"M3", "item.issued-amend", "2019-001"}));
  EXPECT_EQ(item(ids[0]).liaison, "赵六");
  EXPECT_EQ(item(ids[0]).due_date, "2019-12-31");
}

TEST(milestone_cells, are_read_as_people_write_them) {
  const struct {
    const char* cell;
    std::optional<std::int64_t> percent;
    const char* words;
  } cases[] = {
      {"25%", 25, ""},
      {"25％；完成 选址", 25, "完成 选址"},
      {"100%, 竣工", 100, "竣工"},
      {"完成选址", {}, "完成选址"},
      {"3所开工", {}, "3所开工"},
      {"2个项目完成50%", {}, "2个项目完成50%"},
  };
  for (const auto& c : cases) {
    const auto read = read_milestone_cell(c.cell);
    ASSERT_TRUE(read.has_value()) << c.cell;
    EXPECT_EQ(read->percent, c.percent) << c.cell;
    EXPECT_EQ(read->words, c.words) << c.cell;
  }
  for (const auto* cell : {"25", "12.5%", "25%%"}) {
    EXPECT_FALSE(read_milestone_cell(cell).has_value()) << cell;
  }
}

}  // namespace
}  // namespace luoshi::handling

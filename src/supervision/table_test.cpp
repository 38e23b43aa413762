#include "supervision/columns.hpp"
#include "supervision/plan_table.hpp"
#include "supervision/task_table.hpp"
#include "supervision/testing.hpp"

namespace luoshi::supervision {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

format::Table table(std::vector<std::vector<std::string>> rows,
                    std::vector<format::Merge> merges = {}) {
  format::Table out;
  out.name = "清单";
  out.rows = std::move(rows);
  out.merges = std::move(merges);
  return out;
}

Intake plan(const format::Table& from, std::string kind = "residents_promises") {
  Source source;
  source.kind = std::move(kind);
  source.year = 2019;
  const auto intake = plan_table(from, source, test_units());
  EXPECT_TRUE(intake.has_value()) << intake.error().problem;
  return intake.value_or(Intake{});
}

TEST(plan_table, understands_columns_by_their_headers_in_any_order) {
  const auto intake = plan(table({
      {"2019年20件民心工程任务分解表"},
      {"完成时限", "责任单位", "序 号", "任务内容（具体）", "协办单位", "联系人", "天气"},
      {"12月底前", "教育局", "1", "新增学位1000个", "民政局、财政局", "张三", "晴"},
      {"长期坚持", "区民政局", "2", "做好养老服务", "", "", ""},
  }));
  ASSERT_EQ(intake.drafts.size(), 2U);
  const auto& seats = intake.drafts[0].item;
  EXPECT_EQ(seats.text, "新增学位1000个");
  EXPECT_EQ(seats.lead_unit, "education");
  EXPECT_THAT(seats.supporting_units, ElementsAre("civil-affairs", "finance"));
  EXPECT_EQ(seats.due_date, "2019-12-31");
  EXPECT_EQ(seats.liaison, "张三");
  EXPECT_EQ(seats.sheet_row, 3);
  ASSERT_EQ(seats.quantities.size(), 1U);
  EXPECT_EQ(seats.quantities[0].value, "1000");
  EXPECT_EQ(intake.drafts[1].item.type, reading::StatementType::standing_duty);
  EXPECT_EQ(intake.source.title, "2019年20件民心工程任务分解表");
  EXPECT_THAT(intake.findings, ElementsAre(Finding{"G2", "table.column-unknown", "天气"}));
}

TEST(plan_table, takes_merges_headings_blank_lines_and_footnotes_for_what_they_are) {
  const auto intake = plan(table(
      {
          {"任务分解表"},
          {},
          {"序号", "重点任务", "牵头单位", "完成时间"},
          {"一、教育（2项）"},
          {"1", "新建幼儿园", "教育局", "6月底"},
          {"2", "改造校舍", "", "9月底"},
          {},
          {"二、养老"},
          {"3", "建养老中心", "民政局", "年底"},
          {"序号", "重点任务", "牵头单位", "完成时间"},
          {"4", "改造适老设施", "民政局", "年底"},
          {"合计", "4项"},
          {"注：时限以批复为准"},
      },
      {{4, 2, 5, 2}, {3, 0, 3, 3}, {7, 0, 7, 3}}));
  ASSERT_EQ(intake.drafts.size(), 4U);
  EXPECT_EQ(intake.drafts[1].item.lead_unit, "education") << "merged with the row above";
  EXPECT_THAT(intake.drafts[1].item.section, ElementsAre("教育（2项）"));
  EXPECT_THAT(intake.drafts[3].item.section, ElementsAre("养老"));
  EXPECT_THAT(intake.source.sections, ElementsAre(ElementsAre("教育（2项）"), ElementsAre("养老")));
}

TEST(plan_table, reads_a_header_of_two_rows) {
  const auto intake = plan(table({{"序号", "任务内容", "责任分工", "", "完成时限"},
                                  {"", "", "牵头单位", "配合单位", ""},
                                  {"1", "新建幼儿园", "教育局", "财政局", "6月底"}}));
  ASSERT_EQ(intake.drafts.size(), 1U);
  EXPECT_EQ(intake.drafts[0].item.lead_unit, "education");
  EXPECT_THAT(intake.drafts[0].item.supporting_units, ElementsAre("finance"));
  EXPECT_EQ(intake.drafts[0].item.due_date, "2019-06-30");
}

TEST(plan_table, names_every_cell_it_cannot_read_and_leaves_it_empty) {
  const auto intake = plan(table({{"序号", "任务", "牵头单位", "完成时限", "类型"},
                                  {"1", "新建幼儿园", "外交部", "尽快", "好事"}}));
  EXPECT_THAT(intake.findings, Contains(Finding{"C2", "table.unit-unknown", "外交部"}));
  EXPECT_THAT(intake.findings, Contains(Finding{"D2", "table.date-unreadable", "尽快"}));
  EXPECT_THAT(intake.findings, Contains(Finding{"E2", "table.type-unknown", "好事"}));
  ASSERT_EQ(intake.drafts.size(), 1U);
  EXPECT_EQ(intake.drafts[0].item.lead_unit, "");
  EXPECT_EQ(intake.drafts[0].item.due_date, "");
  EXPECT_LT(intake.drafts[0].item.certainty, 1000);
}

TEST(plan_table, keeps_the_problem_above_its_remedy) {
  const auto intake = plan(table({{"序号", "反馈问题", "整改措施", "责任单位", "整改时限"},
                                  {"1", "学位不足", "新增学位500个", "教育局", "2019年9月"}}),
                           "rectification");
  EXPECT_EQ(intake.drafts[0].item.text, "新增学位500个");
  EXPECT_THAT(intake.drafts[0].item.section, ElementsAre("学位不足"));
}

TEST(plan_table, refuses_what_has_no_header_or_no_rows) {
  Source source;
  source.kind = "meeting";
  EXPECT_EQ(plan_table(table({{"甲", "乙"}, {"1", "2"}}), source, {}).error().problem,
            "table.no-header");
  EXPECT_EQ(plan_table(table({{"序号", "任务内容"}}), source, {}).error().problem, "table.no-rows");
}

class TaskTable : public testing::Test, protected SupervisionFixture {
 protected:
  TaskTable() {
    source = import(lines_intake(four_lines)).source;
    exported = table_of(items(source), "任务分解表", test_units(), {});
  }
  Comparison compare() {
    return read<Comparison>([&](store::Reader& reader) {
      return compare_table(reader, reviewer, exported, test_units(),
                           [](const std::vector<Item>&) { return MoreColumns{}; });
    });
  }
  // The cell of a field in the n-th item's row.
  std::string& cell(Field field, std::size_t at) {
    return exported.rows[exported.header_row + 1 + at][column(field)];
  }
  std::size_t column(Field field) {
    const auto& header = exported.rows[exported.header_row];
    return static_cast<std::size_t>(std::ranges::find(header, header_of(field)) - header.begin());
  }

  std::string source;
  format::Table exported;
};

TEST_F(TaskTable, an_untouched_export_has_no_differences) {
  const auto comparison = compare();
  EXPECT_EQ(comparison.rows, 4);
  EXPECT_THAT(comparison.differences, IsEmpty());
  EXPECT_THAT(comparison.findings, IsEmpty());
}

TEST_F(TaskTable, names_what_was_filled_in_and_nothing_else) {
  cell(Field::lead_unit, 0) = "教育局";
  cell(Field::supporting_units, 0) = "财政局、民政局";
  cell(Field::due_date, 1) = "9月底";
  cell(Field::start_date, 1) = "3月";
  cell(Field::responsible_leader, 1) = "李四";
  cell(Field::lead_unit, 2) = "外交部";
  const auto comparison = compare();
  ASSERT_EQ(comparison.differences.size(), 5U);
  EXPECT_EQ(comparison.differences[0].field, "lead_unit");
  EXPECT_EQ(comparison.differences[0].cell, "G3");
  EXPECT_EQ(comparison.differences[2].after, "李四");
  EXPECT_EQ(comparison.differences[3].after, "2019-09-30");
  EXPECT_EQ(comparison.differences[4].after, "2019-03-01");
  EXPECT_THAT(comparison.findings, ElementsAre(Finding{"G5", "table.unit-unknown", "外交部"}));
}

TEST_F(TaskTable, finds_rows_again_in_another_order_and_without_the_hidden_columns) {
  for (auto& row : exported.rows) {
    if (row.size() > column(Field::item_id)) row.resize(column(Field::item_id));
  }
  std::swap(exported.rows[2], exported.rows[5]);
  cell(Field::headline, 0) = "预算收入增长4%";
  const auto comparison = compare();
  ASSERT_EQ(comparison.differences.size(), 1U);
  EXPECT_EQ(comparison.differences[0].number, "2019-004");
}

TEST_F(TaskTable, never_overwrites_what_a_colleague_changed_meanwhile) {
  const auto id = items(source)[0].id;
  ItemEdit edit;
  edit.liaison = "王五";
  ASSERT_TRUE(act<Edited>(kind_edit, [&](ledger::Act& one) {
                return edit_item(one, confirmer, id, std::nullopt, edit, test_units(), {});
              }).has_value());
  cell(Field::due_date, 0) = "2019-06-30";
  const auto comparison = compare();
  EXPECT_THAT(comparison.differences, IsEmpty());
  EXPECT_THAT(comparison.findings,
              ElementsAre(Finding{"A3", "table.row-changed-meanwhile", "2019-001"}));
}

TEST_F(TaskTable, names_rows_that_belong_to_no_item_or_stand_twice) {
  exported.rows.push_back(exported.rows[2]);
  exported.rows[3][0] = "2019-999";
  exported.rows[3][column(Field::item_id)] = "";
  const auto comparison = compare();
  EXPECT_THAT(comparison.findings, Contains(Finding{"A4", "table.row-unknown", "2019-999"}));
  EXPECT_THAT(comparison.findings, Contains(Finding{"A7", "table.row-twice", "2019-001"}));
}

TEST_F(TaskTable, says_of_every_cell_that_is_not_taken_why) {
  cell(Field::quantities, 0) = "学位 ≥2000个";
  cell(Field::state, 1) = "已审定";
  cell(Field::recurrence, 1) = "每月";
  cell(Field::recurrence, 2) = "偶尔";
  cell(Field::due_date, 3) = "2019-01-31";
  cell(Field::start_date, 3) = "2019-02-01";
  const auto due = static_cast<std::size_t>(column(Field::due_date));
  exported.merges = {{2, due - 1, 2, due}};
  const auto comparison = compare();
  std::vector<std::string> found;
  for (const auto& finding : comparison.findings) found.push_back(finding.problem);
  EXPECT_THAT(found, ElementsAre("table.printed-only", "table.merged-across", "table.printed-only",
                                 "item.not-standing-duty", "table.recurrence-unknown",
                                 "item.start-after-due"));
  EXPECT_THAT(comparison.differences, testing::SizeIs(1)) << "the due date of the last stands";
}

}  // namespace
}  // namespace luoshi::supervision

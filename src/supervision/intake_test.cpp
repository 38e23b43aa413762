#include "supervision/intake.hpp"

#include "supervision/edit.hpp"
#include "supervision/regroup.hpp"
#include "supervision/testing.hpp"

namespace luoshi::supervision {
namespace {

class TakingIn : public testing::Test, protected SupervisionFixture {
 protected:
  Result<Item> edit(const std::string& id, const ItemEdit& change) {
    return act<Item>(kind_edit, [&](ledger::Act& one) -> Result<Item> {
      return TRY(edit_item(one, reviewer, id, {}, change, test_units(), four_lines)).item;
    });
  }
};

TEST_F(TakingIn, numbers_items_through_the_year_over_all_sources) {
  const auto first = import(lines_intake(four_lines));
  EXPECT_TRUE(first.created);
  EXPECT_EQ(first.added, 4);
  EXPECT_EQ(items(first.source)[2].number, "2019-003");
  const auto second = import(lines_intake(U"甲\n乙", "meeting"));
  EXPECT_EQ(items(second.source)[1].number, "2019-006");
}

TEST_F(TakingIn, makes_named_objects_children_of_their_statement) {
  auto intake = lines_intake(four_lines);
  intake.drafts[0].item.parts_total = 10;
  Item part = intake.drafts[0].item;
  part.parts_total.reset();
  part.headline = "甲校";
  intake.drafts.insert(intake.drafts.begin() + 1, {part, 0});
  part.headline = "乙校";
  intake.drafts.insert(intake.drafts.begin() + 2, {part, 0});
  const auto all = items(import(intake).source);
  EXPECT_EQ(all[0].parts_named, 2);
  EXPECT_EQ(all[0].parts_total, 10);
  EXPECT_EQ(all[1].number, "2019-001-1");
  EXPECT_EQ(all[2].number, "2019-001-2");
  EXPECT_EQ(all[2].parent, all[0].id);
  EXPECT_EQ(all[3].number, "2019-002");
}

TEST_F(TakingIn, the_same_text_again_loses_no_correction_and_doubles_nothing) {
  const auto intake = lines_intake(four_lines);
  const auto source = import(intake).source;
  const auto before = items(source);
  ItemEdit change;
  change.text = "新增义务教育学位1000个";
  change.begin = 0;
  change.end = 6;
  ASSERT_TRUE(edit(before[0].id, change).has_value());
  ASSERT_TRUE(act<std::vector<Item>>(kind_split, [&](ledger::Act& one) {
                return split_item(one, reviewer, before[1].id,
                                  {{10, 13, "", "幼儿园"}, {13, 17, "", "三所"}}, test_units(),
                                  four_lines);
              }).has_value());
  ASSERT_TRUE(act<Item>(kind_merge, [&](ledger::Act& one) {
                return merge_items(one, reviewer, {before[0].id, before[2].id}, "学位和养老",
                                   four_lines);
              }).has_value());
  ASSERT_TRUE(act<Item>(kind_reject, [&](ledger::Act& one) {
                return reject_item(one, reviewer, before[3].id, "重复");
              }).has_value());
  const auto corrected = items(source);
  const auto again = import(intake);
  EXPECT_FALSE(again.created);
  EXPECT_EQ(again.source, source);
  EXPECT_EQ(again.added, 0);
  EXPECT_EQ(again.known, 4);
  const auto after = items(source);
  ASSERT_EQ(after.size(), corrected.size());
  for (std::size_t at = 0; at < after.size(); ++at) {
    EXPECT_EQ(after[at].id, corrected[at].id);
    EXPECT_EQ(after[at].version, corrected[at].version);
  }
}

TEST_F(TakingIn, a_statement_the_reader_learned_to_see_is_added) {
  auto poorer = lines_intake(four_lines);
  poorer.drafts.erase(poorer.drafts.begin() + 1);
  const auto source = import(poorer).source;
  const auto again = import(lines_intake(four_lines));
  EXPECT_EQ(again.added, 1);
  EXPECT_EQ(again.known, 3);
  const auto all = items(source);
  EXPECT_EQ(all[1].text, "新建幼儿园3所") << "it stands where it stands in the text";
  EXPECT_EQ(all[1].number, "2019-004") << "and takes the next number";
}

TEST_F(TakingIn, rows_of_a_table_are_known_by_their_row) {
  auto intake = lines_intake(U"甲\n乙", "residents_promises");
  for (std::size_t at = 0; at < 2; ++at) {
    intake.drafts[at].item.begin.reset();
    intake.drafts[at].item.end.reset();
    intake.drafts[at].item.sheet_row = static_cast<std::int64_t>(at) + 3;
  }
  const auto source = import(intake).source;
  ItemEdit change;
  change.text = "另一件事";
  ASSERT_TRUE(edit(items(source)[0].id, change).has_value());
  EXPECT_EQ(import(intake).added, 0);
}

TEST_F(TakingIn, another_kind_with_the_same_text_is_another_source) {
  const auto first = import(lines_intake(four_lines)).source;
  EXPECT_NE(import(lines_intake(four_lines, "instruction")).source, first);
}

TEST_F(TakingIn, refuses_a_source_in_which_nothing_was_read) {
  const auto intake = lines_intake(U"");
  const auto taken = act<TakenIn>(
      kind_import, [&](ledger::Act& one) { return take_in(one, reviewer, kind_import, intake); });
  EXPECT_EQ(problem(taken), "import.nothing-read");
  EXPECT_TRUE(read<std::vector<Source>>([](store::Reader& reader) {
                return list_sources(reader, std::nullopt, 10);
              }).empty());
}

TEST_F(TakingIn, is_for_the_supervision_office) {
  const auto intake = lines_intake(four_lines);
  const auto taken = act<TakenIn>(
      kind_import, [&](ledger::Act& one) { return take_in(one, approver, kind_import, intake); });
  EXPECT_EQ(problem(taken), "item.not-supervision");
}

}  // namespace
}  // namespace luoshi::supervision

#include "bulletins/compose.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bulletins/words.hpp"

namespace luoshi::bulletins {
namespace {

using format::official::Paragraph;
using format::official::Table;
using ::testing::HasSubstr;

ItemFacts item(const std::string& number, const std::string& light) {
  ItemFacts one;
  one.item = "itm_" + number;
  one.number = number;
  one.headline = "事项" + number;
  one.source_kind = "work_report";
  one.lead = "教育局";
  one.light = light;
  one.cause = light == "red" ? "未按期报送进展" : "落后序时进度10至30个百分点";
  return one;
}

Facts some_facts(std::size_t reds) {
  Facts facts;
  facts.month = "2019-03";
  facts.as_of = "2019-04-06";
  facts.district = "启明区";
  facts.items.push_back(item("2019-001", "green"));
  facts.items.back().percent = 60;
  facts.items.back().planned_tenth = 250;
  for (std::size_t i = 0; i < reds; ++i)
    facts.items.push_back(item("2019-1" + std::to_string(i), "red"));
  facts.items.push_back(item("2019-900", "yellow"));
  const auto count = static_cast<std::int64_t>(facts.items.size());
  facts.tally = {count, 0, 1, 1, count - 2};
  facts.units = {{"education", "教育局", facts.tally, 1, 985}};
  facts.sources = {{"work_report", facts.tally}};
  return facts;
}

std::string text_of(const format::official::Document& document) {
  std::string text;
  for (const auto& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      text += paragraph->lead + paragraph->text + "\n";
    } else if (const auto* heading = std::get_if<format::official::Heading>(&block)) {
      text += heading->text + "\n";
    } else {
      for (const auto& row : std::get<Table>(block).rows) {
        for (const auto& cell : row) text += cell + "|";
        text += "\n";
      }
    }
  }
  return text;
}

TEST(compose, says_the_figures_and_the_reasons) {
  const auto text = text_of(compose({}, some_facts(2)));
  EXPECT_THAT(text, HasSubstr("截至2019年4月6日，列入督查的事项共4项"));
  EXPECT_THAT(text, HasSubstr("进度滞后3项，占75%，其中黄灯1项、红灯2项"));
  EXPECT_THAT(text, HasSubstr("形象进度60%，超出序时进度35个百分点"));
  EXPECT_THAT(text, HasSubstr("未按期报送进展2项，涉及教育局"));
  EXPECT_THAT(text, HasSubstr("2019-10|事项2019-10|教育局|红灯|未按期报送进展|"));
  EXPECT_LT(text.find("2019-11|"), text.find("2019-900|")) << "red before yellow";
}

TEST(compose, moves_a_long_list_into_an_annex) {
  const auto document = compose({}, some_facts(30));
  EXPECT_THAT(text_of(document), HasSubstr("具体事项见附件2"));
  ASSERT_EQ(document.annexes.size(), 2U);
  EXPECT_TRUE(document.annexes[1].landscape);
  EXPECT_EQ(std::get<Table>(document.annexes[1].blocks[0]).rows.size(), 31U);
}

TEST(compose, shows_scores_and_the_full_table_where_they_are_wanted) {
  Bulletin bulletin;
  bulletin.with_scores = false;
  const auto without = compose(bulletin, some_facts(1));
  EXPECT_EQ(std::get<Table>(without.annexes[0].blocks[0]).columns.size(), 8U);
  bulletin.with_scores = true;
  bulletin.full_table = true;
  const auto with = compose(bulletin, some_facts(1));
  EXPECT_EQ(std::get<Table>(with.annexes[0].blocks[0]).rows[0].back(), "98.5");
  EXPECT_EQ(std::get<Table>(with.annexes.back().blocks[0]).rows.size(), 4U);  // with a group head
}

TEST(compose, takes_the_words_of_the_office_before_its_own) {
  Bulletin bulletin;
  bulletin.wording.title = "自拟标题";
  bulletin.wording.demands = "自拟要求";
  bulletin.issued_on = "2019-04-07";
  const auto document = compose(bulletin, some_facts(1));
  EXPECT_EQ(document.title, "自拟标题");
  EXPECT_EQ(document.date, "2019年4月7日");
  EXPECT_EQ(document.letterhead, "启明区人民政府督查室文件");
  EXPECT_THAT(text_of(document), HasSubstr("自拟要求"));
  EXPECT_THAT(compose({}, some_facts(1)).date, "");
}

TEST(compose, breaks_its_title_by_sense_where_the_office_has_a_long_name) {
  auto facts = some_facts(1);
  EXPECT_THAT(compose({}, facts).title, HasSubstr("督查室关于2019年3月份\n重点工作"));
  facts.district = "天津市南开区";
  EXPECT_THAT(compose({}, facts).title, HasSubstr("督查室\n关于2019年3月份重点工作"));
}

TEST(compose, says_of_a_long_reason_its_first_clause) {
  auto facts = some_facts(1);
  for (auto& item : facts.items) {
    if (!item.cause.empty()) item.cause = "红灯事项已补上，转黄灯满1个月；红灯记录保留";
  }
  EXPECT_THAT(text_of(compose({}, facts)), HasSubstr("红灯事项已补上2项，涉及教育局"));
}

TEST(compose, says_so_where_nothing_lags) {
  auto facts = some_facts(0);
  facts.items.pop_back();
  EXPECT_THAT(text_of(compose({}, facts)), HasSubstr("没有亮黄灯或红灯的事项"));
}

TEST(compose, numbers_on_from_the_number_before) {
  EXPECT_EQ(next_number("启政督〔2019〕3号", "2019"), "启政督〔2019〕4号");
  EXPECT_EQ(next_number("启政督〔2019〕12号", "2020"), "启政督〔2020〕1号");
  EXPECT_EQ(next_number("第3期", "2019"), "");
  EXPECT_EQ(next_number("〔2019〕号", "2019"), "");
}

TEST(compose, makes_a_row_of_the_table_for_each_item) {
  const auto table = monthly_table(some_facts(2));
  EXPECT_EQ(table.rows.size(), 6U);
  EXPECT_EQ(table.rows[1].size(), table.rows[2].size());
  EXPECT_EQ(table.at(3, 14), "红灯");
}

TEST(words, round_shares_half_up) {
  EXPECT_EQ(share(1, 3), "33.3%");
  EXPECT_EQ(share(2, 3), "66.7%");
  EXPECT_EQ(share(1, 2000), "0.1%");
  EXPECT_EQ(share(0, 0), "0%");
  EXPECT_EQ(tenths(-5), "-0.5");
}

}  // namespace
}  // namespace luoshi::bulletins

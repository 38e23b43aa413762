#include "reading/statements.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "reading/names.hpp"
#include "reading/print.hpp"
#include "reading/read.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Read {
  std::u32string text;
  Report report;

  explicit Read(std::string_view utf8) : text(text::from_utf8(utf8)), report(read_report(text)) {}

  [[nodiscard]] std::vector<std::string> words(StatementType type) const {
    std::vector<std::string> found;
    for (const Statement& one : report.statements) {
      if (one.type == type) {
        found.push_back(text::to_utf8(
            std::u32string_view(text).substr(one.span.begin, one.span.end - one.span.begin)));
      }
    }
    return found;
  }
};

Read review(std::string_view sentences) {
  return Read("云湖区政府工作报告\n一、2030年工作回顾\n" + std::string(sentences) +
              "\n二、2031年工作任务\n开工建设东门水厂。\n");
}

Read plan(std::string_view sentences) {
  return Read("云湖区政府工作报告\n一、2030年工作回顾\n建成东门水厂。\n二、2031年工作任务\n" +
              std::string(sentences) + "\n");
}

TEST(statements, keep_a_result_with_its_growth_and_rank_in_one) {
  const Read read = review("港口货物吞吐量完成320万吨，同比增长7.5%，位居全市第二。");
  EXPECT_THAT(read.words(StatementType::result),
              ElementsAre("港口货物吞吐量完成320万吨，同比增长7.5%，位居全市第二"));
  ASSERT_EQ(read.report.statements[0].quantities.size(), 2U);
}

TEST(statements, keep_what_was_spent_with_what_it_was_spent_on) {
  const Read read = review("投资15.8亿元，实施16个港区项目，改造码头3处。");
  EXPECT_THAT(read.words(StatementType::result),
              ElementsAre("投资15.8亿元，实施16个港区项目", "改造码头3处"));
  EXPECT_THAT(review("固定资产投资120亿元，增长7%。").words(StatementType::result),
              ElementsAre("固定资产投资120亿元，增长7%"));
  const Read rests = plan("依托2万亩滩涂，新建养殖基地3处。");
  EXPECT_THAT(rests.words(StatementType::action), ElementsAre("依托2万亩滩涂，新建养殖基地3处"));
}

TEST(statements, part_results_that_stand_in_one_sentence) {
  const Read read =
      review("新建口袋公园7处，改造积水路段12处，渔港码头竣工投用，雨天出行更加方便。");
  EXPECT_THAT(read.words(StatementType::result), ElementsAre("新建口袋公园7处", "改造积水路段12处",
                                                             "渔港码头竣工投用，雨天出行更加方便"));
}

TEST(statements, take_means_and_effort_as_the_lead_up_to_a_deed) {
  const Read read = review("聚焦企业所盼，深化审批改革，压减审批材料420份。");
  EXPECT_THAT(read.words(StatementType::result),
              ElementsAre("聚焦企业所盼，深化审批改革，压减审批材料420份"));
  EXPECT_EQ(read.report.statements[0].headline, "压减审批材料420份");
  EXPECT_EQ(read.report.statements[0].verb, "压减");
}

TEST(statements, find_two_tasks_where_two_buildings_are_promised) {
  const Read read = plan("启动云湖美术馆建设，建成云湖中学体育馆。");
  EXPECT_THAT(read.words(StatementType::action),
              ElementsAre("启动云湖美术馆建设", "建成云湖中学体育馆"));
}

TEST(statements, count_the_named_parts_of_a_whole) {
  const Read read = plan("加快柳岸路、望江里等9个片区改造项目建设。");
  ASSERT_EQ(read.report.statements.size(), 2U);
  const Statement& task = read.report.statements[1];
  ASSERT_EQ(task.objects.size(), 2U);
  EXPECT_EQ(task.objects[0].name, "柳岸路");
  EXPECT_EQ(task.objects[1].name, "望江里");
  EXPECT_EQ(task.parts_total, 9U);
  EXPECT_EQ(task.type, StatementType::action);
}

TEST(statements, tell_duties_without_end_from_tasks) {
  const Read read =
      plan("完善河道保洁机制，推动巡河常态化。新增公共停车泊位800个。领导干部每季度走访企业。");
  EXPECT_THAT(read.words(StatementType::standing_duty),
              ElementsAre("完善河道保洁机制，推动巡河常态化", "领导干部每季度走访企业"));
  EXPECT_THAT(read.words(StatementType::action), ElementsAre("新增公共停车泊位800个"));
}

TEST(statements, set_expected_and_binding_indicators_apart_from_tasks) {
  const Read read =
      plan("主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业2.3万人以上，单位能耗下降2%。");
  EXPECT_THAT(read.words(StatementType::expected_indicator),
              ElementsAre("地区生产总值增长5.5%左右", "城镇新增就业2.3万人以上"));
  EXPECT_THAT(read.words(StatementType::binding_indicator), ElementsAre("单位能耗下降2%"));
}

TEST(statements, list_admitted_problems_without_the_words_around_them) {
  const Read read = review(
      "建成粮库2座。\n同时，我们清醒看到，工作中还有不少问题：一是渔港配套不足；二是老城停车难。"
      "对此，我们将认真解决。");
  EXPECT_THAT(read.words(StatementType::problem),
              ElementsAre("一是渔港配套不足", "二是老城停车难"));
  EXPECT_EQ(read.report.statements[1].headline, "渔港配套不足");
}

TEST(statements, leave_out_courtesy_creed_and_background) {
  const Read read = review("成绩来之不易，向全区人民表示衷心的感谢！创新是发展的第一动力。");
  EXPECT_THAT(read.words(StatementType::result), IsEmpty());
}

TEST(statements, put_items_inside_a_paragraph_into_the_section_path) {
  const Read read = plan(
      "（一）兴产业。一是做强渔业。新建深水网箱60口，扩建冷库3座。二是做活旅游。开通环湖游船航线2条"
      "。");
  ASSERT_EQ(read.report.statements.size(), 4U);
  EXPECT_THAT(read.report.statements[1].section_path,
              ElementsAre("2031年工作任务", "兴产业", "做强渔业"));
  EXPECT_THAT(read.report.statements[3].section_path,
              ElementsAre("2031年工作任务", "兴产业", "做活旅游"));
}

TEST(statements, never_overlap_and_keep_their_order) {
  const Read read =
      plan("建成泵站3座，受益农田2万亩；整治沟渠40公里。推进渔港提升，打造岸线公园。");
  std::size_t at = 0;
  for (const Statement& statement : read.report.statements) {
    EXPECT_LE(at, statement.span.begin);
    EXPECT_LT(statement.span.begin, statement.span.end);
    at = statement.span.end;
  }
}

TEST(statements, name_what_stands_in_brackets_behind_its_number) {
  const Read read = review("建成渔港2座（东港、西港）、码头1座（望潮码头）。");
  ASSERT_EQ(read.report.statements.size(), 2U);
  EXPECT_EQ(read.report.statements[0].objects.size(), 3U);
  EXPECT_EQ(read.report.statements[0].parts_total, 3U);
}

TEST(statements, take_no_part_of_a_phrase_for_a_name) {
  const Read read = plan("推进养老、托育等5个领域改革。拓宽发展思路。建设一批示范项目。");
  for (const Statement& statement : read.report.statements) {
    if (statement.headline == "开工建设东门水厂") continue;
    EXPECT_THAT(statement.objects, testing::SizeIs(statement.verb == "建成" ? 1 : 0))
        << statement.headline;
  }
}

TEST(statements, lend_the_subject_of_the_clause_before_to_a_bare_number) {
  const Read read = review("渔港开航，水产品总产量平稳增长，2030年完成9.6万吨，同比增长2%。");
  EXPECT_THAT(read.words(StatementType::result),
              ElementsAre("渔港开航", "水产品总产量平稳增长，2030年完成9.6万吨，同比增长2%"));
}

TEST(statements, list_problems_told_one_a_sentence) {
  const Read read = review(
      "建成粮库2座。\n我们清醒看到，工作中还存在不少问题。渔业链条偏短。老城停车困难。"
      "山区道路等级偏低。部分学校师资紧张。对这些问题，我们将认真解决。");
  EXPECT_THAT(read.words(StatementType::problem),
              ElementsAre("渔业链条偏短", "老城停车困难", "山区道路等级偏低", "部分学校师资紧张"));
}

TEST(statements, know_problems_that_no_turn_announces) {
  const Read read = review(
      "建成粮库2座。\n这一年，我们遇到了前所未有的困难。综合实力不够强，人均收入低于全省平均；"
      "渔业链条有待延长；医疗、养老供给不足；企业堵点亟待打通。我们一定把工作做得更好。");
  EXPECT_THAT(read.words(StatementType::problem),
              ElementsAre("综合实力不够强，人均收入低于全省平均", "渔业链条有待延长",
                          "医疗、养老供给不足", "企业堵点亟待打通"));
}

TEST(statements, part_problems_by_commas_between_turn_and_vow) {
  const Read read = review(
      "建成粮库2座。\n在肯定成绩的同时，我们深知还存在一些问题和不足。主要是：渔港带动不充分，"
      "就业形势严峻，有效需求不足。同时，政府效能还不高。我们将直面问题。");
  EXPECT_THAT(
      read.words(StatementType::problem),
      ElementsAre("渔港带动不充分", "就业形势严峻", "有效需求不足", "同时，政府效能还不高"));
}

TEST(statements, read_every_report_beside_the_source_tree) {
  const auto folder = std::filesystem::path(LUOSHI_SOURCE_DIR).parent_path() / "shared" / "reports";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no reports beside the source tree";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path());
    std::stringstream bytes;
    bytes << file.rdbuf();
    const Read read(bytes.str());
    EXPECT_GT(read.words(StatementType::result).size(), 30U) << entry.path();
    EXPECT_GT(read.words(StatementType::action).size(), 30U) << entry.path();
    std::size_t stated = 0;
    for (const Quantity& quantity : read.report.quantities) {
      stated += quantity.statement != Quantity::npos ? 1 : 0;
    }
    EXPECT_GE(stated * 100, read.report.quantities.size() * 97) << entry.path();
  }
}

TEST(derived_targets, give_the_level_of_budget_revenue_and_of_nothing_else) {
  const Read read(
      "云湖区政府工作报告\n一、2030年工作回顾\n地区生产总值完成300亿元，增长6%"
      "。一般公共预算收入完成21.50亿元。\n"
      "二、2031年工作任务\n主要预期目标是：地区生产总值增长5%，一般公共预算收入增长4%。\n");
  std::vector<const Quantity*> computed;
  for (const Quantity& quantity : read.report.quantities) {
    if (quantity.computed) computed.push_back(&quantity);
  }
  ASSERT_EQ(computed.size(), 1U);
  EXPECT_EQ(computed[0]->value, "22.36");
  EXPECT_EQ(computed[0]->unit, "亿元");
  EXPECT_EQ(computed[0]->year, 2031);
  EXPECT_THAT(computed[0]->computation, HasSubstr("21.50 亿元 × (1 + 4 %)"));
}

TEST(print, gives_computed_values_a_kind_of_their_own) {
  const Read read(
      "云湖区政府工作报告\n一、2030年工作回顾\n一般公共预算收入完成21.50亿元。\n"
      "二、2031年工作任务\n主要预期目标是：一般公共预算收入增长4%。\n");
  const std::string lines = print_jsonl(read.text, read.report);
  EXPECT_THAT(lines, HasSubstr(R"("value":"22.36","unit":"亿元","kind":"computed")"));
  EXPECT_THAT(lines, HasSubstr(R"("record":"document","title":"云湖区政府工作报告")"));
  EXPECT_THAT(print_tsv(read.report), HasSubstr("result\t21.50\t亿元\texact\tlevel\t"));
  EXPECT_THAT(print_markdown(read.report), HasSubstr("- [预期性指标] 一般公共预算收入增长4%"));
}

}  // namespace
}  // namespace luoshi::reading

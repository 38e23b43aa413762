#include "reconcile/outcome.hpp"

#include <gmock/gmock.h>

#include <string>

#include "reading/read.hpp"
#include "reconcile/print.hpp"

namespace luoshi::reconcile {
namespace {

const std::u32string earlier_text =
    U"政府工作报告\n——2025年1月10日在启明区第五届人民代表大会第四次会议上\n"
    U"一、2024年工作回顾\n一般公共预算收入40亿元，增长3%。\n"
    U"二、2025年主要任务\n"
    U"今年经济社会发展的主要预期目标是：地区生产总值增长5%以上，一般公共预算收入增长4%，"
    U"城镇登记失业率控制在4%以内，社会消费品零售总额增长6%。\n"
    U"（一）办好民生实事。新增养老床位300张，改造老旧小区12个，新建图书馆1座，"
    U"建成柳堤小学并投入使用，启动渡口街综合整治。新增高新技术企业20家，"
    U"建设设施农业1.3万亩。有机蔬菜基地面积稳定在5万亩以上。出台夜间经济促进办法。"
    U"启动北河大桥建设。\n";

const std::u32string later_text =
    U"政府工作报告\n——2026年1月12日在启明区第五届人民代表大会第五次会议上\n"
    U"一、2025年工作回顾\n"
    U"地区生产总值增长5.6%，一般公共预算收入完成41亿元，城镇登记失业率4.4%，"
    U"社会消费品零售总额完成80亿元。北河大桥正在办理前期手续。"
    U"新增养老床位320张。改造老旧小区9个。柳堤小学正在有序推进。渡口街综合整治全面完成。"
    U"高新技术企业达到96家。建成设施农业9200亩。新增有机蔬菜基地面积6000亩。\n"
    U"二、2026年主要任务\n新建图书馆2座。\n";

// The two reports held together, once for all tests.
struct Together {
  const reading::Report earlier_report = reading::read_report(earlier_text);
  const reading::Report later_report = reading::read_report(later_text);
  const Source earlier{earlier_text, earlier_report};
  const Source later{later_text, later_report};
  const std::vector<Outcome> outcomes = reconcile(earlier, later);

  static const Together& once() {
    static const Together together;
    return together;
  }
};

class Reconciled : public ::testing::Test {
 protected:
  const Source& earlier_ = Together::once().earlier;
  const Source& later_ = Together::once().later;
  const std::vector<Outcome>& outcomes_ = Together::once().outcomes;

  [[nodiscard]] const Outcome& of(std::u32string_view words) const {
    for (const Outcome& one : outcomes_) {
      const auto& statement = earlier_.report.statements[one.promise];
      if (earlier_.words(statement).find(words) != words.npos) return one;
    }
    ADD_FAILURE() << "no such promise";
    return outcomes_.front();
  }
};

using ::testing::HasSubstr;

TEST_F(Reconciled, a_growth_is_held_against_a_growth) {
  EXPECT_EQ(of(U"地区生产总值").verdict, Verdict::met);
  EXPECT_THAT(of(U"地区生产总值").reason, HasSubstr("5.6 ≥ 5"));
}

TEST_F(Reconciled, a_growth_target_is_held_against_a_level_where_the_arithmetic_is_lawful) {
  EXPECT_EQ(of(U"一般公共预算收入").verdict, Verdict::missed);
  EXPECT_THAT(of(U"一般公共预算收入").reason, HasSubstr("40 亿元 × (1 + 4 %)"));
}

TEST_F(Reconciled, an_upper_limit_is_kept_from_below) {
  EXPECT_EQ(of(U"失业率").verdict, Verdict::missed);
  EXPECT_THAT(of(U"失业率").reason, HasSubstr("4.4 > 4"));
}

TEST_F(Reconciled, counts_decide) {
  EXPECT_EQ(of(U"养老床位").verdict, Verdict::met);
  EXPECT_EQ(of(U"老旧小区").verdict, Verdict::missed);
}

TEST_F(Reconciled, units_of_another_multiple_are_converted) {
  EXPECT_EQ(of(U"设施农业").verdict, Verdict::missed);
}

TEST_F(Reconciled, a_stock_does_not_answer_an_increment_nor_the_reverse) {
  EXPECT_EQ(of(U"高新技术企业").verdict, Verdict::unclear);
  EXPECT_EQ(of(U"有机蔬菜基地").verdict, Verdict::unclear);
}

TEST_F(Reconciled, what_was_to_be_finished_and_goes_on_is_unclear) {
  EXPECT_EQ(of(U"柳堤小学").verdict, Verdict::unclear);
  EXPECT_EQ(of(U"渡口街").verdict, Verdict::met);
}

TEST_F(Reconciled, a_growth_without_a_base_cannot_be_told_from_a_level) {
  EXPECT_EQ(of(U"社会消费品").verdict, Verdict::unclear);
  EXPECT_THAT(of(U"社会消费品").reason, HasSubstr("没有可与之相比的数"));
}

TEST_F(Reconciled, what_was_to_begin_and_is_prepared_is_unclear) {
  EXPECT_EQ(of(U"北河大桥").verdict, Verdict::unclear);
  EXPECT_THAT(of(U"北河大桥").reason, HasSubstr("前期手续"));
}

TEST_F(Reconciled, a_new_promise_reports_on_no_old_one) {
  EXPECT_EQ(of(U"图书馆").verdict, Verdict::unreported);
  EXPECT_FALSE(of(U"图书馆").result);
  EXPECT_EQ(of(U"夜间经济").verdict, Verdict::unreported);
}

TEST_F(Reconciled, json_lines_carry_null_offsets_where_nothing_reports) {
  const auto lines = print_jsonl(outcomes_);
  EXPECT_THAT(lines, HasSubstr(R"("result_begin":null,"result_end":null,"verdict":"unreported")"));
  EXPECT_EQ(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')),
            outcomes_.size());
}

TEST_F(Reconciled, markdown_counts_by_verdict) {
  EXPECT_THAT(print_markdown(earlier_, later_, outcomes_), HasSubstr("- 未兑现 "));
}

TEST(reconcile, reports_without_statements_have_no_outcomes) {
  const reading::Report nothing = reading::read_report(U"");
  EXPECT_TRUE(reconcile({U"", nothing}, {U"", nothing}).empty());
}

}  // namespace
}  // namespace luoshi::reconcile

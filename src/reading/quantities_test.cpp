#include "reading/quantities.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "reading/names.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

constexpr Setting review{Part::review, 2030, 2031};
constexpr Setting plan{Part::plan, 2030, 2031};

struct Case {
  std::string_view words;
  std::vector<std::string> quantities;  // value unit kind qualifier role indicator
};

std::vector<Quantity> read(std::string_view words, const Setting& setting) {
  return find_quantities_in(text::from_utf8(words), 0, setting);
}

std::vector<std::string> told(std::string_view words, const Setting& setting) {
  std::vector<std::string> all;
  for (const Quantity& each : read(words, setting)) {
    const std::string value = each.value.empty() ? each.low + ".." + each.high : each.value;
    all.push_back(value + " " + each.unit + " " + std::string(name_of(each.kind)) + " " +
                  std::string(name_of(each.qualifier)) + " " + std::string(name_of(each.role)) +
                  " " + each.indicator);
  }
  return all;
}

void expect_all(const std::vector<Case>& cases, const Setting& setting) {
  for (const Case& each : cases) {
    EXPECT_THAT(told(each.words, setting), ElementsAreArray(each.quantities)) << each.words;
  }
}

TEST(quantities, name_what_stands_before_or_behind_the_number) {
  expect_all(
      {
          {"渔港年吞吐量完成62.5万吨。", {"62.5 万吨 result exact level 渔港年吞吐量"}},
          {"完成18座灯塔维护。", {"18 座 result exact level 灯塔维护"}},
          {"新建灯塔18座、码头3处。",
           {"18 座 result exact level 新建灯塔", "3 处 result exact level 码头"}},
          {"北岛、南岛等6个渔村通水。", {"6 个 result exact level 渔村通水"}},
          {"9艘渔船完成改造。", {"9 艘 result exact level 渔船"}},
          {"对全县25家船厂进行检查。", {"25 家 result exact level 船厂"}},
          {"落实700万海堤养护资金。", {"700 万元 result exact level 海堤养护资金"}},
          {"财政支出年初预算1184万。", {"1184 万元 result exact level 财政支出年初预算"}},
          {"渔民总数突破8万。", {"8 万 result over level 渔民总数"}},
          {"惠及5.6万渔民家庭。", {}},
          {"惠及5.6万户。", {"5.6 万户 result exact level 惠及"}},
      },
      review);
}

TEST(quantities, carry_the_name_along_a_chain_of_clauses) {
  expect_all(
      {
          {"海产加工产值达到91亿元，同比增长7.5%，高于全市平均2.1个百分点。",
           {"91 亿元 result exact level 海产加工产值", "7.5 % result exact growth 海产加工产值",
            "2.1 个百分点 result exact points 海产加工产值"}},
          {"海水养殖面积3万亩、增加500亩。",
           {"3 万亩 result exact level 海水养殖面积", "500 亩 result exact level 海水养殖面积"}},
          {"实施海堤项目12个，总投资8亿元。",
           {"12 个 result exact level 海堤项目", "8 亿元 result exact level 海堤项目总投资"}},
          {"总投资8亿元的2座跨海大桥开工。",
           {"8 亿元 result exact level 跨海大桥总投资", "2 座 result exact level 跨海大桥"}},
          {"渔业用电4亿度，占全县用电的38%。",
           {"4 亿度 result exact level 渔业用电",
            "38 % result exact share 渔业用电占全县用电比重"}},
      },
      review);
}

TEST(quantities, give_each_member_of_a_list_its_own_name) {
  expect_all(
      {
          {"城镇、渔村居民人均收入分别增长5.5%和8%。",
           {"5.5 % result exact growth 城镇居民人均收入",
            "8 % result exact growth 渔村居民人均收入"}},
          {"城乡低保标准分别提高到900元、700元。",
           {"900 元 result exact level 城镇低保标准", "700 元 result exact level 农村低保标准"}},
          {"捕捞业、海产加工业增加值分别高于全省3.2和4.7个百分点。",
           {"3.2 个百分点 result exact points 捕捞业增加值",
            "4.7 个百分点 result exact points 海产加工业增加值"}},
          {"第一、二、三产业增加值分别增长2.3%、3%和3.6%。",
           {"2.3 % result exact growth 第一产业增加值", "3 % result exact growth 第二产业增加值",
            "3.6 % result exact growth 第三产业增加值"}},
          {"甲岛、乙岛分别实现税收3亿元、2亿元。",
           {"3 亿元 result exact level 甲岛税收", "2 亿元 result exact level 乙岛税收"}},
      },
      review);
}

TEST(quantities, leave_a_bracket_behind_when_it_closes) {
  expect_all(
      {
          {"渔税总额达到9亿元（含关税2.6亿元），增长8%。",
           {"9 亿元 result exact level 渔税总额", "2.6 亿元 result exact level 关税",
            "8 % result exact growth 渔税总额"}},
          {"渔船由80艘增至120艘（远洋30艘），总吨位5万吨。",
           {"80 艘 baseline exact level 渔船", "120 艘 result exact level 渔船",
            "30 艘 result exact level 远洋", "5 万吨 result exact level 总吨位"}},
      },
      review);
}

TEST(quantities, tell_a_measure_from_what_it_is_held_against) {
  expect_all(
      {
          {"海产出口同比-3.2%。", {"-3.2 % result exact growth 海产出口"}},
          {"每户渔船吨位达9.2吨，是全省平均水平的2倍。",
           {"9.2 吨 result exact level 每户渔船吨位", "2 倍 result exact level 每户渔船吨位"}},
          {"接待游客40万人次，恢复至2028年的86%。",
           {"40 万人次 result exact level 接待游客", "86 % result exact share 接待游客"}},
          {"渔港排名从全国第35位跨入30强。", {"35 位 baseline exact rank 渔港"}},
          {"渔业收入比2028年增长1.2倍。", {"1.2 倍 result exact growth 渔业收入"}},
          {"一季度渔业产值下降7%，上半年降幅收窄至0.6%。",
           {"7 % result exact growth 渔业产值", "0.6 % result exact growth 渔业产值降幅"}},
          {"一季度渔业产值下降7%，前三季度转正为1.9%。",
           {"7 % result exact growth 渔业产值", "1.9 % result exact growth 渔业产值"}},
          {"海产加工产值70亿元，年均递增32%，占全县工业产值8%，占全市海产加工产值41%。",
           {"70 亿元 result exact level 海产加工产值", "32 % result exact growth 海产加工产值",
            "8 % result exact share 海产加工产值占全县工业产值比重",
            "41 % result exact share 海产加工产值占全市海产加工产值比重"}},
          {"航运事故死亡率控制在0.01以内。", {"0.01 - result at_most level 航运事故死亡率"}},
      },
      review);
}

TEST(quantities, read_the_units_of_transport_and_health) {
  expect_all(
      {
          {"接种疫苗45万剂次。", {"45 万剂次 result exact level 接种疫苗"}},
          {"货物周转量1.2亿吨公里。", {"1.2 亿吨公里 result exact level 货物周转量"}},
          {"稳岗补贴惠及船厂9家次。", {"9 家次 result exact level 稳岗补贴惠及船厂"}},
          {"整理渔业档案3万卷。", {"3 万卷 result exact level 整理渔业档案"}},
      },
      review);
}

TEST(quantities, tell_exact_values_from_bounds_and_guesses) {
  expect_all(
      {
          {"接待游客约40万人次。", {"40 万人次 result about level 接待游客"}},
          {"培训船员1300余名。", {"1300 名 result over level 培训船员"}},
          {"整改隐患2.4万多处。", {"2.4 万处 result over level 整改隐患"}},
          {"海产品抽检合格率超过98%。", {"98 % result over share 海产品抽检合格率"}},
          {"举办渔家文化活动近200场。", {"200 场 result under level 渔家文化活动"}},
          {"登记失业率控制在4%以内。", {"4 % result at_most share 登记失业率"}},
          {"灯塔完好率95%以上。", {"95 % result over share 灯塔完好率"}},
      },
      review);
  expect_all(
      {
          {"渔业产值增长6%以上。", {"6 % target at_least growth 渔业产值"}},
          {"渔业产值增长6%左右。", {"6 % target about growth 渔业产值"}},
          {"渔业产值增长6%—7%。", {"6..7 % target range growth 渔业产值"}},
          {"新增冷库3至5座。", {"3..5 座 target range level 新增冷库"}},
          {"新增船厂不少于2家。", {"2 家 target at_least level 新增船厂"}},
          {"城乡居民收入分别增长5%和7%以上。",
           {"5 % target at_least growth 城镇居民收入", "7 % target at_least growth 农村居民收入"}},
          {"每个镇至少建成2座灯塔。", {"2 座 target at_least level 灯塔"}},
      },
      plan);
}

TEST(quantities, tell_amounts_changes_shares_and_ranks_apart) {
  expect_all(
      {
          {"海水水质优良率提高到88.5%。", {"88.5 % result exact share 海水水质优良率"}},
          {"海水水质优良率提高3个百分点。", {"3 个百分点 result exact points 海水水质优良率"}},
          {"审批时限压减六成。", {"6 成 result exact growth 审批时限"}},
          {"渔获量是去年的两倍多。", {"2 倍 result over growth 渔获量"}},
          {"冷链货运量增长1.5倍。", {"1.5 倍 result exact growth 冷链货运量"}},
          {"捕捞业增速9.1%。", {"9.1 % result exact growth 捕捞业增速"}},
          {"海堤项目完成年度计划的121%。", {"121 % result exact vs_target 海堤项目"}},
          {"渔业产值超出预定目标2个百分点。", {"2 个百分点 result exact vs_target 渔业产值"}},
          {"渔业产值位居全省第4位。", {"4 位 result exact rank 渔业产值"}},
          {"海水环境综合指数3.9。", {"3.9 - result exact level 海水环境综合指数"}},
      },
      review);
}

TEST(quantities, know_results_targets_and_baselines_by_their_words) {
  expect_all(
      {
          {"渔业产值由2026年的5亿元增加到9亿元。",
           {"5 亿元 baseline exact level 渔业产值", "9 亿元 result exact level 渔业产值"}},
          {"补助标准由160元和80元分别提高到300元和200元。",
           {"160 元 baseline exact level 补助标准", "80 元 baseline exact level 补助标准",
            "300 元 result exact level 补助标准", "200 元 result exact level 补助标准"}},
          {"优良天数290天，比上年270天增加20天。",
           {"290 天 result exact level 优良天数", "270 天 baseline exact level 优良天数",
            "20 天 result exact level 优良天数"}},
          {"力争到2035年渔业产值达到30亿元。", {"30 亿元 target exact level 渔业产值"}},
      },
      review);
  expect_all({{"主要预期目标是：渔业产值增长5%，灯塔达到40座。",
               {"5 % target exact growth 渔业产值", "40 座 target exact level 灯塔"}}},
             review);
  expect_all({{"去年渔业产值9亿元。", {"9 亿元 result exact level 渔业产值"}},
              {"目前，12座灯塔已完工。", {"12 座 result exact level 灯塔"}}},
             plan);
}

TEST(quantities, look_past_how_a_figure_was_reckoned) {
  expect_all(
      {
          {"渔业产值12亿元，按可比价格计算增长5%，剔除价格因素后增长3%。",
           {"12 亿元 result exact level 渔业产值", "5 % result exact growth 渔业产值",
            "3 % result exact growth 渔业产值"}},
          {"海产出口由一季度的-8.6%回升到1.2%。",
           {"-8.6 % baseline exact share 海产出口", "1.2 % result exact share 海产出口"}},
          {"捕捞业增速由一季度的2%回升到5%。",
           {"2 % baseline exact growth 捕捞业增速", "5 % result exact growth 捕捞业增速"}},
          {"渔港吞吐量恢复到2019年的103%。", {"103 % result exact share 渔港吞吐量"}},
      },
      review);
}

TEST(quantities, find_the_name_one_clause_earlier) {
  expect_all(
      {
          {"海上事故起数、死亡人数“双下降”，降幅分别为12%、9%。",
           {"12 % result exact growth 海上事故起数", "9 % result exact growth 死亡人数"}},
          {"渔业产值9亿元，规模稳居全省前3位。",
           {"9 亿元 result exact level 渔业产值", "3 位 result exact rank 渔业产值规模"}},
          {"共有渔港86个，其中一级3个、二级以上28个。",
           {"86 个 result exact level 渔港", "3 个 result exact level 一级渔港",
            "28 个 result exact level 二级以上渔港"}},
      },
      review);
}

TEST(quantities, read_full_width_digits_blanks_and_thousands) {
  expect_all(
      {
          {"渔业产值增长１２．５％。", {"12.5 % result exact growth 渔业产值"}},
          {"渔业产值增长12 .5 %。", {"12.5 % result exact growth 渔业产值"}},
          {"登记渔船1,256艘。", {"1256 艘 result exact level 登记渔船"}},
          {"平均浓度31微克/立方米。", {"31 微克/立方米 result exact level 平均浓度"}},
          {"更新船用发动机86台（套）。", {"86 台 result exact level 更新船用发动机"}},
      },
      review);
}

TEST(quantities, count_in_chinese_numerals_only_what_one_can_visit) {
  expect_all(
      {
          {"建成三所渔村小学。", {"3 所 result exact level 建成渔村小学"}},
          {"打通两条高速公路。", {"2 条 result exact level 打通高速公路"}},
          {"七八十户渔民搬入新居。", {"70..80 户 result range level 渔民搬入新居"}},
          {"打好三大攻坚战，做到两个维护，一批项目落地，坚持一体推进。", {}},
          {"第一产业、四个意识、五年行动、一站式服务、六大工程。", {}},
      },
      review);
}

TEST(quantities, leave_dates_names_codes_and_thresholds_alone) {
  for (const std::string_view words : {
           "2030年3月5日，第24届渔民节在9号码头举行。",
           "地铁7号线、国道G234、12345热线、PM2.5治理、5G基站、4A级景区。",
           "落实“1+5”治理体系和“3个100”工程。",
           "依据〔2029〕12号文件和《渔业规划（2026-2030）》。",
           "渔业产值[12]稳步增长，见注〔3〕。",
           "进入全国500强，实现24小时自助服务和15分钟生活圈。",
           "建设110千伏变电站，照顾60岁以上老人。",
           "每10万人口配备海上救援力量。",
           "十四五以来，二十大精神深入人心，20世纪90年代的老码头焕新。",
           "电话：022-12345678",
       }) {
    EXPECT_THAT(told(words, review), IsEmpty()) << words;
  }
}

TEST(quantities, keep_a_threshold_inside_the_name_it_belongs_to) {
  expect_all(
      {{"引进10亿元以上项目7个。", {"7 个 result exact level 引进10亿元以上项目"}},
       {"培育存栏50头以上养殖大户23户。", {"23 户 result exact level 培育存栏50头以上养殖大户"}},
       {"引进渔船3艘以上。", {"3 艘 result over level 引进渔船"}}},
      review);
}

TEST(quantities, tell_a_share_from_the_growth_before_it) {
  expect_all({{"渔业产值增长17.1%，占比提升至30.2%。",
               {"17.1 % result exact growth 渔业产值", "30.2 % result exact share 渔业产值占比"}}},
             review);
}

TEST(quantities, name_what_leapt_and_what_was_completed) {
  expect_all(
      {{"渔业产值由2026年的7亿元跃升到2030年的16亿元。",
        {"7 亿元 baseline exact level 渔业产值", "16 亿元 result exact level 渔业产值"}},
       {"海堤建设任务20公里，完成25公里，完成率125%。",
        {"20 公里 result exact level 海堤建设任务", "25 公里 result exact level 海堤建设任务",
         "125 % result exact share 海堤建设任务完成率"}}},
      review);
}

TEST(quantities, tell_living_together_from_a_place_among_others) {
  expect_all({{"推动1.28万户渔民集中居住。", {"1.28 万户 result exact level 渔民集中居住"}}},
             review);
}

TEST(quantities, share_a_noun_behind_two_numbers_that_touch) {
  expect_all({{"改造5幢3万平方米旧渔房和8幢2万平方米老厂房。",
               {"5 幢 result exact level 改造旧渔房", "3 万平方米 result exact level 旧渔房",
                "8 幢 result exact level 老厂房", "2 万平方米 result exact level 老厂房"}}},
             review);
}

TEST(quantities, see_where_an_expected_change_began) {
  expect_all({{"渔业产值从2026年5亿元预计提高到2030年9亿元。",
               {"5 亿元 baseline exact level 渔业产值", "9 亿元 result exact level 渔业产值"}}},
             review);
}

TEST(quantities, take_a_class_of_medicines_or_waters_for_a_name) {
  expect_all({{"1.1类新药完成临床试验，3类水体全部消除。", {}},
              {"新增药品5类。", {"5 类 result exact level 新增药品"}}},
             review);
}

TEST(quantities, give_the_year_a_value_is_of) {
  const auto of_review = read("渔业产值由2026年的5亿元增加到9亿元。", review);
  ASSERT_EQ(of_review.size(), 2U);
  EXPECT_EQ(of_review[0].year, 2026);
  EXPECT_EQ(of_review[1].year, 2030);
  const auto ahead = read("到2035年渔业产值达到30亿元。", plan);
  ASSERT_EQ(ahead.size(), 1U);
  EXPECT_EQ(ahead[0].year, 2035);
}

TEST(quantities, place_their_spans_in_the_source) {
  const std::u32string words = U"渔业产值 达到 12 .5 亿元。";
  const auto found = find_quantities_in(words, 100, review);
  ASSERT_EQ(found.size(), 1U);
  const std::size_t begin = words.find(U'1');
  EXPECT_EQ(found[0].span.begin, 100 + begin);
  EXPECT_EQ(found[0].span.end, 100 + words.find(U'元') + 1);
}

TEST(quantities, are_less_certain_where_the_name_is_borrowed_or_the_numeral_is_chinese) {
  const auto plain = read("渔港年吞吐量完成62.5万吨。", review);
  const auto borrowed = read("渔业运行平稳，增长5%。", review);
  const auto chinese = read("建成三所渔村小学。", review);
  ASSERT_EQ(plain.size() + borrowed.size() + chinese.size(), 3U);
  EXPECT_LT(borrowed[0].certainty, plain[0].certainty);
  EXPECT_LT(chinese[0].certainty, plain[0].certainty);
}

TEST(quantities, skip_furniture_titles_and_footnotes) {
  const std::u32string words = U"产值5亿元。产值6亿元。";
  Document document;
  document.pieces = {
      {PieceKind::footnote, Part::review, 0, {0, 6}, {}, {}},
      {PieceKind::paragraph, Part::review, 0, {6, 12}, {}, {}},
  };
  const auto found = find_quantities(words, document);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "6");
}

}  // namespace
}  // namespace luoshi::reading

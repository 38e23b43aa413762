#include "reading/structure.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using testing::ElementsAre;

struct Read {
  std::u32string text;
  Document document;

  explicit Read(std::string_view utf8)
      : text(text::from_utf8(utf8)), document(read_document(text)) {}

  // The first piece whose text begins with `words`.
  [[nodiscard]] const Piece& piece(std::u32string_view words) const {
    for (const Piece& piece : document.pieces) {
      if (std::u32string_view(text).substr(piece.span.begin).starts_with(words)) return piece;
    }
    ADD_FAILURE() << "no piece begins with " << text::to_utf8(words);
    static const Piece none;
    return none;
  }

  [[nodiscard]] std::vector<std::string> path(std::u32string_view words) const {
    const Piece& found = piece(words);
    const auto index = static_cast<std::size_t>(&found - document.pieces.data());
    return section_path(text, document, index);
  }
};

constexpr std::string_view small_report = R"(来源：云湖区融媒体中心 时间：2031-02-03 10:00
政 府 工 作 报 告
——2031年1月15日在青川市云湖区第六届人民代表大会第一次会议上
云湖区区长 某某
各位代表：
现在，我代表云湖区人民政府，向大会报告工作，请予审议。
一、2030年工作回顾
过去一年，全区上下齐心协力，主要指标稳中有升。
（一）产业提质，动能更足。全年新增企业三百二十户，引进项目15个，云湖码头二期建成投用，港口吞吐能力翻番。
（二）城乡焕新，面貌更美。整修道路12条，栽植行道树4600株，建成口袋公园7处，群众出门见绿。
各位代表，一年的成绩来之不易，向大家表示衷心的感谢！
在肯定成绩的同时，我们也清醒看到，发展还有不少问题：产业结构偏重，养老床位不足。
二、2031年工作目标和重点任务
2031年是承上启下的重要一年。总体要求是：稳中求进，提质增效。
主要预期目标是：地区生产总值增长5%以上，财政收入增长4%。
（一）做强实体经济
壮大先进制造。开工建设云湖智造园二期，新增规模以上工业企业12家，培育单项冠军2家，推动产值突破百亿元。
提振消费市场。举办湖畔购物季8场，改造步行街3条，建成大学城夜间集市，引进首店20家，持续完善服务。
（二）办好民生实事
新建小学2所。
各位代表，让我们更加紧密地团结起来，为建设美丽云湖而努力奋斗！
名词解释
[1]口袋公园：面积较小的街头公园。
网站地图 联系我们
)";

TEST(structure, reads_title_place_date_and_years) {
  const Read read(small_report);
  EXPECT_EQ(read.document.title, "政府工作报告");
  EXPECT_EQ(read.document.place, "青川市云湖区");
  EXPECT_EQ(read.document.delivered, "2031-01-15");
  EXPECT_EQ(read.document.year_reviewed, 2030);
  EXPECT_EQ(read.document.year_planned, 2031);
  EXPECT_TRUE(looks_like_report(read.document));
}

TEST(structure, sets_furniture_and_glossary_aside_visibly) {
  const Read read(small_report);
  EXPECT_EQ(read.piece(U"来源").kind, PieceKind::furniture);
  EXPECT_EQ(read.piece(U"[1]").kind, PieceKind::footnote);
  EXPECT_EQ(read.piece(U"[1]").part, Part::aside);
  EXPECT_EQ(read.piece(U"网站地图").kind, PieceKind::furniture);
}

TEST(structure, tells_the_parts_of_a_report_apart) {
  const Read read(small_report);
  EXPECT_EQ(read.piece(U"现在").part, Part::opening);
  EXPECT_EQ(read.piece(U"全年新增").part, Part::review);
  EXPECT_EQ(read.piece(U"在肯定").part, Part::problems);
  EXPECT_EQ(read.piece(U"2031年是").part, Part::outlook);
  EXPECT_EQ(read.piece(U"主要预期").part, Part::plan);
  EXPECT_EQ(read.piece(U"新建小学").part, Part::plan);
  EXPECT_EQ(read.piece(U"各位代表，让").part, Part::closing);
}

TEST(structure, cuts_a_numbered_opening_off_as_a_heading) {
  const Read read(small_report);
  EXPECT_EQ(read.piece(U"（一）产业提质").kind, PieceKind::heading);
  EXPECT_EQ(read.piece(U"（一）产业提质").level, 2);
  EXPECT_THAT(read.path(U"全年新增"), ElementsAre("2030年工作回顾", "产业提质，动能更足"));
}

TEST(structure, takes_short_first_sentences_of_neighbours_as_run_in_heads) {
  const Read read(small_report);
  EXPECT_THAT(read.path(U"壮大先进制造"),
              ElementsAre("2031年工作目标和重点任务", "做强实体经济", "壮大先进制造"));
}

TEST(structure, covers_all_text_but_white_space_in_order) {
  const Read read(small_report);
  std::size_t at = 0;
  for (const Piece& piece : read.document.pieces) {
    ASSERT_LE(at, piece.span.begin);
    for (; at < piece.span.begin; ++at) EXPECT_TRUE(text::is_space(read.text[at]));
    at = piece.span.end;
  }
}

TEST(structure, joins_lines_that_a_page_broke) {
  const Read read(
      "一、2030年工作回顾\n"
      "这一年我们把修桥补路当作头等大事来抓，先后整修了东门外的石桥和西门内的旧\n"
      "街，又在城南新开了一条环湖步道，沿线种下了两千株柳树，居民傍晚都愿意来走\n"
      "- 2 -\n"
      "二、2031年工作任务\n"
      "开工建设城北水厂。\n");
  EXPECT_EQ(read.document.pieces.size(), 5U);
  EXPECT_EQ(read.piece(U"- 2 -").kind, PieceKind::furniture);
}

TEST(structure, reads_dates_in_chinese_numerals_and_plans_the_year_after_a_december_session) {
  const Read read(
      "政府工作报告\n二〇三〇年十二月二十六日在柳川县第三届人民代表大会第一次会议上\n各位代表：\n"
      "现在，我代表县人民政府，向大会报告工作。\n渡口修好了。\n");
  EXPECT_EQ(read.document.delivered, "2030-12-26");
  EXPECT_EQ(read.document.place, "柳川县");
  EXPECT_EQ(read.document.year_planned, 2031);
}

TEST(structure, reads_a_report_of_five_years_in_three_parts) {
  const Read read(
      "一、过去五年工作回顾\n五年来，全县修渠300公里。\n"
      "二、今后五年的奋斗目标\n今后五年主要目标是：到2035年，粮食产量达到40万吨。\n"
      "三、2031年重点工作\n（一）兴修水利。新修渠道60公里。\n");
  EXPECT_EQ(read.document.year_reviewed, 2030);
  EXPECT_EQ(read.document.year_planned, 2031);
  EXPECT_EQ(read.piece(U"五年来").part, Part::review);
  EXPECT_EQ(read.piece(U"今后五年主要").part, Part::plan);
  EXPECT_EQ(read.piece(U"新修渠道").part, Part::plan);
}

TEST(structure, sets_bare_headings_that_announce_a_section_above_the_others) {
  const Read read(
      "2030年工作回顾\n过去一年，全县勤力同心，渔业产值增长5%。\n"
      "这一年，我们修渠引水，面貌焕然一新\n新修渠道60公里，惠及两岸百姓。\n"
      "聚力兴修水利\n建成水闸3座，灌溉更加便利。\n"
      "2031年工作安排\n今年预期目标是：渔业产值增长6%。\n"
      "继续兴修水利\n新修渠道70公里，建成水闸2座。\n");
  EXPECT_EQ(read.piece(U"新修渠道60").part, Part::review);
  EXPECT_EQ(read.piece(U"建成水闸3").part, Part::review);
  EXPECT_THAT(read.path(U"建成水闸3"), ElementsAre("2030年工作回顾", "聚力兴修水利"));
  EXPECT_EQ(read.piece(U"今年预期").part, Part::plan);
  EXPECT_THAT(read.path(U"新修渠道70"), ElementsAre("2031年工作安排", "继续兴修水利"));
}

TEST(structure, sets_bare_headings_that_look_back_above_the_numbered) {
  const Read read(
      "2030年工作回顾\n过去一年，渔业产值增长5%。\n"
      "一、一年来，我们修渠引水，面貌焕然一新\n新修渠道60公里，惠及两岸百姓。\n"
      "二、一年来，我们重教兴学，人才辈出\n新建渔村小学3所，孩子就近入学。\n"
      "2031年工作安排\n今年预期目标是：渔业产值增长6%。\n"
      "一、继续兴修水利\n新修渠道70公里，建成水闸2座。\n");
  EXPECT_EQ(read.piece(U"新修渠道60").part, Part::review);
  EXPECT_EQ(read.piece(U"新建渔村").part, Part::review);
  EXPECT_EQ(read.piece(U"今年预期").part, Part::plan);
  EXPECT_EQ(read.piece(U"新修渠道70").part, Part::plan);
  EXPECT_THAT(read.path(U"新建渔村"),
              ElementsAre("2030年工作回顾", "一年来，我们重教兴学，人才辈出"));
}

TEST(structure, sets_parts_above_the_numbered_headings) {
  const Read read(
      "第一部分 2030年工作回顾\n过去一年，渔业产值增长5%。\n"
      "一、兴修水利取得新成绩\n新修渠道60公里，惠及两岸百姓。\n"
      "第二部分 2031年主要任务\n今年预期目标是：渔业产值增长6%。\n"
      "一、继续兴修水利\n新修渠道70公里，建成水闸2座。\n");
  EXPECT_EQ(read.piece(U"新修渠道60").part, Part::review);
  EXPECT_EQ(read.piece(U"新修渠道70").part, Part::plan);
  EXPECT_EQ(read.piece(U"一、兴修").level, 2);
}

TEST(structure, finds_headings_and_parts_in_a_text_without_line_breaks) {
  std::string text =
      "各位代表：现在，我代表柳川县人民政府，向大会报告工作。一、2030年工作回顾2030年，全县勤力同心"
      "。";
  for (int i = 0; i < 60; ++i) text += "整修渡口一处，清淤河道若干，两岸百姓出行方便了许多。";
  text += "同时，我们也清醒看到，水利设施还有不少短板。二、2031年工作安排今年是建渠之年。";
  for (int i = 0; i < 30; ++i) text += "继续整修沿河道路，添置渡船，让两岸往来更加便利。";
  const Read read(text);
  EXPECT_EQ(read.piece(U"同时").part, Part::problems);
  EXPECT_EQ(read.document.year_reviewed, 2030);
  EXPECT_EQ(read.document.year_planned, 2031);
  EXPECT_EQ(read.piece(U"二、2031").kind, PieceKind::heading);
}

TEST(structure, answers_any_text_without_a_crash) {
  for (const std::string_view text : {"", "\n\n", "。", "（", "一、", "[1]", "第", "2019年"}) {
    EXPECT_NO_FATAL_FAILURE(Read{text}) << text;
  }
}

TEST(structure, takes_no_novel_and_no_diary_for_a_report) {
  for (const std::string_view text :
       {"从前有座山，山里有座庙。庙里有个老和尚。",
        "第一章 下山\n小和尚挑着水桶走到河边。\n第二章 进城\n城里的灯亮了，他忘了回去的路。\n",
        "2030年5月3日\n今天下雨，没有出门。今年是我住在海边的第三年。\n"}) {
    EXPECT_FALSE(looks_like_report(Read(text).document)) << text;
  }
}

TEST(structure, reads_every_report_beside_the_source_tree) {
  const auto folder = std::filesystem::path(LUOSHI_SOURCE_DIR).parent_path() / "shared" / "reports";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no reports beside the source tree";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path());
    std::stringstream bytes;
    bytes << file.rdbuf();
    const Read read(bytes.str());
    EXPECT_TRUE(looks_like_report(read.document)) << entry.path();
    EXPECT_TRUE(read.document.year_planned.has_value()) << entry.path();
  }
}

}  // namespace
}  // namespace luoshi::reading

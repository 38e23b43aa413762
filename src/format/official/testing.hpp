// A monthly bulletin of a district that does not exist, for the tests of this module.
#pragma once

#include <string>

#include "format/official/document.hpp"

namespace luoshi::format::official::testing {

inline Table monthly_table(std::size_t rows) {
  Table table;
  table.columns = {{"序号", 3, Align::centre},     {"任务内容", 16, Align::left},
                   {"牵头单位", 7, Align::left},   {"年度目标", 7, Align::left},
                   {"完成时限", 6, Align::centre}, {"本月进展", 16, Align::left},
                   {"状态", 4, Align::centre}};
  for (std::size_t i = 0; i < rows; ++i) {
    if (i % 40 == 0) table.rows.push_back({"（" + std::to_string(i / 40 + 1) + "）民生保障"});
    table.rows.push_back({std::to_string(i + 1),
                          "新建公共停车泊位，完善道路照明设施第" + std::to_string(i + 1) + "批",
                          "区住房建设委", "300 个", "2026-11-30",
                          "已完成选址和初步设计，6 月底前开工建设，累计完成 127 个。",
                          i % 7 == 0 ? "红" : "绿"});
  }
  table.note = "注：状态按序时进度评定，红灯表示落后三十个百分点以上。";
  return table;
}

inline Document bulletin(std::size_t rows) {
  Document document;
  document.marking = "内部资料　注意保存";
  document.letterhead = "启明区人民政府督查室文件";
  document.number = "启政督〔2026〕4号";
  document.title = "启明区人民政府督查室关于2026年3月份\n重点工作落实情况的通报";
  document.addressee = "各街道办事处，区政府各委、办、局，各直属单位：";
  document.blocks = {
      Paragraph{"",
                "为推动区政府2026年《政府工作报告》确定的重点任务落地见效，区政府督查室对截至3月31"
                "日的进展情"
                "况进行了督查。现将有关情况通报如下。"},
      Heading{1, "一、总体进展情况"},
      Paragraph{"",
                "本年度列入督查的事项共194项，涉及91个承办单位。截至3月31日，已办结12项，占6.2%"
                "；正常推进15"
                "6项，占80.4%；进度滞后26项，占13.4%，其中黄灯19项、红灯7项。"},
      Heading{2, "（一）进展较快的事项"},
      Paragraph{"",
                "区教育局牵头的“新增学前教育学位1500个”已完成1120个，超出序时进度49.7个百分点。"},
      Paragraph{"1. 老旧小区改造。",
                "区住房建设委已完成12个小区的立项和设计招标，4月上旬全部进场。"},
      Heading{2, "（二）进度滞后的事项"},
      Table{"进度滞后事项一览表",
            {{"序号", 2, Align::centre},
             {"事项", 10, Align::left},
             {"牵头单位", 5, Align::left},
             {"状态", 3, Align::centre}},
            {{"1", "城市道路大修工程（第二批）", "区城管委", "红灯"},
             {"2", "社区老年日间照料中心建设", "区民政局", "红灯"},
             {"3", "建设口袋公园5处", "区城管委", "黄灯"}},
            ""},
      Heading{1, "二、存在的主要问题"},
      Paragraph{"",
                "一是部分项目前期手续办理周期长，土地、规划、环评等环节衔接不紧。二是个别单位未按月"
                "填报进展"
                "，区商务局、向阳街道连续两个月逾期。三是跨部门事项配合不够，配合单位未在规定期限内"
                "确认。"},
      Heading{1, "三、下一步工作要求"},
      Paragraph{"",
                "各承办单位要对照完成时限倒排工期，逐项明确责任人。红灯事项牵头单位于4月15日前书面"
                "报告原因和"
                "整改措施，区政府督查室将适时开展实地督查。"},
  };
  Annex annex;
  annex.title = "2026年3月份重点工作进展情况表";
  annex.landscape = true;
  annex.blocks = {monthly_table(rows)};
  document.annexes = {annex};
  document.signature = "启明区人民政府督查室";
  document.date = "2026年4月7日";
  document.copies = "区委办公室，区人大常委会办公室，区政协办公室，区长、各副区长";
  document.printed_by = "启明区人民政府督查室";
  document.printed_on = "2026年4月7日";
  document.written_at = Instant{1'775'520'000'000};
  return document;
}

}  // namespace luoshi::format::official::testing

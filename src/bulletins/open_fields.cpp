// Which datasets there are, and what stands in their fields.
#include <algorithm>
#include <array>

#include "bulletins/open_data.hpp"

namespace luoshi::bulletins {
namespace {

constexpr DataField item_field{"item", "string", {"事项标识", "Id of the item"}};
constexpr DataField number_field{"number", "string", {"事项编号", "Number of the item"}};

constexpr std::array item_fields{
    DataField{"item",
              "string",
              {"事项标识，其他数据集以此对应", "Id, by which other datasets refer to it"}},
    number_field,
    DataField{"year", "integer", {"年度", "Year"}},
    DataField{
        "type",
        "string",
        {"类型：action 任务，expected_indicator 预期性指标，binding_indicator 约束性指标，problem "
         "问题，"
         "standing_duty 常态工作，result 完成情况",
         "Type: action, expected_indicator, binding_indicator, problem, standing_duty, result"}},
    DataField{"headline", "string", {"事项名称", "Headline"}},
    DataField{"text", "string", {"原文", "Words of the document it comes from"}},
    DataField{"section",
              "string",
              {"所在章节，各级之间以斜线分开", "Section, its levels parted by slashes"}},
    DataField{"source_kind",
              "string",
              {"来源类别：work_report 工作报告，residents_promises 民心工程，rectification "
               "巡视整改，resolution "
               "人大决议，instruction 领导批示，meeting 会议议定，problem_list 问题清单",
               "Kind of source: work_report, residents_promises, rectification, resolution, "
               "instruction, meeting, problem_list"}},
    DataField{"source_title", "string", {"来源文件名称", "Title of the source"}},
    DataField{"lead_unit", "string", {"牵头单位代码", "Id of the lead unit"}},
    DataField{"lead_unit_name", "string", {"牵头单位", "Lead unit"}},
    DataField{
        "supporting_units", "string", {"配合单位，以顿号分开", "Supporting units, parted by 、"}},
    DataField{"due_date", "date", {"完成时限", "Due date"}},
    DataField{"completion_standard", "string", {"完成标准", "Completion standard"}},
    DataField{"parent", "string", {"上级事项标识", "Id of the item it is a part of"}},
    DataField{"published_on", "date", {"公开日期", "Day it was made public"}},
};

constexpr std::array target_fields{
    item_field,
    number_field,
    DataField{"position", "integer", {"序号", "Position in the item"}},
    DataField{"indicator", "string", {"指标", "What the number measures"}},
    DataField{"value", "decimal", {"数值；区间见上下限", "Value; a range has bounds instead"}},
    DataField{"low", "decimal", {"区间下限", "Lower bound of a range"}},
    DataField{"high", "decimal", {"区间上限", "Upper bound of a range"}},
    DataField{"unit", "string", {"单位", "Unit"}},
    DataField{"kind",
              "string",
              {"result 完成，target 目标，baseline 基数", "result, target or baseline"}},
    DataField{
        "qualifier",
        "string",
        {"exact 等于，about 约，over 超过，under 不到，at_least 不低于，at_most 不高于，range 范围",
         "exact, about, over, under, at_least, at_most or range"}},
    DataField{
        "role",
        "string",
        {"level 总量，growth 增长，points 百分点变化，share 占比，vs_target 完成目标，rank 位次",
         "level, growth, points, share, vs_target or rank"}},
    DataField{"year", "integer", {"所属年度", "Year it is about"}},
    DataField{"computed", "boolean", {"是否由程序推算", "Whether the program worked it out"}},
    DataField{"computation", "string", {"推算的算式", "Formula it was worked out by"}},
};

constexpr std::array milestone_fields{
    item_field,
    number_field,
    DataField{"period", "string", {"月份或季度", "Month or quarter"}},
    DataField{"due_date", "date", {"计划达到日期", "Day it was planned for"}},
    DataField{"words", "string", {"形象进度", "Milestone"}},
    DataField{"reached_on", "date", {"达到日期", "Day it was reached"}},
};

constexpr std::array amendment_fields{
    item_field,
    number_field,
    DataField{"position", "integer", {"第几次调整", "Which amendment of the item"}},
    DataField{"decided_by", "string", {"作出决定的会议或机关", "Who decided"}},
    DataField{"decided_on", "date", {"决定日期", "Day of the decision"}},
    DataField{"reason", "string", {"理由", "Reason"}},
    DataField{
        "field",
        "string",
        {"调整的内容：headline 名称，text 文字，quantities 目标，completion_standard "
         "完成标准，lead_unit "
         "牵头单位，due_date 时限，recurrence 频次，stage 撤销",
         "What changed: headline, text, quantities, completion_standard, lead_unit, due_date, "
         "recurrence, stage"}},
    DataField{"before", "string", {"调整前", "Before"}},
    DataField{"after", "string", {"调整后", "After"}},
};

constexpr std::array progress_fields{
    item_field,
    number_field,
    DataField{"unit", "string", {"填报单位代码", "Id of the unit that reported"}},
    DataField{"unit_name", "string", {"填报单位", "Unit that reported"}},
    DataField{"period", "string", {"反馈期", "Period of the report"}},
    DataField{"percent", "integer", {"形象进度百分比", "Milestone progress in percent"}},
    DataField{"indicator", "string", {"指标", "What the value measures"}},
    DataField{"value", "decimal", {"数值", "Value"}},
    DataField{"value_unit", "string", {"单位", "Unit of the value"}},
    DataField{
        "origin",
        "string",
        {"数据来源：reported 填报，computed 计算，cited 引用", "reported, computed or cited"}},
    DataField{"cited_source", "string", {"引用的出处", "Source of a cited value"}},
    DataField{"words", "string", {"进展情况", "What was reported"}},
    DataField{"signed_on", "date", {"单位负责人签字日期", "Day the unit head signed"}},
};

constexpr std::array outcome_fields{
    item_field,
    number_field,
    DataField{"basis",
              "string",
              {"依据：report 后一年工作报告，cited 引用他处公布的数据",
               "report: the report of a later year; cited: a figure published elsewhere"}},
    DataField{"verdict",
              "string",
              {"结论：met 兑现，missed 未兑现，unclear 不明确，unreported 未报告",
               "met, missed, unclear or unreported"}},
    DataField{"passage", "string", {"后一年报告的原文", "Passage of the later report"}},
    DataField{"reason", "string", {"算式或理由", "Arithmetic or reason"}},
    DataField{"later_report", "string", {"后一年报告的名称", "Title of the later report"}},
    DataField{"indicator", "string", {"引用数据的指标", "What the cited figure measures"}},
    DataField{"value", "decimal", {"引用的数值", "Cited value"}},
    DataField{"unit", "string", {"单位", "Unit"}},
    DataField{"publisher", "string", {"公布单位", "Who published the figure"}},
    DataField{"document", "string", {"公布文件", "In what"}},
    DataField{"published_on", "date", {"公布日期", "When"}},
    DataField{"link", "anyURI", {"网址", "Where"}},
};

constexpr std::array question_fields{
    item_field,
    number_field,
    DataField{"kind", "string", {"question 提问，comment 意见", "question or comment"}},
    DataField{"words", "string", {"内容，个人信息已去除", "Words, personal data taken out"}},
    DataField{"received_on", "date", {"收到日期", "Day it was received"}},
    DataField{"unit_name", "string", {"答复单位", "Unit that answers"}},
    DataField{"due_date", "date", {"答复期限", "Day the answer is due"}},
    DataField{"answer", "string", {"答复", "Answer"}},
    DataField{"answered_on", "date", {"答复日期", "Day of the answer"}},
};

constexpr std::array all{
    Dataset{"items",
            {"督查事项", "Items under supervision"},
            {"已公开的重点任务、指标和问题，含牵头单位和完成时限",
             "Tasks, indicators and problems that are public, with lead unit and due date"},
            item_fields},
    Dataset{"targets",
            {"事项目标", "Targets of items"},
            {"已公开事项中的数量目标", "The numbers public items commit to"},
            target_fields},
    Dataset{"milestones",
            {"已达到的形象进度", "Milestones reached"},
            {"已公开事项达到的形象进度节点", "Milestones of public items that were reached"},
            milestone_fields},
    Dataset{
        "amendments",
        {"目标调整", "Amendments"},
        {"已公开事项经批准的调整，调整前后两个版本", "Amendments of public items, both versions"},
        amendment_fields},
    Dataset{"progress",
            {"公开的进展反馈", "Released reports of progress"},
            {"经批准公开的进展反馈", "Reports of progress released for the public"},
            progress_fields},
    Dataset{"outcomes",
            {"承诺兑现情况", "What became of promises"},
            {"经核对并批准公开的兑现结论", "Verdicts that were checked and released"},
            outcome_fields},
    Dataset{"questions",
            {"群众提问和答复", "Questions of residents"},
            {"经审核的提问、意见和答复", "Moderated questions and comments, with answers"},
            question_fields},
};

}  // namespace

std::span<const Dataset> datasets() {
  return all;
}

const Dataset* find_dataset(std::string_view id) {
  const auto* found = std::ranges::find(all, id, &Dataset::id);
  return found == all.end() ? nullptr : found;
}

}  // namespace luoshi::bulletins

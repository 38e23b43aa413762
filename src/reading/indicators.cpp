#include "reading/indicators.hpp"

#include "reading/cues.hpp"

namespace luoshi::reading {
namespace {

// Without a number, these still say what is to be reached.
bool is_worded_target(std::u32string_view words) {
  return has_any(words,
                 {U"完成", U"同步", U"保持", U"高于", U"快于", U"优于", U"好于", U"低于", U"达到",
                  U"下达", U"进度目标", U"持续改善", U"稳步", U"不低于", U"平衡", U"稳定"});
}

bool announces(std::u32string_view words) {
  return has_any(words, {U"预期目标", U"主要目标", U"奋斗目标", U"发展目标", U"目标是", U"目标为",
                         U"预期性指标", U"约束性指标", U"主要指标", U"预期指标"});
}

bool goes_on(std::u32string_view words) {
  return starts_with_any(words, {U"力争", U"争取", U"增速", U"年均", U"同比", U"增长",
                                 U"在实际工作中", U"并力争", U"确保"});
}

// Behind the words that announce a list of targets; 0 where the clause announces none.
std::size_t announcement_length(std::u32string_view words, char32_t stop) {
  if (!announces(words)) return 0;
  if (stop == U'：') return words.size();
  const std::size_t verb = find_any(words, {U"目标是", U"目标为", U"指标是", U"指标为"});
  if (verb != words.npos) return verb + 3;
  return words.ends_with(U"是") || words.ends_with(U"为") ? words.size() : 0;
}

}  // namespace

bool names_indicator(std::u32string_view flat) {
  return is_binding(flat) ||
         has_any(flat,
                 {U"生产总值",   U"财政收入",   U"预算收入",     U"税收收入",       U"固定资产投资",
                  U"民间投资",   U"消费品零售", U"可支配收入",   U"失业率",         U"消费价格",
                  U"工业增加值", U"进出口",     U"预期寿命",     U"城镇化率",       U"粮食产量",
                  U"粮食总产",   U"研发经费",   U"研发投入强度", U"全员劳动生产率", U"占地区",
                  U"占国内",     U"占GDP",      U"占比",         U"比重",           U"使用外资",
                  U"增加值"});
}

bool is_binding(std::u32string_view words) {
  return has_any(words, {U"约束性",
                         U"节能",
                         U"减排",
                         U"降碳",
                         U"能耗",
                         U"碳排放",
                         U"二氧化碳",
                         U"污染物",
                         U"细颗粒物",
                         U"PM2.5",
                         U"PM10",
                         U"优良天数",
                         U"空气质量",
                         U"水质",
                         U"断面",
                         U"耕地",
                         U"森林覆盖率",
                         U"生态环境质量",
                         U"粮食综合生产能力",
                         U"受教育年限",
                         U"能源综合生产能力",
                         U"用水量"});
}

std::size_t targets_begin(const Passage& passage) {
  const auto& clauses = passage.clauses;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::u32string_view words = passage.view(clauses[i]);
    const std::size_t length = announcement_length(words, clauses[i].stop);
    if (length == 0) continue;
    const std::size_t first = length == words.size() ? i + 1 : i;
    std::size_t counted = 0;
    for (std::size_t j = first; j < clauses.size(); ++j) counted += clauses[j].quantity_count;
    if (counted > 0) return first;
  }
  return clauses.size();
}

Targets find_targets(const Passage& passage, std::size_t first_clause) {
  Targets targets;
  const auto& clauses = passage.clauses;
  std::size_t i = first_clause;
  for (; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    const std::u32string_view words = passage.view(clause);
    const bool counted = clause.quantity_count > 0;
    const bool same_list = clause.sentence == clauses[first_clause].sentence ||
                           clauses[i - 1].stop == U'；' || clauses[i - 1].stop == U'，';
    if (!same_list && !(names_indicator(words) && (counted || is_worded_target(words)))) break;
    if (!counted && !is_worded_target(words)) continue;
    if (!targets.list.empty() && goes_on(words) && clause.begin == targets.list.back().end + 1) {
      targets.list.back().end = clause.end;
      continue;
    }
    const std::size_t announced = i == first_clause ? announcement_length(words, clause.stop) : 0;
    const std::size_t begin = clause.begin + (announced < words.size() ? announced : 0);
    targets.list.push_back({begin, clause.end, is_binding(words)});
  }
  targets.end = i;
  return targets;
}

}  // namespace luoshi::reading

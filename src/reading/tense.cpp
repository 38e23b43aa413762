#include "reading/tense.hpp"

#include <algorithm>
#include <string>

#include "reading/cues.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

// A year written before the number (2020年, 到2025年), with where it stands.
struct YearSeen {
  int year = 0;
  std::size_t at = 0;
  std::size_t end = 0;
};

// The year whose 年 is the last before `limit`.
std::optional<YearSeen> year_before(View words, std::size_t limit) {
  for (std::size_t i = limit; i-- > 4;) {
    if (words[i] != U'年') continue;
    int year = 0;
    bool digits = true;
    for (std::size_t k = i - 4; k < i; ++k) {
      digits = digits && text::is_digit(words[k]);
      year = year * 10 + static_cast<int>(words[k] - U'0');
    }
    const bool alone = i == 4 || !text::is_digit(words[i - 5]);
    if (digits && alone && year >= 1949 && year <= 2099) return YearSeen{year, i - 4, i + 1};
  }
  return std::nullopt;
}

// 比2015年, 是2015年的1.19倍, 2000年以前: years something is held against or dated by.
bool is_yardstick_year(View words, const YearSeen& seen) {
  const View before = words.substr(0, seen.at);
  const View after = words.substr(seen.end);
  return ends_with_any(before, {U"比", U"较", U"由", U"从", U"是", U"为", U"相比", U"恢复到",
                                U"恢复至", U"相当于", U"达到", U"自"}) ||
         starts_with_any(after, {U"以前", U"前", U"之前", U"以来", U"期间"});
}

// The year that dates the number: in its own clause, or one that opens the sentence or aims at
// something (到2025年) and so holds for all that follows.
std::optional<YearSeen> dating_year(const Surroundings& words) {
  const View sentence = words.sentence;
  const std::size_t clause = sentence.size() - std::min(sentence.size(), words.clause.size());
  for (auto seen = year_before(sentence, sentence.size()); seen;
       seen = year_before(sentence, seen->at)) {
    if (is_yardstick_year(sentence, *seen)) continue;
    const bool here = seen->at >= clause;
    const bool opens = seen->at <= 3 || sentence.substr(0, seen->at).ends_with(U"到");
    if (here || opens) return seen;
  }
  return std::nullopt;
}

constexpr Words reaching = {
    U"增加到", U"增长到", U"提高到", U"上升到", U"提升到", U"下降到", U"降低到", U"减少到",
    U"扩大到", U"发展到", U"压缩到", U"缩短到", U"压减到", U"增加至", U"增长至", U"提高至",
    U"上升至", U"提升至", U"下降至", U"降低至", U"减少至", U"扩大至", U"压缩至", U"缩短至",
    U"压减至", U"增至",   U"降至",   U"升至",   U"减至",   U"降到",   U"升到",   U"增到",
    U"调整为", U"调整到", U"调整至", U"跃升至", U"跃升到", U"缩减至", U"缩减到", U"精简至",
    U"精简到", U"提至",   U"扩展到", U"变为",   U"减为",   U"攀升至", U"跃至",   U"攀升到",
    U"跃上",   U"跃居",   U"至",     U"到",     U"回升到", U"优化为", U"升级为", U"降为",
    U"增为",   U"提高为", U"提标至", U"提标到", U"上调至", U"上调到", U"下调至", U"压到",
    U"减到",   U"拓展到", U"拓展至", U"延长至", U"延长到", U"跨越到", U"精简为", U"压减为",
    U"压缩为", U"跨入",   U"晋升至", U"前移至"};

// 由2010年的5.24亿元增加到8亿元: what comes after 由 and before 增加到 is where it started.
bool starts_a_change(const Surroundings& words) {
  View before = words.before;
  if (before.size() > 16) before.remove_prefix(before.size() - 16);
  const auto from = before.find_last_of(U"由从");
  if (from == View::npos) return false;
  View between = before.substr(from + 1);
  const bool plain = between.size() <= 12 && between.find_first_of(U"、，") == View::npos;
  if (!plain) return false;
  View after = words.after;
  const std::size_t manner = longest_start(
      after, {U"预计", U"预期", U"稳步", U"逐步", U"大幅", U"快速", U"持续", U"跨越式"});
  after.remove_prefix(manner);
  return starts_with_any(after, reaching) ||
         (after.size() <= 14 && words.touches_next && ends_with_any(after, reaching));
}

// 上年的5亿元, 2015年的2330元 given beside the value of the year in question.
bool belongs_to_an_earlier_year(const Surroundings& words, const Setting& setting) {
  const View before = words.before;
  if (ends_with_any(before, {U"上年的", U"去年的", U"上年同期的", U"去年同期的"})) return true;
  if (!before.ends_with(U"年的") && !before.ends_with(U"年末的") && !before.ends_with(U"年底的")) {
    return false;
  }
  const auto seen = year_before(before, before.size());
  if (!seen || seen->end + 2 < before.size()) return false;
  // 恢复到2019年的103% is held against that year, not of it.
  return setting.year_reviewed && seen->year < *setting.year_reviewed &&
         !is_yardstick_year(before, *seen);
}

// 比上年190天增加19天: the yardstick comes with its own value.
bool is_yardstick_value(const Surroundings& words) {
  const View before = words.before;
  const bool yardstick = ends_with_any(
      before, {U"比上年", U"较上年", U"比去年", U"较去年", U"比上年的", U"较上年的", U"比去年的",
               U"比上年同期", U"较上年同期", U"比上年同期的", U"比去年同期", U"较去年同期"});
  const bool changes =
      starts_with_any(words.after, {U"增加", U"减少", U"下降", U"提高", U"增长", U"提升", U"缩短",
                                    U"降低", U"上升", U"多", U"少"});
  return yardstick && words.touches_next && changes;
}

// 主要预期目标是：甲增长5%，乙增长6%: said once for all that follows.
bool is_announced_aim(View sentence) {
  return has_any(sentence, {U"预期目标是", U"预期目标为", U"预期目标：", U"主要目标是",
                            U"奋斗目标是", U"发展目标是"});
}

// 目前，23个项目已开工: a look back within a plan, unless the sentence has turned to the future.
bool is_present_state(View sentence) {
  const auto at = sentence.rfind(U"目前");
  return at != View::npos && !has_any(sentence.substr(at), {U"今年", U"将", U"力争", U"确保",
                                                            U"全年", U"年内", U"计划", U"要"});
}

Kind kind_of(Part part) {
  switch (part) {
    case Part::outlook:
    case Part::plan:
    case Part::closing:
      return Kind::target;
    default:
      return Kind::result;
  }
}

constexpr Words aims = {U"力争", U"争取到", U"规划目标", U"未来五年", U"今后五年", U"明年"};
constexpr Words looks_back = {U"去年",     U"过去一年", U"过去五年", U"截至目前",
                              U"截至去年", U"上一年",   U"五年来",   U"一年来"};

// The year a yardstick is of: written with it, or the year before where it says so.
std::optional<int> baseline_year(const Surroundings& words, const Setting& setting) {
  if (const auto seen = year_before(words.before, words.before.size())) return seen->year;
  const bool last = has_any(words.before, {U"上年", U"去年"});
  return last && setting.year_reviewed ? std::optional(*setting.year_reviewed - 1) : std::nullopt;
}

}  // namespace

Tense find_tense(const Measure& measure, const Surroundings& words, const Setting& setting) {
  if (starts_a_change(words) || is_yardstick_value(words) ||
      (measure.dimension != Dimension::times && belongs_to_an_earlier_year(words, setting))) {
    return {Kind::baseline, true, baseline_year(words, setting)};
  }
  Tense tense;
  tense.kind = kind_of(setting.part);
  tense.year = tense.kind == Kind::target ? setting.year_planned : setting.year_reviewed;
  if (setting.part == Part::outlook) tense.year.reset();
  const auto seen = dating_year(words);
  if (tense.kind == Kind::target) {
    const bool past = seen && setting.year_reviewed && seen->year <= *setting.year_reviewed &&
                      seen->at + words.clause.size() >= words.sentence.size();
    if (past || has_any(words.clause, looks_back) || is_present_state(words.sentence)) {
      return {Kind::result, true, past ? std::optional(seen->year) : setting.year_reviewed};
    }
  } else if (setting.part != Part::aside) {
    const bool future = seen && setting.year_reviewed && seen->year > *setting.year_reviewed;
    if (future || has_any(words.clause, aims) || is_announced_aim(words.sentence)) {
      return {Kind::target, true, future ? std::optional(seen->year) : setting.year_planned};
    }
  }
  if (seen) tense.year = seen->year;
  return tense;
}

}  // namespace luoshi::reading

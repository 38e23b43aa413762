#include "reading/role.hpp"

#include <algorithm>

#include "reading/cues.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

constexpr Words change_verbs = {
    U"增长", U"下降", U"提高", U"提升",   U"减少",   U"增加",   U"上涨",   U"回落",   U"降低",
    U"改善", U"压减", U"压缩", U"缩短",   U"缩减",   U"上升",   U"扩大",   U"下跌",   U"增",
    U"降",   U"减",   U"涨",   U"跌",     U"同比",   U"环比",   U"负增长", U"正增长", U"递增",
    U"递减", U"攀升", U"增产", U"增收",   U"节约",   U"节省",   U"上浮",   U"下浮",   U"上调",
    U"下调", U"提速", U"削减", U"增长了", U"提高了", U"下降了", U"减少了", U"增加了", U"提升了",
    U"增速", U"增幅", U"涨幅", U"降幅",   U"增长率", U"下降率", U"年均",   U"升",     U"翻",
    U"萎缩", U"收窄", U"放缓", U"加快",   U"扩张",   U"改善率", U"减排",   U"降价",   U"提价",
    U"调增", U"调减", U"增产", U"降费",   U"降耗",   U"增值",   U"提质"};

constexpr Words filler = {
    U"分别",   U"约",   U"近",   U"超",     U"超过",   U"突破",   U"逾",     U"均",
    U"达",     U"达到", U"为",   U"不低于", U"不少于", U"不超过", U"不高于", U"接近",
    U"将近",   U"高于", U"低于", U"至少",   U"实现",   U"保持",   U"保持在", U"在",
    U"完成",   U"力争", U"确保", U"预计",   U"控制在", U"稳定在", U"目标",   U"预期目标",
    U"目标为", U"是",   U"累计", U"各",     U"了",     U"不足",   U"仅",     U"再",
    U"大约",   U"左右", U"幅度", U"第",     U"预期",   U"大幅",   U"平均",   U"实际",
    U"以上",   U"最高", U"：",   U"、",     U"和",     U"“",      U"”"};

constexpr Words growth_nouns = {U"增速",     U"增幅",         U"涨幅",     U"降幅",
                                U"增长率",   U"下降率",       U"增长速度", U"跌幅",
                                U"增长目标", U"增长预期目标", U"增长预期", U"升幅",
                                U"压减率",   U"改善率",       U"削减率",   U"降低率"};

View strip_filler(View before) {
  for (;;) {
    std::size_t best = 0;
    for (const View word : filler) {
      if (word.size() > best && before.ends_with(word)) best = word.size();
    }
    if (best == 0) return before;
    before.remove_suffix(best);
  }
}

// 完成年度目标的117%, 占计划投资的118.7%, 超出预定目标1个百分点
bool measures_against_target(View before) {
  View tail = before.substr(before.size() - std::min<std::size_t>(before.size(), 18));
  if (const auto cut = tail.find_last_of(U"，。；：、"); cut != View::npos) {
    tail.remove_prefix(cut + 1);
  }
  constexpr std::size_t words_behind_aim_max = 4;
  for (const View aim :
       {View(U"目标"), View(U"计划"), View(U"任务"), View(U"预算"), View(U"预期")}) {
    const auto at = tail.rfind(aim);
    if (at == View::npos || at + aim.size() + words_behind_aim_max < tail.size()) continue;
    const View ahead = tail.substr(0, at);
    const View behind = tail.substr(at + aim.size());
    static constexpr Words tied = {U"的",     U"投资的",   U"任务的",   U"数的",      U"值的",
                                   U"目标的", U"总投资的", U"任务数的", U"目标任务的"};
    if (std::ranges::find(tied, behind) != tied.end()) {
      return has_any(ahead, {U"占", U"完成", U"为", U"达", U"超", U"相当于"}) || ahead.size() <= 4;
    }
    const bool closed = behind.empty() || behind == U"值" || behind == U"数" || behind == U"任务";
    if (closed && has_any(ahead, {U"超出", U"超额", U"高于", U"超过", U"低于", U"高出", U"快于",
                                  U"超", U"好于"})) {
      return true;
    }
    if (closed && has(ahead, U"完成")) return true;
  }
  return false;
}

bool is_change(View before) {
  const View core = strip_filler(before);
  return ends_with_any(core, growth_nouns) || ends_with_any(core, change_verbs);
}

bool reaches_a_level(View before) {
  View core = before;
  for (;;) {
    const View last = core;
    for (const View word : {View(U"分别"), View(U"约"), View(U"近"), View(U"超过"), View(U"超")}) {
      if (core.ends_with(word)) core.remove_suffix(word.size());
    }
    if (core.size() == last.size()) break;
  }
  return ends_with_any(core, {U"到", U"至", U"为"}) &&
         !ends_with_any(core, {U"达到", U"目标为", U"增速为", U"增幅为", U"增长率为"});
}

// 降低能耗3%, 压缩审批时限60%: the verb stands first and the thing that changes after it.
bool opens_with_change(View before) {
  static constexpr Words opening = {U"降低", U"减少", U"压缩", U"压减", U"缩短", U"提高", U"提升",
                                    U"增加", U"节约", U"缩减", U"削减", U"下调", U"上调", U"精简"};
  // 为企业减少检查频次30%: for whom may stand before the verb.
  if (starts_with_any(before, {U"为", U"使", U"让", U"帮助", U"推动", U"将", U"把"})) {
    const auto verb = find_any(before, opening);
    before = verb == View::npos ? before : before.substr(verb);
  }
  return starts_with_any(before, opening) &&
         !ends_with_any(strip_filler(before), {U"率", U"比重", U"比例", U"占比", U"比"}) &&
         !ends_with_any(before, {U"到", U"至", U"达到", U"为"});
}

// 未达到6%的增长目标: the aim of something that is itself no rate is an aim of growth.
bool is_growth_aim(const Surroundings& words) {
  return starts_with_any(words.after, {U"的预期目标", U"的增长目标", U"的目标", U"的年度目标"}) &&
         !has_any(words.before, {U"率", U"比重", U"占比", U"比例", U"强度"});
}

// 增速回升到5%, 降幅收窄至0.6%, 转正为1.9%: what reached the level is a rate of growth.
bool is_growth_itself(View reached) {
  if (reached.ends_with(U"转正")) return true;
  for (const View verb : {View(U"收窄"), View(U"回升"), View(U"回落"), View(U"扩大"), View(U"放缓"),
                          View(U"提升"), View(U"提高"), View(U"加快")}) {
    if (reached.ends_with(verb)) reached.remove_suffix(verb.size());
  }
  return ends_with_any(reached, growth_nouns);
}

Role rate_role(const Surroundings& words, std::optional<Role> before) {
  if (measures_against_target(words.clause)) return Role::vs_target;
  if (starts_with_any(words.after, {U"的增长", U"以上的增长", U"左右的增长", U"增长", U"的增速",
                                    U"以上增长", U"以上的增速", U"左右增长", U"的速度",
                                    U"左右的增速", U"以上的速度", U"的增幅", U"以上增速", U"增速",
                                    U"的降幅", U"稳步提标", U"提标", U"稳步增长", U"稳步提高"})) {
    return Role::growth;
  }
  const View own = words.before;
  if (before) return *before;
  if (is_growth_aim(words)) return Role::growth;
  // 增速由一季度的2%回升到5%: the rate stands before the change.
  if (const auto from = own.find_last_of(U"由从"); from != View::npos) {
    if (ends_with_any(own.substr(0, from), growth_nouns)) return Role::growth;
  }
  if (reaches_a_level(own)) {
    const View reached = own.substr(0, own.size() - 1);
    return is_growth_itself(strip_filler(reached)) ? Role::growth : Role::share;
  }
  if (is_change(own) || opens_with_change(own)) return Role::growth;
  return Role::share;
}

}  // namespace

Role find_role(const Measure& measure, const Surroundings& words, std::optional<Role> before) {
  if (measure.rank) return Role::rank;
  switch (measure.dimension) {
    case Dimension::points:
      return measures_against_target(words.clause) ? Role::vs_target : Role::points;
    case Dimension::ratio:
      return rate_role(words, before);
    case Dimension::times:
      if (before) return *before;
      if (ends_with_any(words.before, {U"年的", U"末的", U"同期的", U"年前的", U"上年的"}))
        return Role::growth;
      return is_change(words.before) || starts_with_any(words.after, {U"以上的增长", U"的增长"})
                 ? Role::growth
                 : Role::level;
    default:
      return Role::level;
  }
}

}  // namespace luoshi::reading

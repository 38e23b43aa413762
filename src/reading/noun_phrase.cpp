#include "reading/noun_phrase.hpp"

#include <algorithm>

#include "reading/cues.hpp"
#include "reading/vocabulary.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;
using Text = std::u32string;

// Where one of `marks` first stands outside quotation marks.
std::size_t first_outside_quotes(View phrase, View marks) {
  int quoted = 0;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (phrase[i] == U'“') ++quoted;
    if (phrase[i] == U'”') --quoted;
    if (quoted <= 0 && marks.find(phrase[i]) != View::npos) return i;
  }
  return View::npos;
}

constexpr std::size_t name_after_max = 20;

// Nouns that need what they did or whose they are to make a name: 15个项目开工.
bool is_general_noun(View noun) {
  static constexpr Words nouns = {
      U"项目", U"企业", U"公司", U"任务", U"工作", U"成果", U"作品", U"集体", U"个人", U"单位",
      U"品牌", U"产品", U"园区", U"机构", U"事项", U"平台", U"团队", U"工程", U"指标", U"问题",
      U"措施", U"举措", U"部门", U"改革", U"试点", U"服务", U"活动", U"学校", U"学生", U"教师",
      U"干部", U"群众", U"方面", U"环节", U"产业", U"农村", U"政策", U"经验", U"案例", U"课题",
      U"专利", U"标准", U"技术", U"系统", U"设施", U"地块", U"社区", U"城市"};
  return noun.size() <= 1 || std::ranges::find(nouns, noun) != nouns.end();
}

// Verbs that make another indicator of the same noun: 新建公厕 and 改造公厕 are two figures.
constexpr Words telling_verbs = {
    U"新增", U"净增",     U"新建",     U"改建",       U"扩建",   U"新改建", U"新改扩建", U"改扩建",
    U"改造", U"提升改造", U"改造提升", U"引进",       U"培训",   U"培育",   U"减免",     U"淘汰",
    U"拆除", U"新建改造", U"新开通",   U"新认定",     U"新引进", U"新培育", U"整治",     U"建成",
    U"续建", U"关停",     U"修复",     U"新建改扩建", U"打通",   U"盘活",   U"新设",     U"救助",
    U"招聘", U"再建",     U"新开工",   U"创建",       U"储备"};

// Verbs that only say that something was done and leave the name as it is.
constexpr Words plain_verbs = {U"办理", U"收集",     U"受理",     U"组织开展", U"举办", U"召开",
                               U"开展", U"制定",     U"实施",     U"推动",     U"推进", U"打造",
                               U"落实", U"出台",     U"提请审议", U"提请",     U"办结", U"化解",
                               U"惠及", U"建设完成", U"成功创建", U"清理",     U"带动", U"拥有",
                               U"认定", U"安排",     U"争取到",   U"协调",     U"发放"};

Text without_brackets(View phrase) {
  Text out;
  int depth = 0;
  for (const char32_t c : phrase) {
    if (c == U'（') {
      ++depth;
    } else if (c == U'）') {
      depth = std::max(0, depth - 1);
    } else if (depth == 0) {
      out.push_back(c);
    }
  }
  return out;
}

View strip_particles(View after) {
  for (const View word :
       {View(U"以上"), View(U"左右"), View(U"以内"), View(U"以下"), View(U"及以上")}) {
    if (after.starts_with(word)) after.remove_prefix(word.size());
  }
  if (after.starts_with(U"内") &&
      !starts_with_any(after, {U"内河", U"内陆", U"内贸", U"内资", U"内外"})) {
    after.remove_prefix(1);
  }
  while (after.starts_with(U"的")) after.remove_prefix(1);
  return after;
}

// 对全区10个项目进行评价: a preposition opens the phrase, its noun comes after the number.
bool ends_with_preposition(View before) {
  for (const View place : {View(U"全区"), View(U"全市"), View(U"全县"), View(U"全省"),
                           View(U"全国"), View(U"辖区"), View(U"全镇"), View(U"全域")}) {
    if (before.ends_with(place)) before.remove_suffix(place.size());
  }
  return ends_with_any(before, {U"对", U"为",   U"向",   U"把",   U"将",   U"给", U"使",
                                U"让", U"涉及", U"覆盖", U"惠及", U"、",   U"和", U"及",
                                U"与", U"以及", U"等",   U"共",   U"共计", U"的"}) &&
         !ends_with_any(before, {U"总数为", U"总量为", U"数为", U"额为", U"量为"});
}

// 民心工程全面, 安置区年内: the verb that followed was cut off, its adverb is left.
View without_closing_adverbs(View phrase) {
  static constexpr Words adverbs = {U"全面", U"率先", U"已",   U"年内",   U"汛前", U"全部", U"均",
                                    U"将",   U"正",   U"即将", U"正在",   U"顺利", U"陆续", U"相继",
                                    U"已经", U"如期", U"基本", U"年底前", U"有序", U"稳步"};
  for (bool again = true; again;) {
    again = false;
    for (const View word : adverbs) {
      if (phrase.size() < word.size() + 2 || !phrase.ends_with(word)) continue;
      phrase.remove_suffix(word.size());
      again = true;
    }
  }
  return phrase;
}

}  // namespace

bool is_rate(const Measure& measure) {
  return measure.dimension == Dimension::ratio || measure.dimension == Dimension::points ||
         measure.dimension == Dimension::times || measure.rank;
}

bool is_bare_head(View name) {
  static constexpr Words heads = {
      U"总投资",   U"计划总投资", U"计划投资", U"完成投资",     U"总金额",       U"总面积",
      U"投资",     U"面积",       U"总量",     U"总数",         U"总里程",       U"总长",
      U"总长度",   U"占比",       U"比重",     U"增速",         U"增幅",         U"涨幅",
      U"降幅",     U"总规模",     U"年度投资", U"年度计划投资", U"年度完成投资", U"总产值",
      U"总产量",   U"总额",       U"金额",     U"投资额",       U"总投资额",     U"协议投资",
      U"平均",     U"协议总投资", U"产值",     U"规模",         U"总建筑面积",   U"建筑面积",
      U"占地",     U"占地面积",   U"资金",     U"人数",         U"数量",         U"惠及群众",
      U"惠及居民", U"产量",       U"总产",     U"亩产",         U"年产值",       U"投入",
      U"总投入",   U"累计投资",   U"投入资金", U"安排资金",     U"自然增幅",     U"完成率"};
  return std::ranges::find(heads, name) != heads.end();
}

Text tidy(View phrase) {
  Text out(phrase);
  const auto count = [&](char32_t c) { return std::ranges::count(out, c); };
  if (count(U'“') != count(U'”')) {
    std::erase(out, U'“');
    std::erase(out, U'”');
  }
  if (count(U'《') != count(U'》')) {
    std::erase(out, U'《');
    std::erase(out, U'》');
  }
  constexpr View joints = U"、的和及与等·";
  while (!out.empty() && joints.find(out.back()) != View::npos &&
         !ends_with_any(out, {U"惠及", U"涉及", U"普及", U"参与"})) {
    out.pop_back();
  }
  while (!out.empty() && (out.front() == U'、' || out.front() == U'的' || out.front() == U'了'))
    out.erase(0, 1);
  std::erase_if(out, [](char32_t c) { return View(U"，。；：！？,;:!?").find(c) != View::npos; });
  return out;
}

View shortened(View phrase) {
  if (phrase.size() <= indicator_chars_max) return phrase;
  const View tail = phrase.substr(phrase.size() - indicator_chars_max);
  for (std::size_t i = 0; i + 5 < tail.size(); ++i) {
    if (View(U"、对为将把向和及与在使”").find(tail[i]) != View::npos) return tail.substr(i + 1);
  }
  return tail;
}

View drop_plain_verbs(View phrase) {
  for (bool again = true; again;) {
    again = false;
    const std::size_t length = longest_start(phrase, plain_verbs);
    if (length > 0 && phrase.size() >= length + 3) {
      phrase = strip_lead(phrase.substr(length));
      again = true;
    }
  }
  return phrase;
}

Text name_before(const Surroundings& words) {
  const Text plain = without_brackets(words.before);
  View phrase = plain;
  if (!words.first_in_clause) {
    for (const View left :
         {View(U"以上"), View(U"左右"), View(U"以内"), View(U"以下"), View(U"的")}) {
      if (phrase.starts_with(left)) phrase.remove_prefix(left.size());
    }
  }
  const View whole = phrase;
  // 百亿元以上8个: the bar is the name.
  if (ends_with_any(phrase, {U"元以上", U"元以下", U"人以上", U"亩以上", U"级以上", U"级及以上"}))
    return Text(strip_lead(phrase));
  phrase = strip_lead(strip_tail(phrase));
  // 占比提升至30%: the share of what was named before.
  if (phrase.empty() && strip_lead(whole).starts_with(U"占比")) phrase = U"占比";
  // 完成率 is a rate of completing, not a verb before one.
  if (const View tail = strip_tail(whole); phrase == U"率" && tail.size() >= 3) {
    phrase = tail.substr(tail.size() - 3);
  }
  if (phrase == U"经济" && has(whole, U"增长")) return U"经济增长";
  // 比法定时限压缩: nothing but a comparison; the thing compared was named before.
  const bool compares =
      starts_with_any(phrase, {U"快于", U"高于", U"低于", U"好于", U"优于", U"高出"}) ||
      ((phrase.starts_with(U"比") || phrase.starts_with(U"较")) &&
       !starts_with_any(phrase, {U"比例", U"比重", U"比率", U"较大", U"较好", U"比赛"}));
  // 按可比价格计算, 剔除退税因素后: how it was reckoned.
  const bool reckons = starts_with_any(phrase, {U"按", U"剔除", U"扣除", U"现行", U"除"}) &&
                       ends_with_any(phrase, {U"后", U"下", U"计算", U"口径", U"测算", U"外"});
  // 是全国平均水平的20倍: the thing likened was named before.
  const bool likens = words.first_in_clause && phrase.starts_with(U"是");
  if (reckons || likens) return {};
  if (compares) return {};
  return Text(phrase);
}

Text measured_against_target(const Surroundings& words) {
  const Text plain = without_brackets(words.before);
  const auto at = find_any(plain, {U"完成", U"超出", U"超额", U"超过", U"占", U"达", U"高于", U"为",
                                   U"超", U"年度", U"年初", U"预期", U"预定", U"全年"});
  Text name(strip_lead(strip_tail(View(plain).substr(0, at))));
  if (name.size() < 2) name.clear();
  return name;
}

Text share_of_whole(View phrase, View subject) {
  const auto at = phrase.find(U'占');
  if (at == View::npos || at > 0 || phrase == U"占比") return {};
  View whole = strip_tail(phrase.substr(1));
  while (whole.ends_with(U"的")) whole.remove_suffix(1);
  if (whole.ends_with(U"比重") || whole.ends_with(U"比例")) whole.remove_suffix(2);
  while (whole.ends_with(U"的")) whole.remove_suffix(1);
  // 占甲8%, 占乙41%: both are shares of the same thing.
  if (const auto before = subject.find(U'占'); subject.ends_with(U"比重")) {
    subject = subject.substr(0, before);
  }
  Text name(subject);
  name.append(U"占").append(whole).append(U"比重");
  if (name.size() <= indicator_chars_max) return name;
  Text alone = U"占";
  alone.append(shortened(whole)).append(U"比重");
  return alone;
}

View cut_after(View phrase) {
  auto stop = first_outside_quotes(phrase, U"、）；（：");
  // 省、市重点项目: two levels of government, one noun.
  if (stop == 1 && View(U"省市县区").find(phrase[0]) != View::npos && phrase[1] == U'、') {
    stop = phrase.find_first_of(U"、）；（：", 2);
  }
  phrase = phrase.substr(0, stop);
  for (const View joint :
       {View(U"和"), View(U"及"), View(U"与"), View(U"以及"), View(U"等"), View(U"并")}) {
    const auto at = phrase.find(joint, 3);
    const bool word =
        at != View::npos && View(U"参给赋授温饱式型级类性").find(phrase[at - 1]) != View::npos;
    const bool own_word = starts_with_any(phrase.substr(std::min(at, phrase.size())),
                                          {U"和美", U"和谐", U"和睦", U"及以"});
    const bool kind_of =
        joint == U"等" && phrase.size() > at + 2 && phrase.size() <= name_after_max;
    if (at != View::npos && !word && !own_word && !kind_of) phrase = phrase.substr(0, at);
  }
  return phrase;
}

namespace {

// 77亿元跃升到161亿元: what the value became, not what it is of.
bool begins_with_change(View phrase) {
  const std::size_t verb =
      longest_start(phrase, {U"跃升", U"提高", U"提升", U"增加", U"增长", U"上升", U"下降", U"降低",
                             U"减少", U"扩大", U"攀升", U"发展", U"跨越"});
  return verb > 0 && starts_with_any(phrase.substr(verb), {U"到", U"至", U"为"});
}

}  // namespace

Text name_after(const Measure& measure, const Surroundings& words) {
  if (is_rate(measure)) {
    if (measure.dimension != Dimension::ratio || measure.rank) return {};
  }
  const Text plain = without_brackets(words.after);
  View phrase = strip_particles(plain);
  if (phrase.empty() || View(U"，。；、）和及与并").find(phrase[0]) != View::npos) return {};
  if (starts_with_any(phrase, {U"大关", U"关口", U"新台阶", U"台阶", U"目标", U"预期", U"增长目标",
                               U"年度目标", U"预定"}))
    return {};
  if (begins_with_outcome(phrase) || begins_with_change(phrase)) return {};
  const std::size_t uncut = phrase.size();
  phrase = cut_after(phrase);
  const bool runs_on = words.touches_next && phrase.size() == uncut;
  if (runs_on) phrase = strip_tail(phrase);
  const auto of = phrase.find(U'的', 2);
  const bool condition = ends_with_any(phrase, {U"基础上", U"情况下", U"前提下", U"同时"});
  if (of != View::npos && (phrase.size() > name_after_max || runs_on || condition)) {
    phrase = phrase.substr(0, of);
  }
  if (const auto outcome = find_outcome(phrase); outcome != View::npos) {
    const View noun = phrase.substr(0, outcome);
    const bool event = measure.unit == U"次" || measure.unit == U"场";
    const bool general = (is_general_noun(noun) || event) && !runs_on;
    const std::size_t fate = phrase.size() <= name_after_max ? phrase.size() : outcome + 2;
    phrase = general ? phrase.substr(0, fate) : noun;
    while (phrase.size() > 2 && View(U"新已将均正").find(phrase.back()) != View::npos) {
      phrase.remove_suffix(1);
    }
  }
  if (phrase.size() > name_after_max) phrase = phrase.substr(0, name_after_max);
  return Text(without_closing_adverbs(phrase));
}

bool prefers_after(const Measure& measure, const Surroundings& words, View before, View after) {
  if (after.empty()) return false;
  if (before.empty() || is_verb_phrase(before)) return true;
  if (ends_with_preposition(words.before)) return true;
  const bool counts =
      measure.dimension == Dimension::count || measure.dimension == Dimension::people;
  if (!counts && !is_rate(measure) && ends_with_verb(before)) return true;
  if (is_bare_head(after)) return false;
  const bool ends_there = !words.touches_next;
  // 医院50%的号源, but 幼儿园100%覆盖.
  if (is_rate(measure))
    return starts_with_any(words.after, {U"的", U"以上的", U"左右的"}) ||
           ends_with_any(before, {U"覆盖", U"机构"});
  if (is_bare_head(before) || before.ends_with(U"投资")) return false;
  if (!counts) return ends_there || (!words.first_in_clause && before.find(U'、') == View::npos);
  return !ends_with_any(words.before, {U"达", U"达到", U"为", U"至", U"到", U"突破", U"超过"});
}

Text with_verb(View before, Text noun) {
  for (const View verb : telling_verbs) {
    if (before.ends_with(verb) && before.size() <= verb.size() + 4 && !noun.starts_with(verb)) {
      const bool longest = std::ranges::none_of(telling_verbs, [&](View other) {
        return other.size() > verb.size() && before.ends_with(other);
      });
      if (longest) return Text(verb) + noun;
    }
  }
  return noun;
}

Text with_owner(const Measure& measure, const Surroundings& words, View before, Text noun) {
  const bool general = is_general_noun(View(noun).substr(0, 2));
  const bool counts = measure.dimension == Dimension::count;
  const bool part_of_whole =
      measure.dimension == Dimension::ratio || measure.dimension == Dimension::length;
  if (!(part_of_whole || (general && counts)) || before.size() < 2 || is_verb_phrase(before))
    return noun;
  if (before.find(U'、') != View::npos || before.find(U'每') != View::npos) return noun;
  const bool covers = before.ends_with(U"覆盖") && before.size() >= 4;
  if ((ends_with_preposition(words.before) && !covers) || before.size() + noun.size() > 20)
    return noun;
  const View owner = drop_plain_verbs(before);
  return Text(owner.starts_with(U"覆盖") ? owner.substr(2) : owner) + noun;
}

}  // namespace luoshi::reading

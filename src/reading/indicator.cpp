#include "reading/indicator.hpp"

#include <algorithm>

#include "reading/coordination.hpp"
#include "reading/cues.hpp"
#include "reading/vocabulary.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;
using Text = std::u32string;

constexpr std::size_t name_after_max = 16;

bool is_rate(const Measure& measure) {
  return measure.dimension == Dimension::ratio || measure.dimension == Dimension::points ||
         measure.dimension == Dimension::times || measure.rank;
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
                               U"惠及", U"建设完成", U"成功创建", U"清理",     U"保障", U"带动",
                               U"拥有", U"认定",     U"安排",     U"争取到",   U"协调", U"发放"};

// Names too bare to stand alone: they say which figure, not of what.
bool is_bare_head(View name) {
  static constexpr Words heads = {
      U"总投资",     U"计划总投资", U"计划投资",     U"完成投资",     U"总金额",   U"总面积",
      U"投资",       U"面积",       U"总量",         U"总数",         U"总里程",   U"总长",
      U"总长度",     U"占比",       U"比重",         U"增速",         U"增幅",     U"涨幅",
      U"总规模",     U"年度投资",   U"年度计划投资", U"年度完成投资", U"总产值",   U"总产量",
      U"总额",       U"金额",       U"投资额",       U"总投资额",     U"协议投资", U"平均",
      U"协议总投资", U"产值",       U"规模",         U"总建筑面积",   U"建筑面积", U"占地",
      U"占地面积",   U"资金",       U"人数",         U"数量",         U"惠及群众", U"惠及居民",
      U"产量",       U"总产",       U"亩产",         U"年产值",       U"投入",     U"总投入",
      U"累计投资",   U"投入资金",   U"安排资金"};
  return std::ranges::find(heads, name) != heads.end();
}

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

// Quotation marks that lost their partner when the name was cut, and stray joints at the ends.
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
  while (!out.empty() && joints.find(out.back()) != View::npos) out.pop_back();
  while (!out.empty() && (out.front() == U'、' || out.front() == U'的')) out.erase(0, 1);
  std::erase_if(out, [](char32_t c) { return View(U"，。；：！？,;:!?").find(c) != View::npos; });
  return out;
}

// The end of an overlong phrase, from the last joint that leaves enough of it.
View shortened(View phrase) {
  if (phrase.size() <= 20) return phrase;
  const View tail = phrase.substr(phrase.size() - 20);
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
  phrase = strip_lead(strip_tail(phrase));
  return Text(phrase);
}

// 项目完成年度计划的121%: the name ends where the comparison with the target begins.
Text measured_against_target(const Surroundings& words) {
  const Text plain = without_brackets(words.before);
  const auto at = find_any(plain, {U"完成", U"超出", U"超额", U"超过", U"占", U"达", U"高于", U"为",
                                   U"超", U"年度", U"年初", U"预期", U"预定", U"全年"});
  Text name(strip_lead(strip_tail(View(plain).substr(0, at))));
  if (name.size() < 2) name.clear();
  return name;
}

// 占公共财政预算支出的85% is the share of the thing named before it in what stands after 占.
Text share_of_whole(View phrase, View subject) {
  const auto at = phrase.find(U"占");
  if (at == View::npos || at > 0) return {};
  View whole = strip_tail(phrase.substr(1));
  while (whole.ends_with(U"的")) whole.remove_suffix(1);
  if (whole.ends_with(U"比重") || whole.ends_with(U"比例")) whole.remove_suffix(2);
  while (whole.ends_with(U"的")) whole.remove_suffix(1);
  Text name(subject);
  name.append(U"占").append(whole).append(U"比重");
  if (name.size() <= indicator_chars_max) return name;
  Text alone = U"占";
  alone.append(shortened(whole)).append(U"比重");
  return alone;
}

View cut_after(View phrase) {
  const auto stop = phrase.find_first_of(U"、）；（：");
  phrase = phrase.substr(0, stop);
  for (const View joint :
       {View(U"和"), View(U"及"), View(U"与"), View(U"以及"), View(U"等"), View(U"并")}) {
    const auto at = phrase.find(joint, 3);
    const bool word = at != View::npos && View(U"参给赋授温饱").find(phrase[at - 1]) != View::npos;
    if (at != View::npos && !word) phrase = phrase.substr(0, at);
  }
  return phrase;
}

View strip_particles(View after) {
  for (const View word :
       {View(U"以上"), View(U"左右"), View(U"以内"), View(U"以下"), View(U"及以上")}) {
    if (after.starts_with(word)) after.remove_prefix(word.size());
  }
  while (after.starts_with(U"的")) after.remove_prefix(1);
  return after;
}

// The noun that follows "15个", with its own outcome where the noun alone would be too general.
Text name_after(const Measure& measure, const Surroundings& words) {
  if (is_rate(measure)) {
    const bool part = starts_with_any(words.after, {U"以上的", U"的", U"以上"});
    if (!part || measure.dimension != Dimension::ratio || measure.rank) return {};
  }
  const Text plain = without_brackets(words.after);
  View phrase = strip_particles(plain);
  if (phrase.empty() || View(U"，。；、）").find(phrase[0]) != View::npos) return {};
  if (begins_with_outcome(phrase)) return {};
  phrase = cut_after(phrase);
  if (words.touches_next) phrase = strip_tail(phrase);
  const auto of = phrase.find(U"的", 2);
  if (of != View::npos && (phrase.size() > 14 || words.touches_next)) phrase = phrase.substr(0, of);
  if (const auto outcome = find_outcome(phrase); outcome != View::npos) {
    const View noun = phrase.substr(0, outcome);
    const bool general = noun.size() <= 2 && !words.touches_next;
    const std::size_t fate = phrase.size() <= 14 ? phrase.size() : outcome + 2;
    phrase = general ? phrase.substr(0, fate) : noun;
    while (phrase.size() > 2 && View(U"新已将均正").find(phrase.back()) != View::npos) {
      phrase.remove_suffix(1);
    }
  }
  if (phrase.size() > name_after_max) phrase = phrase.substr(0, name_after_max);
  return Text(phrase);
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

bool prefers_after(const Measure& measure, const Surroundings& words, View before, View after) {
  if (after.empty()) return false;
  if (before.empty() || is_verb_phrase(before)) return true;
  if (ends_with_preposition(words.before)) return true;
  const bool counts =
      measure.dimension == Dimension::count || measure.dimension == Dimension::people;
  if (!counts && !is_rate(measure) && ends_with_verb(before)) return true;
  if (!counts) return !words.first_in_clause && before.find(U'、') == View::npos;
  if (strip_tail(words.before).size() != words.before.size()) return false;
  return !words.touches_next || words.before.find_first_of(U"、") == View::npos;
}

// A telling verb right before the number belongs to the name: 新建5座公厕 is 新建公厕.
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

// 试验区72项任务: a noun too general to stand alone takes what stands before the number with it.
Text with_owner(const Measure& measure, const Surroundings& words, View before, Text noun) {
  const bool general = noun.size() <= 2 || begins_with_outcome(View(noun).substr(2));
  const bool counts = measure.dimension == Dimension::count;
  if (!general || !counts || before.size() < 2 || is_verb_phrase(before)) return noun;
  if (before.find(U'、') != View::npos) return noun;
  if (ends_with_preposition(words.before) || before.size() + noun.size() > 20) return noun;
  return Text(before) + noun;
}

class Namer {
 public:
  Namer(const std::vector<Measure>& measures, const std::vector<Surroundings>& words,
        const std::vector<Role>& roles)
      : measures_(measures), words_(words), roles_(roles), names_(measures.size()) {}

  std::vector<Indicator> run() {
    for (std::size_t i = 0; i < measures_.size();) {
      const std::size_t n = list_length(measures_, words_, i);
      name_one(i);
      if (n > 1) name_list(i, n);
      i += n;
    }
    for (Indicator& each : names_) {
      if (each.name.size() > 20) {
        each.name = Text(shortened(each.name));
        each.certainty *= 0.75;
      }
      each.name = tidy(each.name);
      if (each.name.size() > indicator_chars_max) {
        each.name = tidy(View(each.name).substr(each.name.size() - indicator_chars_max));
        each.certainty *= 0.8;
      }
    }
    return std::move(names_);
  }

 private:
  // The name of the measure before, where the same sentence still speaks of it.
  View carried(std::size_t i) const {
    if (i == 0) return {};
    return names_[i - 1].name;
  }

  void carry(std::size_t i, double certainty) {
    names_[i].name = Text(carried(i));
    names_[i].certainty = certainty;
    if (names_[i].name.empty()) {
      names_[i].name = Text(shortened(strip_tail(topic(i))));
      names_[i].certainty = 0.5;
    }
  }

  // The clause before this one, for "经济运行平稳，增长5%".
  View topic(std::size_t i) const {
    const View sentence = words_[i].sentence;
    View rest = sentence.substr(0, sentence.size() - words_[i].clause.size());
    while (!rest.empty() && View(U"，；：").find(rest.back()) != View::npos) rest.remove_suffix(1);
    const auto cut = rest.find_last_of(U"，；：");
    return cut == View::npos ? rest : rest.substr(cut + 1);
  }

  // 5个国家级、60个省级培训基地: the noun both ranks share stands behind the second.
  Text completed_rank(std::size_t i, Text after) const {
    const bool rank = after.ends_with(U"级") && after.size() <= 4 && words_[i].touches_next;
    if (!rank || i + 1 >= measures_.size() || words_[i].after.size() > after.size() + 1)
      return after;
    const Text next = name_after(measures_[i + 1], words_[i + 1]);
    const auto at = next.find(U'级');
    return at == Text::npos ? after : after + next.substr(at + 1);
  }

  void name_one(std::size_t i) {
    const Measure& measure = measures_[i];
    const Surroundings& words = words_[i];
    Text before = name_before(words);
    const Text after = completed_rank(i, name_after(measure, words));
    if (prefers_after(measure, words, before, after)) {
      names_[i].name =
          with_owner(measure, words, before, with_verb(strip_lead(words.before), after));
      return;
    }
    if (roles_[i] == Role::vs_target) {
      before = measured_against_target(words);
    }
    if (Text share = share_of_whole(before, carried(i)); !share.empty()) {
      names_[i] = {std::move(share), 0.8};
      return;
    }
    if (before.empty() || is_verb_phrase(before)) {
      if (!after.empty()) {
        names_[i].name = after;
        return;
      }
      verb_only(i, before);
      return;
    }
    const View core = drop_plain_verbs(before);
    if (is_bare_head(core) || core.ends_with(U"投资")) {
      if (Text owner = owner_after(i); !owner.empty()) {
        names_[i] = {brief(owner, core) + Text(head_of(core)), 0.9};
        return;
      }
    }
    if (is_bare_head(core) && !carried(i).empty() && !words.first_in_sentence) {
      names_[i] = {brief(carried(i), core) + Text(core), 0.9};
      return;
    }
    names_[i].name = Text(core);
  }

  static View head_of(View core) {
    if (is_bare_head(core)) return core;
    return core.ends_with(U"总投资") ? View(U"总投资") : View(U"投资");
  }

  // As much of `owner` as fits before `head`.
  static Text brief(View owner, View head) {
    const std::size_t room = indicator_chars_max - std::min<std::size_t>(head_of(head).size(), 12);
    if (owner.size() <= room) return Text(owner);
    const View tail = owner.substr(owner.size() - room);
    const auto joint = tail.find_first_of(U"、等和及与");
    return joint == View::npos || joint + 3 > tail.size() ? Text(tail)
                                                          : Text(tail.substr(joint + 1));
  }

  // 总投资52亿元的34个配套项目, 投资6亿元实施引水工程: what the money is for stands behind it.
  Text owner_after(std::size_t i) const {
    const Surroundings& words = words_[i];
    const View after = words.after;
    if (after == U"的" && words.touches_next && i + 1 < measures_.size()) {
      return name_after(measures_[i + 1], words_[i + 1]);
    }
    View rest = after;
    if (rest.starts_with(U"的")) {
      rest.remove_prefix(1);
    } else if (is_verb_phrase(rest.substr(0, 2)) && rest.size() > 3) {
      rest.remove_prefix(verb_length(rest.substr(0, 4)) >= 2 ? 2 : 0);
    } else {
      return {};
    }
    rest = cut_after(rest);
    if (const auto outcome = find_outcome(rest); outcome != View::npos && outcome > 2) {
      rest = rest.substr(0, outcome);
    }
    return rest.size() >= 2 && rest.size() <= 20 ? Text(rest) : Text();
  }

  // Nothing but verbs before the number: the noun is borrowed from what touches it or went before.
  void verb_only(std::size_t i, View before) {
    const Surroundings& words = words_[i];
    const bool next_touches = words.touches_next && words.after.size() <= 1;
    if (next_touches && i + 1 < measures_.size() && (words.first_in_clause || i == 0)) {
      const Text after = name_after(measures_[i + 1], words_[i + 1]);
      if (!after.empty()) {
        names_[i] = {with_verb(before, after), 0.8};
        return;
      }
    }
    if (words.first_in_sentence && !is_rate(measures_[i]) && before.size() <= 2) {
      if (Text owner = owner_after(i); !owner.empty()) {
        names_[i] = {owner + Text(before), 0.75};
        return;
      }
    }
    const bool same_thing = is_rate(measures_[i]) || before.size() < 2 || !words.first_in_clause;
    if (same_thing) {
      carry(i, words.first_in_sentence ? 0.55 : 0.9);
      return;
    }
    // 惠及2.18万人, 抓获36人: another figure of what the clause before spoke of.
    Text name(antecedent(i));
    if (name.size() + before.size() > indicator_chars_max) name.clear();
    names_[i] = {name + Text(before), 0.7};
  }

  View antecedent(std::size_t i) const {
    const View clause = drop_plain_verbs(strip_lead(strip_tail(topic(i))));
    const bool counted = i > 0 && !words_[i].first_in_sentence &&
                         words_[i - 1].sentence.size() + measures_[i - 1].end -
                                 measures_[i - 1].begin + clause.size() + 2 >
                             words_[i].sentence.size() - words_[i].clause.size();
    return counted ? carried(i) : shortened(clause);
  }

  void name_list(std::size_t first, std::size_t n) {
    const auto items = list_items(names_[first].name, n);
    const bool carried_list = first >= n && words_[first].before.size() <= 12 &&
                              names_[first].name == names_[first - 1].name &&
                              names_[first - n].name != names_[first - 1].name;
    for (std::size_t k = 0; k < n; ++k) {
      Indicator& each = names_[first + k];
      if (carried_list) {
        each = names_[first - n + k];
      } else if (items.size() == n) {
        each = {items[k], 0.9};
      } else {
        each = {names_[first].name, names_[first].certainty * 0.9};
      }
    }
  }

  const std::vector<Measure>& measures_;
  const std::vector<Surroundings>& words_;
  const std::vector<Role>& roles_;
  std::vector<Indicator> names_;
};

}  // namespace

std::vector<Indicator> name_indicators(View flat, const std::vector<Measure>& measures,
                                       const std::vector<Surroundings>& words,
                                       const std::vector<Role>& roles) {
  (void)flat;
  return Namer(measures, words, roles).run();
}

}  // namespace luoshi::reading

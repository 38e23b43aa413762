#include "reading/indicator.hpp"

#include <algorithm>

#include "reading/coordination.hpp"
#include "reading/cues.hpp"
#include "reading/noun_phrase.hpp"
#include "reading/vocabulary.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;
using Text = std::u32string;

class Namer {
 public:
  Namer(const std::vector<Measure>& measures, const std::vector<Surroundings>& words,
        const std::vector<Role>& roles)
      : measures_(measures), words_(words), roles_(roles), names_(measures.size()) {}

  std::vector<Indicator> run() {
    std::size_t last = 0;
    for (std::size_t i = 0; i < measures_.size();) {
      const std::size_t n = list_length(measures_, words_, i);
      name_one(i);
      if (n > 1) name_list(i, n, last == n);
      last = n;
      i += n;
    }
    for (std::size_t i = 0; i < names_.size(); ++i) name_the_nameless(i);
    for (Indicator& each : names_) {
      if (each.name.size() > indicator_chars_max) {
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
  // A number whose sentence names nothing still shows the words next to it.
  void name_the_nameless(std::size_t i) {
    if (!names_[i].name.empty()) return;
    const View before = strip_lead(words_[i].before);
    const Text near = tidy(before.size() < 2 ? words_[i].after.substr(0, 12) : before);
    if (near.size() > names_[i].name.size()) names_[i].name = near;
    names_[i].certainty = 0.3;
  }

  // The name of the measure before, where the same sentence still speaks of it.
  View carried(std::size_t i) const {
    while (i > 0 && is_aside(i - 1, i)) --i;
    return i == 0 ? View() : View(names_[i - 1].name);
  }

  // 总额达到107亿元（含关税26亿元），增长38%: what a bracket holds that closed before `i` is no
  // subject of what follows.
  bool is_aside(std::size_t earlier, std::size_t i) const {
    const std::size_t begin =
        measures_[i].begin - std::min(measures_[i].begin, words_[i].sentence.size());
    if (measures_[earlier].end < begin) return false;
    const View between = words_[i].sentence.substr(
        std::min(measures_[earlier].end - begin, words_[i].sentence.size()));
    const auto closed = between.find(U'）');
    return closed != View::npos && between.substr(0, closed).find(U'（') == View::npos;
  }

  void carry(std::size_t i, double certainty) {
    names_[i].name = Text(carried(i));
    if (!is_rate(measures_[i]) && words_[i].first_in_clause && !words_[i].first_in_sentence) {
      const View subject = subject_of_last_clause(i);
      if (subject.size() >= 3) {
        names_[i] = {Text(shortened(subject)), 0.7};
        return;
      }
    }
    names_[i].certainty = certainty;
    if (names_[i].name.empty()) {
      const View before = topic(i);
      names_[i].name = Text(shortened(strip_tail(before.substr(0, before.find(U'“', 2)))));
      names_[i].certainty = 0.5;
    }
  }

  // 零售总额稳定增长，完成94.8亿元: the clause before brought a new subject and no number.
  View subject_of_last_clause(std::size_t i) const {
    const View clause = topic(i);
    const bool numbered =
        std::ranges::any_of(clause, [](char32_t c) { return c >= U'0' && c <= U'9'; });
    const auto slogan = clause.find(U'“', 2);
    const View subject = strip_lead(strip_tail(clause.substr(0, slogan)));
    const auto outcome = find_outcome(subject);
    const View noun = outcome == View::npos ? subject : subject.substr(0, outcome);
    return numbered || verb_length(noun) > 0 || noun.find(U'比') == 0 ? View() : strip_tail(noun);
  }

  // The clause before this one, for "经济运行平稳，增长5%".
  View topic(std::size_t i) const {
    const View sentence = words_[i].sentence;
    View rest = sentence.substr(0, sentence.size() - words_[i].clause.size());
    while (!rest.empty() && View(U"，；：").find(rest.back()) != View::npos) rest.remove_suffix(1);
    const auto cut = rest.find_last_of(U"，；：");
    return cut == View::npos ? rest : rest.substr(cut + 1);
  }

  // 3条地铁新线、新增里程30公里: what precedes the first 、 is the noun of the measure before.
  Text without_noun_before(std::size_t i, Text before) const {
    const Surroundings& words = words_[i];
    const bool joined =
        words.before.empty() || View(U"、和及与").find(words.before[0]) != View::npos;
    if (i == 0 || words.first_in_clause || joined || is_rate(measures_[i - 1])) return before;
    const auto joint = before.find(U'、');
    if (joint == Text::npos || joint + 3 > before.size()) return before;
    const bool named_so = names_[i - 1].name.ends_with(View(before).substr(0, joint));
    return named_so ? Text(strip_lead(View(before).substr(joint + 1))) : before;
  }

  // 改造5幢3万平方米旧房和8幢2万平方米厂房: behind a joint, two numbers that touch share the noun.
  Text shared_behind(std::size_t i) const {
    const Surroundings& words = words_[i];
    const bool joined =
        !words.before.empty() && View(U"、和及与的").find(words.before.back()) != View::npos;
    const bool touches = words.touches_next && words.after.empty() && i + 1 < measures_.size();
    if (i == 0 || !joined || !touches || is_rate(measures_[i]) || is_rate(measures_[i + 1])) {
      return {};
    }
    return name_after(measures_[i + 1], words_[i + 1]);
  }

  // 5个国家级、60个省级培训基地: the noun both ranks share stands behind the second.
  Text completed_rank(std::size_t i, Text after) const {
    Text alone = after;
    if (after.empty()) {
      Text before = name_before(words_[i]);
      if (before.ends_with(U"级")) after = std::move(before);
    }
    const bool rank = after.ends_with(U"级") && after.size() <= 8 && words_[i].touches_next;
    if (!rank || i + 1 >= measures_.size() || words_[i].after.size() > after.size() + 1) {
      return alone;
    }
    const Text next = name_after(measures_[i + 1], words_[i + 1]);
    if (next.empty()) return alone;
    const auto at = next.find(U'级');
    if (at != Text::npos) return after + next.substr(at + 1);
    return name_before(words_[i + 1]).ends_with(U"级") ? after + next : alone;
  }

  void name_one(std::size_t i) {
    const Measure& measure = measures_[i];
    const Surroundings& words = words_[i];
    if (Text shared = shared_behind(i); !shared.empty()) {
      names_[i] = {std::move(shared), 0.8};
      return;
    }
    Text before = without_noun_before(i, name_before(words));
    const Text after = completed_rank(i, name_after(measure, words));
    if (prefers_after(measure, words, before, after)) {
      names_[i].name =
          with_owner(measure, words, before, with_verb(strip_lead(words.before), after));
      return;
    }
    if (roles_[i] == Role::rank) {
      const auto place = find_any(before, {U"稳居", U"跃居", U"跃升", U"升居", U"位居", U"位列",
                                           U"居", U"列", U"排名", U"名列", U"排在", U"升至"});
      if (place != View::npos && place + 8 > before.size())
        before = strip_tail(View(before).substr(0, place));
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
      if (words.before.empty() && !is_rate(measure) && words.after.size() >= 4 &&
          words.first_in_clause) {
        names_[i] = {Text(cut_after(words.after.substr(0, 14))), 0.7};  // 12人入选人才计划
        return;
      }
      verb_only(i, before);
      return;
    }
    View core = drop_plain_verbs(before);
    if (const View head = core.substr(verb_length(core));
        head.starts_with(U"总") && is_bare_head(head)) {
      core = head;
    }
    if (is_bare_head(core) || core.ends_with(U"投资")) {
      if (Text owner = owner_after(i); !owner.empty()) {
        names_[i] = {brief(owner, core) + Text(head_of(core)), 0.9};
        return;
      }
    }
    // 共计 and 累计 add up what the sentence began with, not the clause before.
    const bool sum = has_any(words.before, {U"共", U"累计", U"合计", U"总计"});
    if (is_bare_head(core) && (words.first_in_sentence || (words.first_in_clause && !sum))) {
      if (const View subject = subject_of_last_clause(i); subject.size() >= 2) {
        names_[i] = {brief(subject, core) + Text(core), 0.7};
        return;
      }
    }
    if (is_bare_head(core) && !carried(i).empty() && !words.first_in_sentence) {
      names_[i] = {brief(carried(i), core) + Text(core), 0.9};
      return;
    }
    names_[i].name = with_kind_named_before(i, core);
  }

  // 共有景区86家，其中5A级3家: a grade or a bar takes its noun from the name before it.
  Text with_kind_named_before(std::size_t i, View core) const {
    constexpr std::size_t noun = 2;
    const View last = carried(i);
    const bool grade = core.ends_with(U"级") || core.ends_with(U"以上") || core.ends_with(U"以下");
    const bool same = i > 0 && measures_[i].unit == measures_[i - 1].unit;
    if (!grade || !same || last.size() < noun || words_[i].first_in_sentence) return Text(core);
    return Text(core).append(last.substr(last.size() - noun));
  }

  static View head_of(View core) {
    if (is_bare_head(core)) return core;
    return core.ends_with(U"总投资") ? View(U"总投资") : View(U"投资");
  }

  // As much of `owner` as fits before `head`, another bare head at its end left out.
  static Text brief(View owner, View head) {
    static constexpr Words sizes = {U"面积", U"建筑面积", U"占地面积", U"总建筑面积", U"总投资",
                                    U"投资", U"总数",     U"总量",     U"总里程",     U"总长"};
    for (std::size_t i = 2; i + 2 <= owner.size(); ++i) {
      if (std::ranges::find(sizes, owner.substr(i)) == sizes.end()) continue;
      owner = owner.substr(0, i);
      break;
    }
    const std::size_t room = indicator_chars_max - std::min<std::size_t>(head_of(head).size(), 12);
    if (owner.size() <= room) return Text(owner);
    const View tail = owner.substr(owner.size() - room);
    const auto joint = tail.find_first_of(U"、等和及与");
    return joint == View::npos || joint + 3 > tail.size() ? Text(tail)
                                                          : Text(tail.substr(joint + 1));
  }

  // 总投资26亿元、建筑面积45万平方米的科创中心: the owner stands behind the last of the list.
  Text owner_of_list(std::size_t i) const {
    constexpr std::size_t list_max = 4;
    for (std::size_t k = i; k < std::min(i + list_max, measures_.size()); ++k) {
      if (words_[k].first_in_clause) break;
      if (words_[k].after.starts_with(U"的")) return owner_after(k);
      if (!words_[k].after.starts_with(U"、")) break;
    }
    return {};
  }

  // 总投资52亿元的34个配套项目, 投资6亿元实施引水工程: what the money is for stands behind it.
  Text owner_after(std::size_t i) const {
    const Surroundings& words = words_[i];
    const View after = words.after;
    if (after == U"的" && words.touches_next && i + 1 < measures_.size()) {
      return name_after(measures_[i + 1], words_[i + 1]);
    }
    if (after.starts_with(U"、")) return owner_of_list(i + 1);
    const bool leads_on = verb_length(after) >= 2 && !after.starts_with(U"的");
    if (words.touches_next && i + 1 < measures_.size() && leads_on) {
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
    const bool another = i > 0 && !is_rate(measures_[i]) && before.size() >= 2 &&
                         measures_[i].unit != measures_[i - 1].unit &&
                         words.before.starts_with(U"、");
    if (another && !strip_lead(before).empty()) {
      names_[i] = {Text(strip_lead(before)), 0.7};  // 查处案件512件、处分630人
      return;
    }
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

  // 500万元和100亩土地: a member of a list that brings its own noun.
  Text own_noun(std::size_t i) const {
    const bool same = i == 0 || measures_[i].unit == measures_[i - 1].unit;
    return same || is_rate(measures_[i]) ? Text() : name_after(measures_[i], words_[i]);
  }

  void name_list(std::size_t first, std::size_t n, bool after_such_a_list) {
    auto items = list_items(names_[first].name, n);
    // 事故起数、死亡人数“双下降”，降幅分别为27.3%、25%: the things stand one clause earlier.
    const Text lead = name_before(words_[first]);
    const View before = topic(first);
    const bool numbered = before.find_first_of(U"0123456789") != View::npos;
    const bool earlier = items.empty() && !numbered && (lead.empty() || is_bare_head(lead));
    if (earlier) items = list_items(before.substr(0, before.find(U'“')), n);
    const bool told_apart = has(words_[first].before, U"分别");
    const bool carried_list =
        (after_such_a_list || told_apart) && first >= n && !(earlier && items.size() == n) &&
        words_[first].before.size() <= 12 && names_[first].name == names_[first - 1].name &&
        names_[first - n].name != names_[first - 1].name;
    for (std::size_t k = 0; k < n; ++k) {
      Indicator& each = names_[first + k];
      if (carried_list) {
        each = names_[first - n + k];
      } else if (const Text own = own_noun(first + k); k > 0 && !own.empty()) {
        each = {own, 0.9};
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

std::vector<Indicator> name_indicators(const std::vector<Measure>& measures,
                                       const std::vector<Surroundings>& words,
                                       const std::vector<Role>& roles) {
  return Namer(measures, words, roles).run();
}

}  // namespace luoshi::reading

#include "reading/clause_role.hpp"

#include <algorithm>
#include <utility>

#include "reading/clause_start.hpp"
#include "reading/cues.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

constexpr std::uint32_t verbal = sense_deed | sense_effort;
constexpr std::size_t rate_clause_max = 15;
constexpr std::size_t sibling_clause_max = 12;
constexpr std::size_t after_finish_max = 4;

// "创新是第一动力", not 特别是, 一是, 但是.
bool states_being(View clause) {
  const std::size_t at = clause.find(U'是');
  if (at == View::npos || at == 0 || at > 24) return false;
  constexpr View bound = U"别其于不还但可正既先若凡一二三四五六七八九十总就而也即";
  return bound.find(clause[at - 1]) == View::npos;
}

// False where none of the words stands that the next two questions ask for.
bool may_be_no_task(View clause) {
  return has_any(clause, {U"总书记", U"领导同志", U"党和国家领导人", U"抓好", U"做好", U"抓实",
                          U"各项", U"目标任务", U"以下", U"下列", U"如下"});
}

// What was done for the place, not by it.
bool tells_of_leaders(View clause) {
  return has_any(clause, {U"总书记", U"领导同志", U"党和国家领导人"});
}

// Words that announce tasks without saying one, and the yearly formula of all done.
bool announces_only(View clause) {
  const bool counts_tasks = clause.size() <= 14 && has_any(clause, {U"抓好", U"做好", U"抓实"}) &&
                            has_any(clause, {U"项", U"个方面", U"大", U"方面"}) &&
                            ends_with_any(clause, {U"工作", U"任务", U"方面"});
  return counts_tasks || has_any(clause, {U"各项任务", U"目标任务", U"各项目标", U"各项工作"}) ||
         (has_any(clause, {U"以下", U"下列", U"如下"}) &&
          has_any(clause, {U"工作", U"方面", U"任务"}));
}

// "在…基础上", "随着…", "为实现…": whatever stands in it, it only leads up to something.
bool only_frames(View clause) {
  if (clause.size() <= 16 && clause.ends_with(U"方面")) return true;
  return starts_with_any(clause, {U"在", U"当", U"除"}) &&
         ends_with_any(clause, {U"上", U"下", U"中", U"时", U"后", U"同时", U"以来", U"际", U"以外",
                                U"外", U"前"});
}

bool passes_test(View clause) {
  return clause.starts_with(U"通过") &&
         has_any(clause, {U"验收", U"认定", U"复审", U"评审", U"考核", U"评估", U"审议", U"审核",
                          U"鉴定", U"认证"});
}

// What the sentence has brought so far.
struct Before {
  bool core = false;
  bool hard = false;
  char32_t counted = U'\0';  // the last character of the number a deed counted
};

class Judge {
 public:
  Judge(const Passage& passage, bool ahead) : passage_(passage), ahead_(ahead) {}

  std::vector<RoledClause> run() {
    std::vector<RoledClause> roled;
    roled.reserve(passage_.clauses.size());
    Before before;
    bool silent = false;
    for (const Clause& clause : passage_.clauses) {
      if (roled.empty() || clause.sentence != roled.back().clause.sentence) {
        before = {};
        silent = is_silent_sentence(clause);
      }
      RoledClause one = judge(clause, before);
      if (silent && clause.quantity_count == 0) one.role = ClauseRole::nothing;
      if (one.role == ClauseRole::core) before = {true, one.hard, counted_by_deed(one)};
      roled.push_back(std::move(one));
    }
    return roled;
  }

 private:
  [[nodiscard]] bool is_silent_sentence(const Clause& first) const {
    std::size_t end = first.end;
    for (const Clause& clause : passage_.clauses) {
      if (clause.sentence == first.sentence) end = std::max(end, clause.end);
    }
    return passage_.any(first.begin, end, sense_courtesy) || states_being(passage_.view(first));
  }

  [[nodiscard]] char32_t counted_by_deed(const RoledClause& one) const {
    const Clause& clause = one.clause;
    const bool deed = one.verb_length > 0 && passage_.is(one.verb, sense_deed);
    if (!deed || clause.quantity_count == 0) return U'\0';
    const Span last = passage_.quantities[clause.first_quantity + clause.quantity_count - 1];
    return passage_.view()[last.end - 1];
  }

  [[nodiscard]] Span last_number(const Clause& clause) const {
    return passage_.quantities[clause.first_quantity + clause.quantity_count - 1];
  }

  // "投资15.8亿元，实施…", "依托2万亩农田，发展…": a number that the verb of the next clause needs.
  [[nodiscard]] bool leads_on(const Clause& clause, std::size_t light) const {
    const View words = passage_.view().substr(light, clause.end - light);
    const bool rests = starts_with_any(words, {U"依托", U"借助", U"立足", U"围绕", U"按照"});
    const std::size_t outlay = longest_start(
        words, {U"投资", U"投入", U"累计投资", U"累计投入", U"总投资", U"共投资", U"共投入"});
    const bool spends = outlay > 0 && clause.quantity_count == 1 &&
                        passage_.quantities[clause.first_quantity].begin <= light + outlay + 1 &&
                        last_number(clause).end + 1 >= clause.end;
    if ((!rests && !spends) || clause.stop != U'，') return false;
    const auto after = std::ranges::upper_bound(passage_.clauses, clause.begin, {}, &Clause::begin);
    if (after == passage_.clauses.end()) return false;
    const Clause& next = *after;
    const std::size_t verb = skip_adverbs(passage_, skip_connectives(passage_, next), next.end);
    return passage_.is(verb, verbal) && !passage_.is(verb, sense_follow);
  }

  // "同比增长6%", "解决率96.3%", "比上年多3家", "预计6月竣工": more about the statement before.
  [[nodiscard]] bool goes_on(const Clause& clause, std::size_t light, const Before& before) const {
    if (!before.core) return false;
    const View words = passage_.view().substr(light, clause.end - light);
    const bool counted = clause.quantity_count > 0;
    if (passage_.is(light, sense_follow) && (!counted || !has(words, U"的"))) return true;
    if (counted && has_any(words, {U"受益", U"得到改善", U"得到解决"})) return true;
    if (counted && (words.front() == U'比' || words.front() == U'较')) return true;
    const bool praised =
        words.starts_with(U"在") && has_any(words, {U"得到", U"受到", U"获得", U"赢得"});
    if (!counted && praised) return true;
    const std::size_t finish = skip_time(passage_, light, clause.end);
    if (passage_.is(finish, sense_finish) && finish > light &&
        clause.end - finish <= passage_.marks[finish].length + after_finish_max) {
      return true;
    }
    return before.hard && counted && (is_rate(clause) || is_sibling(clause, before));
  }

  [[nodiscard]] bool is_rate(const Clause& clause) const {
    if (clause.quantity_count != 1 || clause.end - clause.begin > rate_clause_max) return false;
    const Span number = last_number(clause);
    const View name = passage_.view().substr(clause.begin, number.begin - clause.begin);
    return has_any(name, {U"率", U"占比", U"比重", U"满意度"}) &&
           !has_any(name, {U"控制", U"失业", U"不低于", U"不高于"}) &&
           passage_.view()[number.end - 1] == U'%';
  }

  // "新建甲3所，乙2所": another thing of the same verb and classifier.
  [[nodiscard]] bool is_sibling(const Clause& clause, const Before& before) const {
    if (before.counted == U'\0' || clause.end - clause.begin > sibling_clause_max) return false;
    if (passage_.any(clause.begin, clause.end, verbal | sense_finish)) return false;
    return passage_.view()[last_number(clause).end - 1] == before.counted &&
           last_number(clause).end == clause.end;
  }

  void find_verb(RoledClause& one) const {
    const Clause& clause = one.clause;
    std::size_t verb = clause.end;
    if (passage_.is(one.core, verbal)) {
      verb = one.core;
    } else {
      std::size_t deed = clause.end;
      for (std::size_t i = one.core; i < clause.end; ++i) {
        if (deed == clause.end && passage_.is(i, sense_deed)) deed = i;
        if (passage_.is(i, sense_finish)) verb = i;
      }
      if (verb == clause.end) verb = deed;
    }
    if (verb == clause.end) return;
    one.verb = verb;
    one.verb_length = passage_.marks[verb].length;
  }

  void find_effort(RoledClause& one, std::size_t from) const {
    for (std::size_t i = from; i < one.clause.end && one.verb_length == 0; ++i) {
      if (!passage_.is(i, sense_effort) || passage_.is(i, sense_duty)) continue;
      one.verb = i;
      one.verb_length = passage_.marks[i].length;
    }
  }

  [[nodiscard]] bool is_hard(const RoledClause& one, View words) const {
    if (one.clause.quantity_count > 0 || passes_test(words)) return true;
    if (one.verb_length == 0) return false;
    const bool named = !one.objects.names.empty();
    if (one.verb == one.core)
      return passage_.is(one.verb, sense_deed) || named || has(words, U"《");
    if (named && passage_.any(one.core, one.clause.end, verbal | sense_finish)) return true;
    const bool dated = has_any(words, {U"月", U"年底", U"年内", U"年末"});
    return (!ahead_ || dated) && passage_.is(one.verb, sense_finish);
  }

  [[nodiscard]] bool is_means(const RoledClause& one, View words, std::size_t light) const {
    if (one.clause.quantity_count > 0 || passes_test(words)) return false;
    if (only_frames(words)) return true;
    const bool own_deed = one.verb_length > 0 && passage_.is(one.verb, sense_deed);
    if (words.starts_with(U"为")) return !own_deed;
    if (!passage_.is(light, sense_means) || one.core != light) return false;
    const bool starts_with_deed = own_deed && one.verb == one.core;
    const bool place =
        words.starts_with(U"在") && one.verb_length > 0 && passage_.is(one.verb, sense_finish);
    const bool named_effort = one.hard && passage_.is(light, sense_effort);
    return !starts_with_deed && !place && !named_effort;
  }

  RoledClause judge(const Clause& clause, const Before& before) const {
    RoledClause one;
    one.clause = clause;
    const bool counted = clause.quantity_count > 0;
    const std::size_t light = skip_connectives(passage_, clause);
    if (light >= clause.end) return one;
    const View words = passage_.view().substr(light, clause.end - light);
    const bool doubtful = may_be_no_task(words);
    if (doubtful && tells_of_leaders(words)) return one;
    const std::size_t framed = skip_framing(passage_, light, clause.end);
    one.core = skip_adverbs(passage_, framed, clause.end);
    if (!counted && ((doubtful && announces_only(words)) ||
                     passage_.any(clause.begin, clause.end, sense_creed))) {
      return one;
    }
    if (counted && leads_on(clause, light)) {
      one.role = ClauseRole::means;
      return one;
    }
    if (goes_on(clause, light, before)) {
      one.role = ClauseRole::follow;
      return one;
    }
    find_verb(one);
    const bool ends_with_verb = one.verb_length > 0 && one.verb > one.core;
    one.objects = find_objects(passage_, one.core, ends_with_verb ? one.verb : clause.end);
    if (one.verb_length == 0 && !one.objects.names.empty()) {
      find_effort(one, one.objects.names.back().end);
    }
    one.hard = is_hard(one, words);
    one.headless = counted && is_headless(one, light);
    if (is_means(one, words, light)) {
      const bool effect = words.starts_with(U"为") && before.core;
      one.role = effect ? ClauseRole::follow : ClauseRole::means;
      return one;
    }
    settle_soft(one, light, before);
    return one;
  }

  // "2030年完成94.8亿元": the subject stands in the clause before.
  [[nodiscard]] bool is_headless(const RoledClause& one, std::size_t light) const {
    const std::size_t verb = skip_time(passage_, light, one.clause.end);
    const Span number = passage_.quantities[one.clause.first_quantity];
    const View between =
        passage_.view().substr(verb, number.begin > verb ? number.begin - verb : 0);
    return between == U"完成" || between == U"达" || between == U"达到" || between == U"实现" ||
           between == U"为" || between.empty();
  }

  void settle_soft(RoledClause& one, std::size_t light, const Before& before) const {
    const Clause& clause = one.clause;
    const bool deed = one.verb_length > 0 && passage_.is(one.verb, sense_deed);
    if (before.hard && !one.hard && !deed && passage_.is(light, sense_outcome)) {
      one.role = ClauseRole::follow;
      return;
    }
    if (ahead_ && one.verb_length == 0 && passage_.any(clause.begin, clause.end, sense_duty)) {
      find_effort(one, one.core);
    }
    const bool stateless = !one.hard && one.verb_length == 0;
    if (!stateless) {
      one.role = ClauseRole::core;
    } else if (before.core) {
      one.role = ClauseRole::follow;
    } else {
      one.role = ahead_ ? ClauseRole::nothing : ClauseRole::means;
    }
  }

  const Passage& passage_;
  bool ahead_;
};

}  // namespace

std::vector<RoledClause> judge_clauses(const Passage& passage, bool ahead) {
  return Judge(passage, ahead).run();
}

}  // namespace luoshi::reading

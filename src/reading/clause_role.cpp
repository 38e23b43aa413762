#include "reading/clause_role.hpp"

#include <algorithm>

#include "reading/cues.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

constexpr std::size_t rate_clause_max = 15;

class Judge {
 public:
  Judge(const Passage& passage, bool ahead) : passage_(passage), ahead_(ahead) {}

  std::vector<RoledClause> run() {
    std::vector<RoledClause> roled;
    roled.reserve(passage_.clauses.size());
    std::size_t sentence = 0;
    bool after_core = false;
    bool after_hard = false;
    bool silent = false;
    for (const Clause& clause : passage_.clauses) {
      if (roled.empty() || clause.sentence != sentence) {
        sentence = clause.sentence;
        after_core = after_hard = false;
        silent = is_silent_sentence(clause);
      }
      RoledClause one = judge(clause, after_core, after_hard);
      if (silent && clause.quantity_count == 0) one.role = ClauseRole::nothing;
      if (one.role == ClauseRole::core) {
        after_core = true;
        after_hard = one.hard;
      }
      roled.push_back(std::move(one));
    }
    return roled;
  }

 private:
  // Courtesy, and sentences that say what something is: "创新是第一动力".
  [[nodiscard]] bool is_silent_sentence(const Clause& first) const {
    std::size_t end = first.end;
    for (const Clause& clause : passage_.clauses) {
      if (clause.sentence == first.sentence) end = std::max(end, clause.end);
    }
    if (passage_.any(first.begin, end, sense_courtesy)) return true;
    return states_being(passage_.view(first));
  }

  static bool states_being(View clause) {
    const std::size_t at = clause.find(U'是');
    if (at == View::npos || at == 0 || at > 24) return false;
    const char32_t before = clause[at - 1];
    constexpr View bound = U"别其于不还但可正既先若凡一二三四五六七八九十总就而也即";
    return bound.find(before) == View::npos;
  }

  // Behind words that may stand before any clause; stops at what could be its verb.
  [[nodiscard]] std::size_t skip_light(const Clause& clause) const {
    std::size_t i = clause.begin;
    while (i < clause.end) {
      const View rest = passage_.view().substr(i, clause.end - i);
      const std::size_t length = longest_start(
          rest, {U"并",     U"并且", U"同时", U"还",   U"也",   U"均",     U"预计",   U"我们要",
                 U"我们将", U"我们", U"要",   U"必须", U"将",   U"一年来", U"五年来", U"全年",
                 U"今年",   U"其中", U"年内", U"此外", U"一是", U"二是",   U"三是",   U"四是",
                 U"五是",   U"六是", U"七是", U"八是", U"九是", U"十是"});
      if (length == 0 || rest.starts_with(U"其中")) break;
      i += length;
    }
    return std::min(i, clause.end);
  }

  [[nodiscard]] std::size_t skip_adverbs(std::size_t begin, std::size_t end) const {
    std::size_t i = begin;
    while (i < end && passage_.is(i, sense_adverb)) {
      const std::size_t next = i + passage_.marks[i].length;
      // 加快 and 创新 are verbs where no verb follows.
      const bool verb = passage_.is(i, sense_deed | sense_effort);
      if (verb && !(next < end && passage_.is(next, sense_deed | sense_effort | sense_adverb)))
        break;
      if (next >= end) break;
      i = next;
    }
    return i;
  }

  void find_verb(RoledClause& one) const {
    const Clause& clause = one.clause;
    if (passage_.is(one.core, sense_deed | sense_effort)) {
      one.verb = one.core;
      one.verb_length = passage_.marks[one.core].length;
      return;
    }
    std::size_t deed = clause.end;
    std::size_t finish = clause.end;
    for (std::size_t i = one.core; i < clause.end; ++i) {
      if (deed == clause.end && passage_.is(i, sense_deed)) deed = i;
      if (passage_.is(i, sense_finish)) finish = i;
    }
    const std::size_t verb = finish != clause.end ? finish : deed;
    if (verb == clause.end) return;
    one.verb = verb;
    one.verb_length = passage_.marks[verb].length;
  }

  [[nodiscard]] bool opens_follow(const Clause& clause, std::size_t light) const {
    if (!passage_.is(light, sense_follow)) return false;
    const std::size_t of = passage_.view(clause).find(U'的');
    return of == View::npos || clause.quantity_count == 0;
  }

  // "解决率96.3%": a rate that goes with the count before it.
  [[nodiscard]] bool is_rate_clause(const Clause& clause) const {
    if (clause.quantity_count != 1 || clause.end - clause.begin > rate_clause_max) return false;
    const Span number = passage_.quantities[clause.first_quantity];
    const View before = passage_.view().substr(clause.begin, number.begin - clause.begin);
    return has_any(before, {U"率", U"占比", U"比重", U"满意度"}) &&
           !has_any(before, {U"控制", U"失业", U"不低于", U"不高于"}) &&
           passage_.view()[number.end - 1] == U'%';
  }

  RoledClause judge(const Clause& clause, bool after_core, bool after_hard) const {
    RoledClause one;
    one.clause = clause;
    const View words = passage_.view(clause);
    const bool counted = clause.quantity_count > 0;
    const std::size_t light = skip_light(clause);
    one.core = skip_adverbs(light, clause.end);
    if (light >= clause.end) return one;
    if (!counted && passage_.any(clause.begin, clause.end, sense_creed)) return one;
    if (!counted && has_any(words, {U"各项任务", U"目标任务", U"各项目标"})) return one;
    const bool rate = after_hard && counted && is_rate_clause(clause);
    if (rate || (after_core && opens_follow(clause, light))) {
      one.role = ClauseRole::follow;
      return one;
    }
    if (after_core && counted && has_any(words, {U"受益", U"得到改善", U"得到解决"})) {
      one.role = ClauseRole::follow;
      return one;
    }
    one.objects = find_objects(passage_, one.core, clause.end);
    find_verb(one);
    const bool deed = one.verb_length > 0 && passage_.is(one.verb, sense_deed);
    const bool finish = one.verb_length > 0 && passage_.is(one.verb, sense_finish);
    const bool means = passage_.is(light, sense_means);
    const bool starts_with_verb = one.verb_length > 0 && one.verb == one.core;
    one.hard = counted || deed || (finish && !starts_with_verb) ||
               (starts_with_verb && (!one.objects.names.empty() || has(words, U"《")));
    if (means && !counted) {
      const bool own_deed = deed && starts_with_verb;
      const bool place = words.starts_with(U"在") || words.starts_with(U"以");
      if (!own_deed && !(place && finish) && (!one.hard || !passage_.is(light, sense_effort))) {
        one.role = ClauseRole::means;
        return one;
      }
    }
    if (after_hard && !counted && one.objects.names.empty() && !deed &&
        passage_.is(light, sense_outcome)) {
      one.role = ClauseRole::follow;
      return one;
    }
    if (ahead_ && one.verb_length == 0 && passage_.any(clause.begin, clause.end, sense_duty)) {
      for (std::size_t i = one.core; i < clause.end && one.verb_length == 0; ++i) {
        if (!passage_.is(i, sense_effort) || passage_.is(i, sense_duty)) continue;
        one.verb = i;
        one.verb_length = passage_.marks[i].length;
      }
    }
    if (!one.hard && one.verb_length == 0) {
      // A state of things: it tells the effect of what went before, or nothing.
      one.role = after_core ? ClauseRole::follow : ClauseRole::nothing;
      if (!ahead_ && !after_core) one.role = ClauseRole::means;
      return one;
    }
    one.role = ClauseRole::core;
    return one;
  }

  const Passage& passage_;
  bool ahead_;
};

}  // namespace

std::vector<RoledClause> judge_clauses(const Passage& passage, bool ahead) {
  return Judge(passage, ahead).run();
}

}  // namespace luoshi::reading

#include "escalation/judge.hpp"

#include <algorithm>
#include <map>

namespace luoshi::escalation {
namespace {

using catalog::LightGroup;
using catalog::LightTable;
using catalog::Measure;
using catalog::Pace;
using catalog::Rhythm;
using std::chrono::days;

// The start that counts: as planned, else the day of issue.
std::optional<Day> start_of(const LightFacts& facts) {
  return facts.start ? facts.start : facts.issued;
}

bool is_owed(const LightFacts& facts, const Period& period) {
  return facts.reported.owed_from && period.first >= *facts.reported.owed_from;
}

bool in_grace(const LightTable& table, const LightFacts& facts, Day today) {
  const auto& returned_on = facts.reported.returned_on;
  return returned_on && today <= *returned_on + days{table.returned_days};
}

// Works out the measures of one item on one day.
class Judgement {
 public:
  Judgement(const LightTable& table, const LightGroup& group, const LightFacts& facts, Day today)
      : table_(table),
        group_(group),
        facts_(facts),
        today_(today),
        plan_(plan_of(facts, group.pace)),
        held_on_(held_on()) {
    if (facts.stage == Stage::claimed) actual_tenth_ = 1000;
    if (!actual_tenth_) actual_tenth_ = facts.progress.value_or(0) * 10;
    if (group.pace == Pace::turns) {
      hold_turns();
    } else if (held_on_) {
      planned_tenth_ = planned_tenth(plan_, *held_on_);
    }
  }

  // nullopt where the measure does not apply; its unit is the measure's, in tenths.
  [[nodiscard]] std::optional<Met> measured(Measure measure) const {
    if (facts_.stage == Stage::claimed && measure != Measure::duties_missed &&
        measure != Measure::duty_made_up_late) {
      return std::nullopt;  // the unit has done its part; what is left is the office's
    }
    switch (measure) {
      case Measure::behind:
        if (!planned_tenth_) return std::nullopt;
        return of(*planned_tenth_ - *actual_tenth_, held_on_);
      case Measure::start_late:
        return start_late();
      case Measure::receipt_late:
        if (facts_.stage != Stage::issued || !facts_.issued) return std::nullopt;
        return of(days_between(*facts_.issued, today_) * 10, facts_.issued);
      case Measure::reports_missed:
        return reports_missed();
      case Measure::milestone_late:
        return milestone_late();
      case Measure::overdue:
        if (!facts_.due) return std::nullopt;
        return of(days_between(*facts_.due, today_) * 10, facts_.due);
      case Measure::duties_missed:
        return duties_missed();
      case Measure::duty_made_up_late:
        return duty_made_up_late();
    }
    return std::nullopt;
  }

  void describe(Verdict& verdict) const {
    verdict.held_on = held_on_;
    verdict.planned_tenth = planned_tenth_;
    verdict.actual_tenth = actual_tenth_;
    verdict.planned_today_tenth = planned_tenth(plan_, today_);
  }

 private:
  static Met of(std::int64_t measure_tenth, std::optional<Day> from) {
    return {{}, Light::none, measure_tenth, from};
  }

  // The last day for which there is a report that may yet be accepted.
  [[nodiscard]] std::optional<Day> pending() const {
    const auto& reported = facts_.reported;
    return in_grace(table_, facts_, today_) ? std::max(reported.waiting, reported.returned)
                                            : reported.waiting;
  }

  // See the head of judge.hpp. nullopt before the first report falls due.
  [[nodiscard]] std::optional<Day> held_on() const {
    if (!group_.reports) return today_;
    const auto every = group_.reports->every;
    std::optional<Day> held;
    for (auto period = last_due(*group_.reports, today_); is_owed(facts_, period);
         period = period_before(every, period)) {
      if (facts_.reported.accepted >= period.last || pending() < period.last) {
        held = period.last;
        break;
      }
    }
    // An empty optional is less than any day.
    if (!facts_.reported.accepted) return held;
    return std::max(held, std::optional(std::min(*facts_.reported.accepted, today_)));
  }

  void hold_turns() {
    std::int64_t due = 0;
    std::int64_t kept = 0;
    for (const auto& one : facts_.turns) {
      if (one.turn == Turn::pending) continue;
      ++due;
      if (one.turn != Turn::missed) ++kept;
    }
    if (due == 0) return;
    planned_tenth_ = 1000;
    actual_tenth_ = 1000 * kept / due;
    held_on_ = today_;
  }

  [[nodiscard]] std::optional<Met> start_late() const {
    const auto start = start_of(facts_);
    const bool started = facts_.progress.value_or(0) > 0 ||
                         std::ranges::any_of(facts_.milestones, &Milestone::reached);
    if (!start || !held_on_ || started) return std::nullopt;
    return of(whole_months(*start, *held_on_) * 10, start);
  }

  // Periods from the earliest that was not reported to the last that fell due.
  [[nodiscard]] std::optional<Met> reports_missed() const {
    const auto& due = facts_.reported.earliest_due;
    if (!group_.reports || !due || *due >= today_) return std::nullopt;
    std::int64_t missed = 0;
    for (auto period = last_due(*group_.reports, today_);
         report_due(*group_.reports, period) >= *due;
         period = period_before(group_.reports->every, period)) {
      if (in_grace(table_, facts_, today_) && facts_.reported.returned == period.last) continue;
      ++missed;
    }
    return of(missed * 10, due);
  }

  [[nodiscard]] std::optional<Met> milestone_late() const {
    if (!held_on_) return std::nullopt;
    std::optional<Day> first;
    for (const auto& one : facts_.milestones) {
      const bool reached =
          one.reached || (one.percent && facts_.progress.value_or(-1) >= *one.percent);
      if (reached || one.due > *held_on_) continue;
      first = std::min(first.value_or(one.due), one.due);
    }
    if (!first) return std::nullopt;
    return of(days_between(*first, today_) * 10, first);
  }

  [[nodiscard]] std::optional<Met> duties_missed() const {
    std::int64_t missed = 0;
    std::optional<Day> first;
    for (auto one = facts_.turns.rbegin(); one != facts_.turns.rend(); ++one) {
      if (one->turn == Turn::pending) continue;
      if (one->turn != Turn::missed) break;
      ++missed;
      first = one->due;
    }
    return of(missed * 10, first);
  }

  [[nodiscard]] std::optional<Met> duty_made_up_late() const {
    for (auto one = facts_.turns.rbegin(); one != facts_.turns.rend(); ++one) {
      if (one->turn == Turn::pending) continue;
      return of(one->turn == Turn::kept_late ? 10 : 0, one->due);
    }
    return std::nullopt;
  }

  const LightTable& table_;
  const LightGroup& group_;
  const LightFacts& facts_;
  Day today_;
  Plan plan_;
  std::optional<Day> held_on_;
  std::optional<std::int64_t> planned_tenth_;
  std::optional<std::int64_t> actual_tenth_;
};

// Asks the table once a measure; the rules that are met, in the order of the group.
std::vector<Met> rules_met(const LightTable& table, const LightGroup& group,
                           const Judgement& judgement) {
  std::map<Measure, std::vector<std::string>> asked;
  std::vector<Met> all;
  for (const auto& id : group.rules) {
    const auto* rule = table.find_rule(id);
    if (rule == nullptr) continue;
    auto met = judgement.measured(rule->when);
    if (!met) continue;
    auto answer = asked.find(rule->when);
    if (answer == asked.end()) {
      answer = asked.emplace(rule->when, table.met(group, rule->when, met->measure_tenth)).first;
    }
    if (std::ranges::find(answer->second, id) == answer->second.end()) continue;
    met->rule = id;
    met->light = rule->light == catalog::Signal::red ? Light::red : Light::yellow;
    all.push_back(std::move(*met));
  }
  return all;
}

// A green that follows a red: yellow for as long as the table says.
Met without_rule(const LightTable& table, const Memory& memory, Day today) {
  const auto left = memory.light == Light::red ? std::optional(today) : memory.left_red;
  if (left && today < add_months(*left, static_cast<int>(table.caught_up_months))) {
    return {std::string(rule_caught_up), Light::yellow, 0, left};
  }
  return {std::string(rule_in_order), Light::green, 0, std::nullopt};
}

}  // namespace

Plan plan_of(const LightFacts& facts, Pace pace) {
  return {pace, start_of(facts), facts.due, facts.milestones};
}

Verdict judge(const LightTable* table, const LightFacts& facts, const Memory& memory, Day today) {
  Verdict verdict;
  verdict.decided.rule = rule_not_owed;
  if (table == nullptr) return verdict;
  const auto* group = table->group_of(facts.source, facts.type);
  if (group == nullptr) return verdict;
  verdict.version = table->version;
  verdict.group = group->id;
  if (!supervision::is_owed(facts.stage)) return verdict;
  const Judgement judgement(*table, *group, facts, today);
  judgement.describe(verdict);
  verdict.met = rules_met(*table, *group, judgement);
  // Of one light the first of the group counts; the greatest light first.
  const auto gravest = std::ranges::max_element(verdict.met, {}, &Met::light);
  verdict.decided = gravest != verdict.met.end() ? *gravest : without_rule(*table, memory, today);
  verdict.light = verdict.decided.light;
  return verdict;
}

}  // namespace luoshi::escalation

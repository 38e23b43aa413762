#include "escalation/judge.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "base/random.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::escalation {
namespace {

using std::chrono::days;

Day day(std::string_view date) {
  return *day_of(date);
}

std::optional<std::string> rule_file(const std::string& name) {
  std::ifstream in(std::string(LUOSHI_SOURCE_DIR) + "/catalog/rules/" + name);
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

// The rules that come with the program.
const catalog::LightRules& rules() {
  static const auto read = [] {
    return *catalog::read_light_rules(*rule_file("lights.yaml"), "lights.yaml",
                                      {supervision::source_kinds(), supervision::type_words()},
                                      rule_file);
  }();
  return read;
}

// A task issued and signed for on 10 January 2019, due at the end of the year; February is the
// first month owed, all months up to `reported` are accepted with `progress`.
LightFacts task(const std::string& reported, std::int64_t progress) {
  LightFacts facts;
  facts.source = "work_report";
  facts.type = "action";
  facts.stage = Stage::acknowledged;
  facts.issued = day("2019-01-10");
  facts.due = day("2019-12-31");
  facts.reported.owed_from = day("2019-02-01");
  facts.reported.earliest_due = day("2019-03-05");
  if (!reported.empty()) {
    facts.reported.accepted = day(reported);
    facts.reported.earliest_due = day(reported) + days{36};
    facts.progress = progress;
  }
  return facts;
}

Verdict judged(const LightFacts& facts, std::string_view today, const Memory& memory = {}) {
  return judge(rules().on(today), facts, memory, day(today));
}

TEST(judge, points_behind_planned_progress_turn_the_light_at_ten_and_above_thirty) {
  struct Case {
    std::int64_t progress;
    Light light;
    std::string_view rule;
  };
  // On 31 October 294 of 355 days have gone: 82.8 % is planned.
  for (const auto& [progress, light, rule] : std::initializer_list<Case>{
           {100, Light::green, "in-order"},
           {73, Light::green, "in-order"},        // 9.8 behind
           {72, Light::yellow, "behind-yellow"},  // 10.8
           {53, Light::yellow, "behind-yellow"},  // 29.8
           {52, Light::red, "behind-red"},        // 30.8
       }) {
    const auto verdict = judged(task("2019-10-31", progress), "2019-11-20");
    EXPECT_EQ(verdict.planned_tenth, 828) << progress;
    EXPECT_EQ(verdict.light, light) << progress;
    EXPECT_EQ(verdict.decided.rule, rule) << progress;
    EXPECT_EQ(verdict.version, "1");
  }
}

TEST(judge, exactly_ten_is_yellow_and_exactly_thirty_is_not_red) {
  auto facts = task("2019-10-31", 40);
  facts.milestones = {{day("2019-10-01"), 50, true}};
  EXPECT_EQ(judged(facts, "2019-11-20").decided,
            (Met{"behind-yellow", Light::yellow, 100, day("2019-10-31")}));
  facts.milestones = {{day("2019-10-01"), 70, true}};
  EXPECT_EQ(judged(facts, "2019-11-20").decided.rule, "behind-yellow");
  facts.milestones = {{day("2019-10-01"), 71, true}};
  EXPECT_EQ(judged(facts, "2019-11-20").decided.rule, "behind-red");
}

TEST(judge, nobody_is_behind_for_what_is_not_to_be_reported_yet) {
  auto facts = task("2019-02-28", 25);
  facts.milestones = {{day("2019-03-31"), 60, false}};
  EXPECT_EQ(judged(facts, "2019-04-05").light, Light::green) << "March may be reported today";
  facts.reported.earliest_due = day("2019-04-05");
  EXPECT_EQ(judged(facts, "2019-04-06").decided.rule, "report-missed");
}

TEST(judge, what_waits_for_the_office_is_not_held_against_the_unit) {
  auto facts = task("2019-09-30", 70);
  facts.reported.waiting = day("2019-11-30");
  facts.reported.earliest_due = day("2020-01-05");
  const auto verdict = judged(facts, "2019-12-20");
  EXPECT_EQ(verdict.held_on, day("2019-09-30")) << "October and November were signed";
  EXPECT_EQ(verdict.light, Light::green);
}

TEST(judge, a_start_one_month_late_is_yellow_and_three_months_late_is_red) {
  auto facts = task("2019-02-28", 0);
  EXPECT_EQ(judged(facts, "2019-03-06").decided,
            (Met{"behind-yellow", Light::yellow, 138, day("2019-02-28")}));
  facts.due = day("2022-12-31");  // a long item is hardly behind
  EXPECT_EQ(judged(facts, "2019-03-06").decided,
            (Met{"start-yellow", Light::yellow, 10, day("2019-01-10")}));
  facts.reported.accepted = day("2019-03-31");
  facts.reported.earliest_due = day("2019-06-05");
  EXPECT_EQ(judged(facts, "2019-04-06").decided.rule, "start-yellow");
  facts.reported.accepted = day("2019-04-30");
  EXPECT_EQ(judged(facts, "2019-05-06").decided.rule, "start-red");
  facts.start = day("2019-05-01");
  EXPECT_EQ(judged(facts, "2019-05-06").light, Light::green) << "planned to start in May";
}

TEST(judge, a_missed_month_is_red_and_counts_its_months) {
  auto facts = task("2019-02-28", 20);
  facts.reported.earliest_due = day("2019-04-05");
  EXPECT_EQ(judged(facts, "2019-04-05").light, Light::green);
  EXPECT_EQ(judged(facts, "2019-04-06").decided,
            (Met{"report-missed", Light::red, 10, day("2019-04-05")}));
  EXPECT_EQ(judged(facts, "2019-06-06").decided.measure_tenth, 30);
  EXPECT_EQ(judged(facts, "2020-01-06").decided.measure_tenth, 100) << "across the year's edge";
}

TEST(judge, a_returned_report_may_be_mended_for_some_days) {
  auto facts = task("2019-02-28", 20);
  facts.reported.earliest_due = day("2019-04-05");
  facts.reported.returned = day("2019-03-31");
  facts.reported.returned_on = day("2019-04-08");
  EXPECT_EQ(judged(facts, "2019-04-13").light, Light::green);
  EXPECT_EQ(judged(facts, "2019-04-14").decided.rule, "report-missed");
}

TEST(judge, a_red_that_is_caught_up_turns_yellow_for_a_month_and_then_green) {
  const auto facts = task("2019-03-31", 25);
  const auto caught = judged(facts, "2019-04-12", {Light::red, {}});
  EXPECT_EQ(caught.decided, (Met{"caught-up", Light::yellow, 0, day("2019-04-12")}));
  const Memory memory{Light::yellow, day("2019-04-12")};
  auto april = task("2019-04-30", 33);
  EXPECT_EQ(judged(april, "2019-05-11", memory).light, Light::yellow);
  EXPECT_EQ(judged(april, "2019-05-12", memory).light, Light::green);
  auto late = task("2019-03-31", 25);
  late.reported.earliest_due = day("2019-05-05");
  EXPECT_EQ(judged(late, "2019-05-07", memory).light, Light::red) << "missed again";
}

TEST(judge, what_is_claimed_and_what_has_ended_owes_nothing) {
  auto facts = task("2019-02-28", 20);
  facts.reported.earliest_due.reset();
  EXPECT_EQ(judged(facts, "2020-01-20").decided.rule, "overdue");
  facts.stage = Stage::claimed;
  EXPECT_EQ(judged(facts, "2020-01-20").light, Light::green);
  EXPECT_EQ(judged(facts, "2020-01-20", {Light::red, {}}).decided.rule, "caught-up");
  for (const auto stage :
       {Stage::none, Stage::circulated, Stage::struck_off, Stage::closed, Stage::cancelled}) {
    facts.stage = stage;
    EXPECT_EQ(judged(facts, "2020-01-20", {Light::red, {}}).decided.rule, "not-owed");
    EXPECT_EQ(judged(facts, "2020-01-20").light, Light::none);
  }
}

TEST(judge, an_item_that_nobody_signs_for_turns_yellow_and_red) {
  LightFacts facts;
  facts.source = "work_report";
  facts.type = "action";
  facts.stage = Stage::issued;
  facts.issued = day("2019-12-30");
  facts.due = day("2020-12-31");
  EXPECT_EQ(judged(facts, "2020-01-02").light, Light::green);
  EXPECT_EQ(judged(facts, "2020-01-03").decided,
            (Met{"receipt-yellow", Light::yellow, 40, day("2019-12-30")}));
  EXPECT_EQ(judged(facts, "2020-01-15").decided.rule, "receipt-red");
}

TEST(judge, a_milestone_is_late_only_once_its_month_was_to_be_reported) {
  auto facts = task("2019-02-28", 30);
  facts.milestones = {{day("2019-03-31"), {}, false}};
  EXPECT_EQ(judged(facts, "2019-04-05").light, Light::green);
  facts.reported.accepted = day("2019-03-31");
  facts.reported.earliest_due = day("2019-05-05");
  EXPECT_EQ(judged(facts, "2019-04-06").decided,
            (Met{"milestone-yellow", Light::yellow, 60, day("2019-03-31")}));
  facts.milestones.front().reached = true;
  EXPECT_EQ(judged(facts, "2019-04-06").light, Light::green);
}

TEST(judge, a_rectification_is_held_to_its_steps_more_strictly) {
  auto facts = task("2019-04-30", 40);
  facts.milestones = {{day("2019-03-31"), {}, false}};
  EXPECT_EQ(judged(facts, "2019-05-06").decided.rule, "milestone-yellow");
  facts.source = "rectification";
  EXPECT_EQ(judged(facts, "2019-05-06").decided.rule, "rectification-node-red");
}

TEST(judge, a_standing_duty_is_judged_by_its_last_turn) {
  LightFacts facts;
  facts.source = "work_report";
  facts.type = "standing_duty";
  facts.stage = Stage::acknowledged;
  facts.issued = day("2019-01-10");
  facts.turns = {{day("2019-01-31"), Turn::kept}, {day("2019-02-28"), Turn::missed}};
  const auto missed = judged(facts, "2019-03-01");
  EXPECT_EQ(missed.decided, (Met{"duty-missed", Light::red, 10, day("2019-02-28")}));
  EXPECT_EQ(missed.planned_tenth, 1000);
  EXPECT_EQ(missed.actual_tenth, 500);
  facts.turns.back().turn = Turn::kept_late;
  EXPECT_EQ(judged(facts, "2019-03-10").decided.rule, "duty-made-up-late");
  facts.turns.push_back({day("2019-03-31"), Turn::pending});
  EXPECT_EQ(judged(facts, "2019-03-20").decided.rule, "duty-made-up-late");
  facts.turns.back().turn = Turn::kept;
  EXPECT_EQ(judged(facts, "2019-04-02").light, Light::green);
  EXPECT_EQ(judged(facts, "2022-12-31").light, Light::green) << "a duty has no due date";
}

TEST(judge, an_expected_indicator_is_no_unit_s_score) {
  auto facts = task("", 0);
  facts.type = "expected_indicator";
  facts.reported.owed_from = day("2019-01-01");
  facts.reported.earliest_due = day("2019-04-25");
  EXPECT_EQ(judged(facts, "2019-04-25").light, Light::green);
  EXPECT_EQ(judged(facts, "2019-04-25").planned_tenth, std::nullopt);
  EXPECT_EQ(judged(facts, "2019-04-26").decided.rule, "report-missed");
  facts.reported.accepted = day("2019-12-31");
  facts.reported.earliest_due = day("2020-04-25");
  EXPECT_EQ(judged(facts, "2020-01-20").light, Light::green) << "outcomes come out later";
}

TEST(judge, without_a_table_or_a_group_there_is_no_light) {
  const auto facts = task("2019-02-28", 0);
  EXPECT_EQ(judge(nullptr, facts, {}, day("2019-04-06")).light, Light::none);
  auto result = facts;
  result.type = "result";
  EXPECT_EQ(judged(result, "2019-04-06").decided.rule, "not-owed");
}

TEST(planned_progress, of_a_leap_year_reaches_all_its_days) {
  const Plan plan{catalog::Pace::linear, day("2020-01-01"), day("2020-12-31"), {}};
  EXPECT_EQ(planned_tenth(plan, day("2020-02-29")), 1000 * 59 / 365);
  EXPECT_EQ(planned_tenth(plan, day("2020-12-30")), 997);
  EXPECT_EQ(planned_tenth(plan, day("2020-12-31")), 1000);
  EXPECT_EQ(planned_tenth(plan, day("2020-01-01")), 0);
}

TEST(planned_progress, of_an_item_due_on_the_day_it_starts_is_all_of_it) {
  const Plan plan{catalog::Pace::linear, day("2019-12-31"), day("2019-12-31"), {}};
  EXPECT_EQ(planned_tenth(plan, day("2019-12-30")), 0);
  EXPECT_EQ(planned_tenth(plan, day("2019-12-31")), 1000);
}

Plan any_plan(SeededRandom& random, const std::function<std::int64_t(std::int64_t)>& below) {
  (void)random;
  Plan plan;
  plan.pace = below(2) == 0 ? catalog::Pace::linear : catalog::Pace::milestones;
  plan.start = day("2019-01-01") + days{below(700)};
  plan.due = *plan.start + days{below(800) - 20};
  for (auto count = below(6); count > 0; --count) {
    auto& one = plan.milestones.emplace_back();
    one.due = *plan.start + days{below(800)};
    if (below(3) > 0) one.percent = below(101);
  }
  return plan;
}

std::function<std::int64_t(std::int64_t)> below_of(SeededRandom& random) {
  return [&random](std::int64_t end) {
    std::array<std::uint8_t, 4> bytes{};
    random.fill(bytes);
    const auto value = bytes[0] | bytes[1] << 8U | bytes[2] << 16U | (bytes[3] & 0x7FU) << 24U;
    return static_cast<std::int64_t>(value) % end;
  };
}

TEST(planned_progress, never_falls_and_stays_between_nought_and_all) {
  SeededRandom random{11};
  const auto below = below_of(random);
  for (int round = 0; round < 500; ++round) {
    const auto plan = any_plan(random, below);
    std::int64_t before = 0;
    for (auto at = *plan.start - days{5}; at < *plan.start + days{820}; at += days{3}) {
      const auto planned = planned_tenth(plan, at);
      if (!planned) continue;
      ASSERT_GE(*planned, before) << round << " " << date_of(at);
      ASSERT_LE(*planned, 1000);
      if (at >= *plan.due) ASSERT_EQ(*planned, 1000);
      before = *planned;
    }
  }
}

TEST(judge, more_progress_never_makes_the_light_worse) {
  SeededRandom random{12};
  const auto below = below_of(random);
  for (int round = 0; round < 2000; ++round) {
    auto facts = task("2019-02-28", 0);
    const auto plan = any_plan(random, below);
    facts.due = plan.due;
    facts.milestones = plan.milestones;
    facts.reported.accepted = day("2019-01-31") + days{below(600)};
    const auto today = day("2019-02-01") + days{below(800)};
    auto before = Light::red;
    for (std::int64_t progress = 0; progress <= 100; progress += 5) {
      facts.progress = progress;
      const auto verdict = judge(rules().on("2019-01-01"), facts, {}, today);
      ASSERT_LE(verdict.light, before) << round << " " << progress;
      before = verdict.light;
    }
  }
}

TEST(judge, after_a_red_the_next_light_is_never_green) {
  SeededRandom random{13};
  const auto below = below_of(random);
  for (int round = 0; round < 2000; ++round) {
    auto facts = task("2019-02-28", below(101));
    facts.reported.accepted = day("2019-01-31") + days{below(600)};
    facts.stage = below(4) == 0 ? Stage::claimed : Stage::acknowledged;
    const auto today = day("2019-02-01") + days{below(800)};
    const auto verdict = judge(rules().on("2019-01-01"), facts, {Light::red, {}}, today);
    ASSERT_NE(verdict.light, Light::green);
    ASSERT_NE(verdict.light, Light::none);
  }
}

}  // namespace
}  // namespace luoshi::escalation

#include "escalation/lights.hpp"

#include <chrono>
#include <fstream>
#include <iterator>

#include "escalation/light_override.hpp"
#include "escalation/tables.hpp"
#include "handling/tables.hpp"
#include "ledger/history.hpp"
#include "supervision/testing.hpp"
#include "supervision/vocabulary.hpp"
#include "worktime/local_date.hpp"

namespace luoshi::escalation {
namespace {

using supervision::item_table;

std::string rule_file(const std::string& name) {
  std::ifstream in(std::string(LUOSHI_SOURCE_DIR) + "/catalog/rules/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The rules that come with the program, with another bound for what is behind.
catalog::LightRules light_rules(const std::string& behind_red = "&gt; 30") {
  auto table = rule_file("lights-1.dmn");
  table.replace(table.find("&gt; 30"), 7, behind_red);
  return *catalog::read_light_rules(rule_file("lights.yaml"), "lights.yaml",
                                    {supervision::source_kinds(), supervision::type_words()},
                                    [&](const std::string&) { return std::optional(table); });
}

catalog::Rules built_in_rules() {
  catalog::Rules rules;
  rules.lights = light_rules();
  return rules;
}

// Four items of a report; the first two are issued and signed for on 10 January 2019.
struct LightsFixture : supervision::SupervisionFixture {
  LightsFixture() {
    write([](store::Writer& writer) {
      auto all = handling::tables();
      for (const auto* table : tables()) all.push_back(table);
      return ledger::prepare(writer, all);
    });
    const auto taken = import(supervision::lines_intake(supervision::four_lines));
    for (const auto& one : items(taken.source)) ids.push_back(one.id);
    for (int at = 0; at < 2; ++at) issue(ids[at]);
  }

  void issue(const std::string& id) {
    set(id, {{"stage", std::string("acknowledged")},
             {"state", std::string("approved")},
             {"issued_ms", std::int64_t{1'547'085'600'000}},  // 2019-01-10
             {"due_date", std::string("2019-12-31")},
             {"reports_from", std::string("2019-02")},
             {"report_due", std::string("2019-03-05")}});
  }
  void set(const std::string& id, const std::vector<ledger::Change>& change) {
    const auto done = act<int>("test", [&](ledger::Act& one) -> Result<int> {
      TRY(one.update(item_table, id, change));
      return 0;
    });
    ASSERT_TRUE(done.has_value()) << done.error().problem;
  }
  // An accepted report on a month with a percent.
  void report(const std::string& id, const std::string& period, std::int64_t percent,
              const std::string& next_due) {
    const auto done = act<int>("test", [&](ledger::Act& one) -> Result<int> {
      TRY(one.insert(handling::report_table, one.new_id("rpt"),
                     {{"item", id},
                      {"period", period},
                      {"state", std::string("accepted")},
                      {"percent", percent}}));
      TRY(one.update(item_table, id, {{"progress", percent}, {"report_due", next_due}}));
      return 0;
    });
    ASSERT_TRUE(done.has_value()) << done.error().problem;
  }
  void settle(const std::string& id, const std::string& today) {
    const auto done = act<int>("item.test", [&](ledger::Act& one) -> Result<int> {
      TRY(settle_light(one, rules, id, today, local_date));
      return 0;
    });
    ASSERT_TRUE(done.has_value()) << done.error().problem << done.error().detail;
  }
  void day(const std::string& today) {
    const auto done = light_the_day(*database, random, now, rules, today, local_date);
    ASSERT_TRUE(done.has_value()) << done.error().problem << done.error().detail;
  }
  std::vector<LightChange> history(const std::string& id) {
    return read<std::vector<LightChange>>(
        [&](store::Reader& reader) { return light_history(reader, id); });
  }
  std::int64_t entries() {
    return read<std::int64_t>([](store::Reader& reader) -> Result<std::int64_t> {
      std::int64_t count = 0;
      TRY(reader.each("SELECT count(*) FROM entry", {}, [&](const store::Row& row) {
        count = row.integer(0);
        return false;
      }));
      return count;
    });
  }

  catalog::Rules rules = built_in_rules();
  LocalDate local_date = [](Instant at) { return worktime::local_date("Asia/Shanghai", at); };
  std::vector<std::string> ids;
};

struct Lights : LightsFixture, testing::Test {};

TEST_F(Lights, go_from_green_to_red_for_a_missed_month_to_yellow_once_it_is_made_up) {
  settle(ids[0], "2019-01-10");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::green);
  day("2019-03-05");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::green) << "the last day in time";
  day("2019-03-06");
  auto now = item(ids[0]).carriage;
  EXPECT_EQ(now.light, Light::red);
  EXPECT_EQ(now.light_since, "2019-03-06");
  EXPECT_EQ(now.reds, 1);
  report(ids[0], "2019-02", 12, "2019-04-05");
  settle(ids[0], "2019-03-08");
  now = item(ids[0]).carriage;
  EXPECT_EQ(now.light, Light::yellow);
  EXPECT_EQ(now.reds, 1) << "the red stays in the record";
  const auto past = history(ids[0]);
  ASSERT_EQ(past.size(), 3U);
  EXPECT_EQ(past[1].rule, "report-missed");
  EXPECT_EQ(past[1].counted_from, "2019-03-05");
  EXPECT_EQ(past[1].cause, "day");
  EXPECT_EQ(past[1].made_by, "");
  EXPECT_EQ(past[1].rules_version, "1");
  EXPECT_EQ(past[2].from, Light::red);
  EXPECT_EQ(past[2].rule, "caught-up");
  EXPECT_EQ(past[2].cause, "act");
  EXPECT_EQ(past[2].made_by, "psn_test");
  report(ids[0], "2019-03", 22, "2019-05-05");
  day("2019-04-07");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::yellow);
  day("2019-04-08");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::green);
}

TEST_F(Lights, of_items_that_are_not_issued_stay_dark) {
  day("2019-03-06");
  EXPECT_EQ(item(ids[2]).carriage.light, Light::none);
  EXPECT_TRUE(history(ids[2]).empty());
}

TEST_F(Lights, of_a_day_are_one_act_and_doing_the_day_twice_writes_nothing) {
  const auto before = entries();
  day("2019-03-06");
  EXPECT_EQ(entries(), before + 1);
  day("2019-03-06");
  day("2019-03-07");
  EXPECT_EQ(entries(), before + 1) << "the same lights by the same rules";
}

TEST_F(Lights, write_a_row_where_only_the_rule_that_decides_becomes_another) {
  day("2019-03-06");
  report(ids[0], "2019-02", 0, "2019-04-05");
  set(ids[0], {{"due_date", std::string("2019-04-10")}});
  settle(ids[0], "2019-03-10");
  const auto past = history(ids[0]);
  ASSERT_EQ(past.size(), 2U);
  EXPECT_EQ(past[1].from, Light::red);
  EXPECT_EQ(past[1].to, Light::red);
  EXPECT_EQ(past[1].rule, "behind-red");
  EXPECT_EQ(past[1].planned_tenth, 1000 * 49 / 90);
  EXPECT_EQ(item(ids[0]).carriage.reds, 1);
  EXPECT_EQ(item(ids[0]).carriage.light_since, "2019-03-06");
}

TEST_F(Lights, go_out_when_the_item_has_ended) {
  day("2019-03-06");
  set(ids[0], {{"stage", std::string("closed")}});
  settle(ids[0], "2019-03-07");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::none);
  EXPECT_EQ(history(ids[0]).back().rule, "not-owed");
  const auto before = entries();
  day("2019-03-08");
  EXPECT_EQ(entries(), before);
}

TEST_F(Lights, are_judged_by_the_version_in_force_that_day_and_keep_it) {
  auto stricter = light_rules("&gt; 0").versions.front();
  stricter.version = "2";
  stricter.valid_from = "2019-03-10";
  rules.lights.versions.push_back(stricter);
  report(ids[0], "2019-02", 12, "2019-04-05");
  day("2019-03-09");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::green);
  day("2019-03-10");
  const auto past = history(ids[0]);
  ASSERT_EQ(past.size(), 2U);
  EXPECT_EQ(past[0].rules_version, "1");
  EXPECT_EQ(past[1].rule, "behind-red");
  EXPECT_EQ(past[1].rules_version, "2");
}

TEST_F(Lights, of_many_items_take_seconds_and_the_next_day_less) {
  std::int64_t count = 0;
  write([&](store::Writer& writer) -> Result<> {
    for (int round = 0; round < 500; ++round) {
      for (int at = 0; at < 2; ++at) {
        const auto id = "itm_" + std::to_string(count++);
        TRY(
            writer.run("INSERT INTO item (id, version, source, source_rank, position, type, state, "
                       "stage, issued_ms, due_date, reports_from, report_due, lead_unit) "
                       "SELECT ?, 1, source, source_rank, position, type, state, stage, "
                       "issued_ms, due_date, reports_from, report_due, lead_unit "
                       "FROM item WHERE id = ?",
                       {id, ids[static_cast<std::size_t>(at)]}));
      }
    }
    return {};
  });
  day("2019-03-06");
  EXPECT_EQ(item("itm_999").carriage.light, Light::red);
  const auto before = entries();
  day("2019-03-06");
  EXPECT_EQ(entries(), before);
}

struct LightOverrides : LightsFixture, testing::Test {
  LightOverrides() {
    day("2019-03-06");  // red: February was missed
  }
  Result<std::string> propose(const identity::Principal& who, const std::string& until,
                              const std::string& today = "2019-03-06") {
    return act<std::string>("light.propose", [&](ledger::Act& one) {
      return propose_override(one, who, rules, ids[0], {Light::green, until, "雨季停工"}, today);
    });
  }
  LightOverride found(const std::string& id) {
    return read<LightOverride>([&](store::Reader& reader) { return load_override(reader, id); });
  }
  std::string sign(const identity::Principal& who, const std::string& id,
                   const std::string& today = "2019-03-06") {
    return problem(act<int>("light.sign", [&](ledger::Act& one) -> Result<int> {
      const auto proposed = TRY(load_override(one.writer(), id));
      TRY(sign_override(one, who, proposed, today));
      TRY(settle_light(one, rules, ids[0], today, local_date));
      return 0;
    }));
  }
};

TEST_F(LightOverrides, go_before_the_rules_until_their_day_and_end_by_themselves) {
  const auto id = propose(reviewer, "2019-03-20");
  ASSERT_TRUE(id.has_value()) << id.error().problem;
  EXPECT_EQ(item(ids[0]).carriage.light, Light::red);
  EXPECT_EQ(sign(approver, *id), "");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::green);
  EXPECT_EQ(history(ids[0]).back().rule, rule_override);
  EXPECT_EQ(history(ids[0]).back().override_id, *id);
  day("2019-03-20");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::green);
  day("2019-03-21");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::red);
  EXPECT_EQ(found(*id).state, "ended");
  EXPECT_EQ(found(*id).ended_on, "2019-03-21");
}

TEST_F(LightOverrides, are_signed_by_a_second_person_and_only_once) {
  auto both = supervision::person("psn_both", identity::Role::supervision);
  both.appointments.push_back({"supervision-office", identity::Role::approver});
  const auto id = propose(both, "2019-03-20");
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(sign(both, *id), "override.own-proposal");
  EXPECT_EQ(sign(reviewer, *id), "item.not-approver");
  EXPECT_EQ(sign(approver, *id, "2019-03-21"), "override.past");
  EXPECT_EQ(sign(approver, *id), "");
  EXPECT_EQ(sign(approver, *id), "override.wrong-state");
}

TEST_F(LightOverrides, are_one_at_a_time_and_bounded_by_the_rules) {
  EXPECT_EQ(problem(propose(approver, "2019-03-20")), "item.not-supervision");
  EXPECT_EQ(problem(propose(reviewer, "2019-03-05")), "override.until-wrong");
  EXPECT_EQ(problem(propose(reviewer, "2019-06-07")), "override.until-wrong");
  EXPECT_EQ(problem(propose(reviewer, "2019-06-06")), "");
  EXPECT_EQ(problem(propose(reviewer, "2019-03-20")), "override.open");
}

TEST_F(LightOverrides, end_with_the_item) {
  const auto id = propose(reviewer, "2019-03-20");
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(sign(approver, *id), "");
  set(ids[0], {{"stage", std::string("closed")}});
  settle(ids[0], "2019-03-10");
  EXPECT_EQ(found(*id).state, "ended");
  EXPECT_EQ(item(ids[0]).carriage.light, Light::none);
}

}  // namespace
}  // namespace luoshi::escalation

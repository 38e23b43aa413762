#include "handling/duties.hpp"

#include "handling/reporting_fixture.hpp"

namespace luoshi::handling {
namespace {

struct duties : ::testing::Test, ReportingFixture {
  duties() {
    put_item(
        {{"type", "standing_duty"}, {"recurrence", "monthly"}, {"due_date", std::monostate{}}});
  }
  void follow() {
    must([&](ledger::Act& one) { return follow_duty(one, item_id, today); });
  }
  std::int64_t day(const std::string& date) {
    today = date;
    std::int64_t changed = 0;
    must([&](ledger::Act& one) -> Result<> {
      changed = TRY(turn_duties(one, today));
      return {};
    });
    return changed;
  }
  std::string strip() {
    return read<std::string>([&](store::Reader& reader) -> Result<std::string> {
      std::string all;
      for (const auto& turn : TRY(duty_periods_of(reader, item_id))) {
        all += turn.period + "=" + turn.state + " ";
      }
      return all;
    });
  }
};

TEST_F(duties, open_with_the_issue_and_turn_with_the_day_once) {
  follow();
  EXPECT_EQ(strip(), "2019-03=pending ");
  follow();
  EXPECT_EQ(day("2019-03-31"), 0);
  EXPECT_EQ(day("2019-04-01"), 2);
  EXPECT_EQ(strip(), "2019-03=missed 2019-04=pending ");
  EXPECT_EQ(day("2019-04-01"), 0);
}

TEST_F(duties, catch_up_after_days_on_which_nobody_served) {
  follow();
  day("2019-06-10");
  EXPECT_EQ(strip(), "2019-03=missed 2019-04=missed 2019-05=missed 2019-06=pending ");
}

TEST_F(duties, wait_for_their_beginning) {
  put_item({{"start_date", "2019-04-01"}});
  follow();
  EXPECT_EQ(day("2019-03-20"), 0);
  EXPECT_EQ(strip(), "");
  day("2019-04-01");
  EXPECT_EQ(strip(), "2019-04=pending ");
}

TEST_F(duties, are_kept_by_a_signed_report_and_kept_late_after_the_last_day) {
  follow();
  signed_report();
  EXPECT_EQ(strip(), "2019-03=kept ");
  day("2019-05-02");
  EXPECT_EQ(strip(), "2019-03=kept 2019-04=missed 2019-05=pending ");
  ReportEdit april;
  april.period = "2019-04";
  const auto late = signed_report(april);
  EXPECT_EQ(strip(), "2019-03=kept 2019-04=kept_late 2019-05=pending ");
  EXPECT_EQ(problem(report_act([&](ledger::Act& one) {
              return return_report(one, reviewer, late.id, "没有会议记录", today);
            })),
            "");
  EXPECT_EQ(strip(), "2019-03=kept 2019-04=missed 2019-05=pending ");
}

TEST_F(duties, are_waived_when_the_item_ends_and_open_again_when_it_is_reopened) {
  follow();
  put_item({{"stage", "closed"}});
  follow();
  EXPECT_EQ(strip(), "2019-03=waived ");
  EXPECT_EQ(day("2019-04-10"), 0);
  put_item({{"stage", "acknowledged"}});
  follow();
  EXPECT_EQ(strip(), "2019-03=waived 2019-04=pending ");
}

TEST_F(duties, take_reports_by_their_own_turns) {
  put_item({{"recurrence", "quarterly"}});
  follow();
  EXPECT_EQ(strip(), "2019-Q1=pending ");
  EXPECT_EQ(draft().period, "2019-Q1");
}

}  // namespace
}  // namespace luoshi::handling

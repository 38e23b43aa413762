#include "escalation/calendar.hpp"

#include <gtest/gtest.h>

namespace luoshi::escalation {
namespace {

using catalog::Every;
using catalog::Rhythm;

Day day(std::string_view date) {
  return *day_of(date);
}

TEST(calendar, keeps_the_last_of_the_month_where_a_month_is_shorter) {
  EXPECT_EQ(date_of(add_months(day("2019-01-31"), 1)), "2019-02-28");
  EXPECT_EQ(date_of(add_months(day("2020-01-31"), 1)), "2020-02-29");
  EXPECT_EQ(date_of(add_months(day("2019-11-30"), 3)), "2020-02-29");
  EXPECT_EQ(date_of(add_months(day("2020-02-29"), 12)), "2021-02-28");
  EXPECT_EQ(date_of(add_months(day("2020-03-31"), -1)), "2020-02-29");
}

TEST(calendar, counts_whole_months_across_the_year_s_edge) {
  EXPECT_EQ(whole_months(day("2018-12-31"), day("2019-01-30")), 0);
  EXPECT_EQ(whole_months(day("2018-12-31"), day("2019-01-31")), 1);
  EXPECT_EQ(whole_months(day("2018-12-31"), day("2019-02-28")), 2);
  EXPECT_EQ(whole_months(day("2019-01-10"), day("2019-01-10")), 0);
  EXPECT_EQ(whole_months(day("2019-01-10"), day("2018-01-10")), 0);
}

TEST(calendar, a_month_added_is_a_whole_month_away_on_every_day_of_eight_years) {
  for (auto at = day("2016-01-01"); at < day("2024-01-01"); at += std::chrono::days{1}) {
    for (const int months : {1, 3, 11, 12, 13}) {
      ASSERT_EQ(whole_months(at, add_months(at, months)), months) << date_of(at);
      ASSERT_LT(whole_months(at, add_months(at, months) - std::chrono::days{1}), months)
          << date_of(at);
    }
    ASSERT_EQ(day_of(date_of(at)), at);
  }
}

TEST(calendar, knows_the_last_period_whose_report_was_due) {
  const Rhythm monthly{Every::month, 5};
  EXPECT_EQ(date_of(last_due(monthly, day("2019-03-05")).last), "2019-01-31") << "still in time";
  EXPECT_EQ(date_of(last_due(monthly, day("2019-03-06")).last), "2019-02-28");
  EXPECT_EQ(date_of(last_due(monthly, day("2020-01-06")).last), "2019-12-31");
  EXPECT_EQ(date_of(last_due(monthly, day("2020-01-05")).last), "2019-11-30");
  const Rhythm quarterly{Every::quarter, 25};
  EXPECT_EQ(date_of(last_due(quarterly, day("2020-04-26")).first), "2020-01-01");
  EXPECT_EQ(date_of(last_due(quarterly, day("2020-04-25")).last), "2019-12-31");
}

TEST(calendar, takes_no_date_that_does_not_exist) {
  EXPECT_EQ(day_of("2019-02-29"), std::nullopt);
  EXPECT_NE(day_of("2020-02-29"), std::nullopt);
  EXPECT_EQ(day_of(""), std::nullopt);
}

}  // namespace
}  // namespace luoshi::escalation

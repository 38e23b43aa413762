#include "worktime/day.hpp"

#include <gtest/gtest.h>

namespace luoshi::worktime {
namespace {

Day day(std::string_view date) {
  return *day_of(date);
}

TEST(day, keeps_the_last_of_the_month_where_a_month_is_shorter) {
  EXPECT_EQ(date_of(add_months(day("2019-01-31"), 1)), "2019-02-28");
  EXPECT_EQ(date_of(add_months(day("2020-01-31"), 1)), "2020-02-29");
  EXPECT_EQ(date_of(add_months(day("2019-11-30"), 3)), "2020-02-29");
  EXPECT_EQ(date_of(add_months(day("2020-02-29"), 12)), "2021-02-28");
  EXPECT_EQ(date_of(add_months(day("2020-03-31"), -1)), "2020-02-29");
}

TEST(day, counts_whole_months_across_the_year_s_edge) {
  EXPECT_EQ(whole_months(day("2018-12-31"), day("2019-01-30")), 0);
  EXPECT_EQ(whole_months(day("2018-12-31"), day("2019-01-31")), 1);
  EXPECT_EQ(whole_months(day("2018-12-31"), day("2019-02-28")), 2);
  EXPECT_EQ(whole_months(day("2019-01-10"), day("2019-01-10")), 0);
  EXPECT_EQ(whole_months(day("2019-01-10"), day("2018-01-10")), 0);
}

TEST(day, a_month_added_is_a_whole_month_away_on_every_day_of_eight_years) {
  for (auto at = day("2016-01-01"); at < day("2024-01-01"); at += std::chrono::days{1}) {
    for (const int months : {1, 3, 11, 12, 13}) {
      ASSERT_EQ(whole_months(at, add_months(at, months)), months) << date_of(at);
      ASSERT_LT(whole_months(at, add_months(at, months) - std::chrono::days{1}), months)
          << date_of(at);
    }
    ASSERT_EQ(day_of(date_of(at)), at);
  }
}

TEST(day, takes_no_date_that_does_not_exist) {
  EXPECT_EQ(day_of("2019-02-29"), std::nullopt);
  EXPECT_NE(day_of("2020-02-29"), std::nullopt);
  EXPECT_EQ(day_of(""), std::nullopt);
}

}  // namespace
}  // namespace luoshi::worktime

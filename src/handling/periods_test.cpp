#include "handling/periods.hpp"

#include <gtest/gtest.h>

namespace luoshi::handling {
namespace {

using enum Recurrence;

TEST(periods, hold_a_day_with_their_first_and_last) {
  EXPECT_EQ(period_of(weekly, "2019-03-01"), (Period{"2019-W09", "2019-02-25", "2019-03-03"}));
  EXPECT_EQ(period_of(monthly, "2020-02-10"), (Period{"2020-02", "2020-02-01", "2020-02-29"}));
  EXPECT_EQ(period_of(quarterly, "2019-12-31"), (Period{"2019-Q4", "2019-10-01", "2019-12-31"}));
  EXPECT_EQ(period_of(half_yearly, "2019-07-01"), (Period{"2019-H2", "2019-07-01", "2019-12-31"}));
  EXPECT_EQ(period_of(yearly, "2019-07-01"), (Period{"2019", "2019-01-01", "2019-12-31"}));
}

TEST(periods, give_a_week_to_the_year_of_its_thursday) {
  EXPECT_EQ(period_of(weekly, "2018-12-31").name, "2019-W01");
  EXPECT_EQ(period_of(weekly, "2021-01-03").name, "2020-W53");
}

TEST(periods, follow_one_another_without_a_gap) {
  for (const auto recurrence : {weekly, monthly, quarterly, half_yearly, yearly}) {
    auto period = period_of(recurrence, "2018-01-01");
    for (int turns = 0; turns < 200; ++turns) {
      const auto read = parse_period(recurrence, period.name);
      ASSERT_TRUE(read) << period.name;
      EXPECT_EQ(*read, period);
      const auto next = next_period(recurrence, period);
      EXPECT_GT(next.first, period.last);
      period = next;
    }
  }
  EXPECT_EQ(next_period(monthly, period_of(monthly, "2019-12-05")).name, "2020-01");
}

TEST(periods, are_not_read_from_other_words) {
  for (const auto* name :
       {"", "2019", "2019-13", "2019-1", "2019-Q1", "2019-00", "201a-01", "2019-01-01"}) {
    EXPECT_FALSE(parse_period(monthly, name)) << name;
  }
  for (const auto* name : {"2019-Q5", "2019-Q0", "2019-H1", "2019-Q", "2019Q1"}) {
    EXPECT_FALSE(parse_period(quarterly, name)) << name;
  }
  EXPECT_FALSE(parse_period(weekly, "2019-W53"));
  EXPECT_FALSE(parse_period(yearly, "2019-01"));
}

}  // namespace
}  // namespace luoshi::handling

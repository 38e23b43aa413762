#include "escalation/outlook.hpp"

#include <gmock/gmock.h>

namespace luoshi::escalation {
namespace {

using catalog::Pace;
using testing::ElementsAre;

Day day(std::string_view date) {
  return *day_of(date);
}

const Plan year{Pace::linear, day("2019-01-01"), day("2019-12-31"), {}};

TEST(outlook, goes_on_at_the_pace_since_the_start) {
  // 181 of 364 days have gone.
  const auto outlook = outlook_of(year, day("2019-07-01"), 400);
  ASSERT_TRUE(outlook.has_value());
  EXPECT_EQ(outlook->ends_tenth, 400 * 364 / 181);
  EXPECT_EQ(date_of(*outlook->completes_on), "2020-03-29");
}

TEST(outlook, of_an_item_that_stands_still_never_completes) {
  const auto outlook = outlook_of(year, day("2019-07-01"), 0);
  ASSERT_TRUE(outlook.has_value());
  EXPECT_EQ(outlook->ends_tenth, 0);
  EXPECT_EQ(outlook->completes_on, std::nullopt);
}

TEST(outlook, is_not_there_on_the_first_day_and_ends_with_the_due_date) {
  EXPECT_EQ(outlook_of(year, day("2019-01-01"), 0), std::nullopt);
  EXPECT_EQ(outlook_of({Pace::linear, {}, day("2019-12-31"), {}}, day("2019-07-01"), 10),
            std::nullopt);
  EXPECT_EQ(outlook_of(year, day("2020-02-01"), 800)->ends_tenth, 800);
  EXPECT_EQ(outlook_of(year, day("2019-07-01"), 1000)->ends_tenth, 1000);
}

TEST(outlook, on_the_planned_line_ends_at_all_of_it_on_every_day_of_a_leap_year) {
  const Plan leap{Pace::linear, day("2020-01-01"), day("2020-12-31"), {}};
  for (auto on = day("2020-01-02"); on < day("2020-12-31"); on += std::chrono::days{1}) {
    const auto planned = *planned_tenth(leap, on);
    const auto ends = outlook_of(leap, on, planned)->ends_tenth;
    // Planned progress is rounded down to a tenth.
    const auto gone = days_between(*leap.start, on);
    ASSERT_LE(ends, 1000) << date_of(on);
    ASSERT_GT(ends, 1000 - 366 / gone - 2) << date_of(on);
  }
}

TEST(outlook, of_a_value_that_adds_up_keeps_its_places) {
  const auto value = value_at_due(year, day("2019-07-01"), *Decimal::parse("600"));
  EXPECT_EQ(value->text(), "1207");
  EXPECT_EQ(value_at_due(year, day("2019-07-01"), *Decimal::parse("12.50"))->text(), "25.14");
}

TEST(line_of, a_plan_is_straight_or_goes_in_steps) {
  EXPECT_THAT(line_of(year),
              ElementsAre(PlanPoint{day("2019-01-01"), 0}, PlanPoint{day("2019-12-31"), 1000}));
  auto steps = year;
  steps.milestones = {{day("2019-06-30"), 40, false}, {day("2019-03-31"), 20, false}};
  EXPECT_THAT(line_of(steps),
              ElementsAre(PlanPoint{day("2019-01-01"), 0}, PlanPoint{day("2019-03-31"), 0},
                          PlanPoint{day("2019-03-31"), 200}, PlanPoint{day("2019-06-30"), 200},
                          PlanPoint{day("2019-06-30"), 400}, PlanPoint{day("2019-12-31"), 400},
                          PlanPoint{day("2019-12-31"), 1000}));
  EXPECT_TRUE(line_of({Pace::none, day("2019-01-01"), day("2019-12-31"), {}}).empty());
  EXPECT_TRUE(line_of({Pace::milestones, day("2019-01-01"), day("2019-12-31"), {}}).empty());
}

}  // namespace
}  // namespace luoshi::escalation

#include "worktime/work_calendar.hpp"

#include <gmock/gmock.h>

#include <limits>

#include "worktime/testing.hpp"

namespace luoshi::worktime {
namespace {

using namespace worktime::testing;

TEST(work_calendar, knows_moved_workdays_and_holidays_of_national_day) {
  const auto calendar = make();
  std::vector<std::string> worked;
  for (auto one = day("2025-09-28"); one <= day("2025-10-11"); one += std::chrono::days{1}) {
    if (calendar.is_working_day(one)) worked.push_back(date_of(one));
  }
  EXPECT_THAT(worked, ::testing::ElementsAre("2025-09-28", "2025-09-29", "2025-09-30", "2025-10-09",
                                             "2025-10-10", "2025-10-11"));
  EXPECT_EQ(calendar.working_days(day("2025-09-28"), day("2025-10-11")).value().value, 6);
}

struct Case {
  std::string start;
  Limit limit;
  std::string due;
};

TEST(deadline, counts_each_kind_of_limit_its_own_way) {
  const auto calendar = make();
  const std::vector<Case> cases{
      // By the clock, through the night and the holidays.
      {"2025-09-30T16:00", urgent_hours(2), "2025-09-30T18:00"},
      {"2025-09-30T16:00", urgent_hours(24), "2025-10-01T16:00"},
      // Working hours: the break and days off do not count; used up at a close is due at the close.
      {"2025-09-29T10:00", work_hours(4), "2025-09-29T15:30"},
      {"2025-09-29T10:00", work_hours(2), "2025-09-29T12:00"},
      {"2025-09-29T12:30", work_hours(1), "2025-09-29T14:30"},
      {"2025-09-29T06:00", work_hours(7), "2025-09-29T17:30"},
      {"2025-09-29T20:00", work_hours(7), "2025-09-30T17:30"},
      {"2025-09-30T16:30", work_hours(4), "2025-10-09T12:00"},
      {"2025-10-05T03:00", work_hours(1), "2025-10-09T10:00"},
      {"2025-10-05T03:00", work_hours(0), "2025-10-05T03:00"},
      {"2025-09-29T17:30", {LimitKind::work_hour, 1}, "2025-09-30T09:01"},
      // Working days: from the next one on, to the close of office; a worked Saturday counts.
      {"2025-09-29T10:00", work_days(1), "2025-09-30T17:30"},
      {"2025-09-29T23:59", work_days(1), "2025-09-30T17:30"},
      {"2025-09-30T10:00", work_days(1), "2025-10-09T17:30"},
      {"2025-09-30T10:00", work_days(3), "2025-10-11T17:30"},
      {"2025-10-03T10:00", work_days(1), "2025-10-09T17:30"},
      {"2025-09-26T10:00", work_days(15), "2025-10-23T17:30"},
      // Calendar days: to midnight, and one that ends on a day off ends on the next working day.
      {"2025-09-22T10:00", natural_days(3), "2025-09-26T00:00"},
      {"2025-09-29T10:00", natural_days(3), "2025-10-10T00:00"},
  };
  for (const auto& one : cases) {
    const auto due = calendar.deadline(local(one.start), one.limit);
    ASSERT_TRUE(due.has_value()) << one.start;
    EXPECT_EQ(shown(due->at), one.due)
        << one.start << " " << name_of(one.limit.kind) << " " << one.limit.amount;
    EXPECT_TRUE(due->known) << one.start;
  }
}

TEST(deadline, follows_the_conventions_it_is_given) {
  Conventions other;
  other.first_day = FirstDay::same;
  other.work_day_ends = DayEnd::midnight;
  other.natural_day_ends = DayEnd::close;
  other.natural_day_rolls = false;
  const auto calendar = make(other);
  const std::vector<Case> cases{
      {"2025-09-29T10:00", work_days(1), "2025-09-30T00:00"},
      {"2025-09-29T17:30", work_days(1), "2025-10-01T00:00"},  // closed: the next day is the first
      {"2025-10-03T10:00", work_days(1), "2025-10-10T00:00"},
      {"2025-09-28T10:00", natural_days(3), "2025-09-30T17:30"},
      {"2025-09-30T10:00", natural_days(3), "2025-10-03T00:00"},  // no office closes on a day off
  };
  for (const auto& one : cases) {
    const auto due = calendar.deadline(local(one.start), one.limit);
    ASSERT_TRUE(due.has_value()) << one.start;
    EXPECT_EQ(shown(due->at), one.due) << one.start << " " << one.limit.amount;
  }
}

TEST(deadline, says_when_it_rests_on_a_year_the_calendar_does_not_have) {
  const auto calendar = make();
  const auto within = calendar.deadline(local("2026-12-20T10:00"), work_days(5)).value();
  EXPECT_TRUE(within.known);
  const auto beyond = calendar.deadline(local("2026-12-30T10:00"), work_days(5)).value();
  EXPECT_FALSE(beyond.known);
  EXPECT_EQ(shown(beyond.at), "2027-01-06T17:30") << "by days of the week";
  EXPECT_FALSE(calendar.deadline(local("2026-12-31T17:00"), work_hours(4)).value().known);
  EXPECT_TRUE(calendar.deadline(local("2026-12-31T17:00"), urgent_hours(4)).value().known);
  EXPECT_FALSE(calendar.deadline(local("2026-12-31T17:00"), natural_days(4)).value().known);
  EXPECT_FALSE(calendar.deadline(local("2024-12-31T17:00"), work_days(1)).value().known);
  EXPECT_FALSE(calendar.knows(day("2024-12-31"), day("2025-01-01")));
  EXPECT_TRUE(calendar.knows(day("2025-01-01"), day("2026-12-31")));
  EXPECT_FALSE(calendar.working_days(day("2026-12-01"), day("2027-01-01")).value().known);
  EXPECT_FALSE(
      calendar.working_ms(local("2026-12-01T00:00"), local("2027-01-02T00:00")).value().known);
}

TEST(deadline, refuses_what_is_no_limit_and_what_lies_beyond_its_reach) {
  const auto calendar = make();
  const auto start = local("2025-09-29T10:00");
  const auto problem = [&](const Limit& limit, Instant from) {
    const auto due = calendar.deadline(from, limit);
    return due ? std::string("none") : due.error().problem;
  };
  EXPECT_EQ(problem(work_days(0), start), "worktime.limit-negative");
  EXPECT_EQ(problem(work_hours(-1), start), "worktime.limit-negative");
  for (const auto& limit :
       {work_days(100'000), work_hours(1'000'000), natural_days(100'000), urgent_hours(1'000'000),
        Limit{LimitKind::work_hour, std::int64_t{1} << 62U}}) {
    EXPECT_EQ(problem(limit, start), "worktime.out-of-range") << name_of(limit.kind);
  }
  EXPECT_EQ(problem(work_days(1), local("1900-01-01T10:00")), "worktime.out-of-range");
  EXPECT_EQ(problem(work_days(1), local("2900-01-01T10:00")), "worktime.out-of-range");
  constexpr auto end = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(problem(work_hours(1), {end}), "worktime.out-of-range");
  EXPECT_EQ(problem(work_hours(1), {-end}), "worktime.out-of-range");
  EXPECT_EQ(calendar.deadline(start, urgent_hours(9), {{start, {end}}}).error().problem,
            "worktime.out-of-range");
  EXPECT_FALSE(calendar.close_of(day("2900-01-01")).has_value());
}

TEST(deadline, reaches_over_decades) {
  const auto due = make().deadline(local("2025-09-29T10:00"), work_days(10'000)).value();
  EXPECT_EQ(shown(due.at).substr(0, 4), "2064");
  EXPECT_FALSE(due.known);
}

TEST(work_calendar, keeps_the_hours_of_its_seasons_and_of_moved_workdays) {
  auto hours = usual();
  auto summer = hours.seasons[0];
  hours.seasons[0].first = std::chrono::October / 1;
  hours.seasons[0].last = std::chrono::May / 31;
  summer.first = std::chrono::June / 1;
  summer.last = std::chrono::September / 30;
  summer.week.fill({{8 * 60, 18 * 60}});
  summer.moved = {{9 * 60, 10 * 60}};
  hours.seasons.push_back(summer);
  const auto calendar = make({}, hours);
  EXPECT_EQ(shown(calendar.close_of(day("2025-09-30")).value()), "2025-09-30T18:00");
  EXPECT_EQ(shown(calendar.close_of(day("2025-09-28")).value()), "2025-09-28T10:00");
  EXPECT_EQ(shown(calendar.close_of(day("2025-10-09")).value()), "2025-10-09T17:30");
  EXPECT_EQ(shown(calendar.close_of(day("2026-02-09")).value()), "2026-02-09T17:30");
  EXPECT_EQ(calendar.working_ms(local("2025-09-28T00:00"), local("2025-09-30T00:00")).value().value,
            11 * 3'600'000);
}

TEST(work_calendar, names_every_fault_of_its_data_with_its_place) {
  auto calendar = autumn();
  calendar.years.push_back({2025, {}});
  calendar.years[0].holidays[0].workdays.push_back(day("2025-10-09"));
  calendar.years[0].holidays[0].days.push_back(day("2025-10-08"));
  calendar.years[1].holidays[0].days.push_back(day("2027-01-01"));
  auto hours = usual();
  hours.seasons[0].last = std::chrono::November / 30;
  hours.seasons.push_back(hours.seasons[0]);
  const auto place = [](const Finding& one) { return one.problem + " " + one.place; };
  std::vector<std::string> said;
  const auto made = WorkCalendar::make(calendar, hours, {}, "Asia/Shanghai");
  ASSERT_FALSE(made.has_value());
  for (const auto& one : made.error().findings) said.push_back(place(one));
  EXPECT_THAT(said, ::testing::UnorderedElementsAre(
                        "worktime.year-twice /years/2",
                        "worktime.workday-no-rest-day /years/0/holidays/0/workdays/2",
                        "worktime.day-twice /years/0/holidays/0/days/8",
                        "worktime.day-of-other-year /years/1/holidays/0/days/3",
                        "worktime.seasons-overlap /seasons/1", "worktime.seasons-gap /seasons"));
  auto broken = usual();
  broken.seasons[0].week[2] = {{600, 540}};
  broken.seasons[0].week[3] = {{540, 720}, {700, 800}};
  broken.seasons[0].week[4] = {};
  broken.seasons[0].moved = {{0, 1441}};
  said.clear();
  for (const auto& one : check(broken, Calendar{}.rest)) said.push_back(place(one));
  EXPECT_THAT(said,
              ::testing::UnorderedElementsAre("worktime.session-malformed /seasons/0/week/2/0",
                                              "worktime.session-malformed /seasons/0/week/3/1",
                                              "worktime.no-sessions /seasons/0/week/4",
                                              "worktime.session-malformed /seasons/0/moved/0"));
  EXPECT_EQ(WorkCalendar::make(autumn(), usual(), {}, "Nowhere/Land").error().problem,
            "worktime.zone-unknown");
  EXPECT_FALSE(WorkCalendar::make({}, usual(), {}, "Asia/Shanghai").has_value());
}

}  // namespace
}  // namespace luoshi::worktime

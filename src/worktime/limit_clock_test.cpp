#include "worktime/limit_clock.hpp"

#include "worktime/testing.hpp"

namespace luoshi::worktime {
namespace {

using namespace worktime::testing;

constexpr std::int64_t hour_ms = 3'600'000;

LimitClock clock_of(const std::string& started, const Limit& limit,
                    const std::vector<std::pair<std::string, std::string>>& pauses = {}) {
  LimitClock out{local(started), limit, {}};
  for (const auto& [from, to] : pauses) {
    out = pause(std::move(out), local(from)).value();
    if (!to.empty()) out = resume(std::move(out), local(to)).value();
  }
  return out;
}

TEST(limit_clock, counts_nothing_while_it_stands_still) {
  struct Case {
    LimitClock clock;
    std::string due;
  };
  const auto calendar = make();
  const auto now = local("2025-09-29T16:00");
  const std::vector<Case> cases{
      {clock_of("2025-09-29T09:00", work_hours(4)), "2025-09-29T14:30"},
      {clock_of("2025-09-29T09:00", work_hours(4), {{"2025-09-29T10:00", "2025-09-29T11:00"}}),
       "2025-09-29T15:30"},
      // The break is none of the office's time.
      {clock_of("2025-09-29T09:00", work_hours(4), {{"2025-09-29T12:00", "2025-09-29T13:30"}}),
       "2025-09-29T14:30"},
      {clock_of("2025-09-29T09:00", urgent_hours(2), {{"2025-09-29T10:00", "2025-09-29T12:00"}}),
       "2025-09-29T13:00"},
      // A pause after the end changes nothing.
      {clock_of("2025-09-29T09:00", work_hours(1), {{"2025-09-29T11:00", "2025-09-29T12:00"}}),
       "2025-09-29T10:00"},
      // A working day that was paused for any part does not count.
      {clock_of("2025-09-22T09:00", work_days(3), {{"2025-09-24T10:00", "2025-09-24T10:05"}}),
       "2025-09-26T17:30"},
      {clock_of("2025-09-22T09:00", work_days(3), {{"2025-09-24T18:00", "2025-09-25T08:00"}}),
       "2025-09-25T17:30"},
      {clock_of(
           "2025-09-22T09:00", work_days(3),
           {{"2025-09-24T10:00", "2025-09-24T10:05"}, {"2025-09-24T15:00", "2025-09-25T09:30"}}),
       "2025-09-28T17:30"},
      // On the day a limit begins nothing counts anyway.
      {clock_of("2025-09-22T09:00", work_days(3), {{"2025-09-22T10:00", "2025-09-22T16:00"}}),
       "2025-09-25T17:30"},
      {clock_of("2025-09-15T09:00", natural_days(3), {{"2025-09-16T10:00", "2025-09-16T11:00"}}),
       "2025-09-20T00:00"},
      // Still standing: as if it went on now.
      {clock_of("2025-09-29T09:00", work_hours(4), {{"2025-09-29T10:00", ""}}), "2025-09-30T10:30"},
  };
  for (const auto& one : cases) {
    const auto said = standing(calendar, one.clock, now);
    ASSERT_TRUE(said.has_value());
    EXPECT_EQ(shown(said->due.at), one.due) << &one - cases.data();
    EXPECT_EQ(said->paused, one.clock.is_paused());
  }
}

TEST(limit_clock, leaves_out_only_whole_days_where_the_convention_says_so) {
  Conventions conventions;
  conventions.paused_day = PausedDay::whole;
  const auto calendar = make(conventions);
  const auto due = [&](const Limit& limit, const std::string& from, const std::string& to) {
    const auto clock = clock_of("2025-09-22T09:00", limit, {{from, to}});
    return shown(standing(calendar, clock, local("2025-09-22T09:00")).value().due.at);
  };
  EXPECT_EQ(due(work_days(3), "2025-09-24T10:00", "2025-09-24T16:00"), "2025-09-25T17:30");
  EXPECT_EQ(due(work_days(3), "2025-09-24T09:00", "2025-09-24T17:30"), "2025-09-26T17:30");
  EXPECT_EQ(due(natural_days(2), "2025-09-23T09:00", "2025-09-25T09:00"), "2025-09-26T00:00");
}

TEST(limit_clock, says_what_is_left) {
  const auto calendar = make();
  const auto clock = clock_of("2025-09-29T10:00", work_days(3));
  const auto early = standing(calendar, clock, local("2025-09-30T16:30")).value();
  EXPECT_EQ(shown(early.due.at), "2025-10-10T17:30");
  EXPECT_EQ(early.left_days, 2) << "the 9th and the 10th of October";
  EXPECT_EQ(early.left_ms, 15 * hour_ms);
  EXPECT_FALSE(early.overdue);
  const auto today = standing(calendar, clock, local("2025-10-10T17:30")).value();
  EXPECT_EQ(today.left_days, 0);
  EXPECT_FALSE(today.overdue);
  const auto late = standing(calendar, clock, local("2025-10-11T10:00")).value();
  EXPECT_TRUE(late.overdue);
  EXPECT_EQ(late.left_days, -1);
  EXPECT_EQ(late.left_ms, -hour_ms);
  const auto natural = clock_of("2025-09-15T09:00", natural_days(3));
  const auto there = standing(calendar, natural, local("2025-09-16T09:00")).value();
  EXPECT_EQ(there.left_days, 2);
  EXPECT_EQ(there.left_ms, 63 * hour_ms);
}

TEST(limit_clock, changes_only_as_it_can) {
  const auto running = clock_of("2025-09-29T10:00", work_days(3));
  const auto now = local("2025-09-30T10:00");
  EXPECT_EQ(resume(running, now).error().problem, "worktime.not-paused");
  EXPECT_EQ(pause(running, local("2025-09-29T09:00")).error().problem, "worktime.time-backwards");
  const auto still = pause(running, now).value();
  EXPECT_EQ(pause(still, now).error().problem, "worktime.paused-already");
  EXPECT_EQ(resume(still, local("2025-09-30T09:00")).error().problem, "worktime.time-backwards");
  EXPECT_EQ(extend(running, 0, now).error().problem, "worktime.limit-negative");
  EXPECT_EQ(extend(running, 2, now).value().limit.amount, 5);
  auto often = running;
  for (std::size_t count = 0; count < pauses_max; ++count) {
    often = resume(pause(std::move(often), now).value(), now).value();
  }
  EXPECT_EQ(pause(often, now).error().problem, "worktime.too-many-pauses");
}

}  // namespace
}  // namespace luoshi::worktime

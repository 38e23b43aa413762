#include "worktime/limit_clock.hpp"

#include <algorithm>

namespace luoshi::worktime {
namespace {

Instant last_change(const LimitClock& clock) {
  if (clock.pauses.empty()) return clock.started;
  const auto& last = clock.pauses.back();
  return last.to.value_or(last.from);
}

Result<> check_time(const LimitClock& clock, Instant now) {
  if (now < last_change(clock)) {
    return fail(ErrorKind::invalid, "worktime.time-backwards", to_rfc3339(now));
  }
  return {};
}

Result<std::int64_t> days_left(const WorkCalendar& calendar, LimitKind kind, Day today, Day due) {
  if (kind != LimitKind::work_hour && kind != LimitKind::work_day) {
    return days_between(today, due);
  }
  const auto day = std::chrono::days{1};
  if (due >= today) return TRY(calendar.working_days(today + day, due)).value;
  return -TRY(calendar.working_days(due + day, today)).value;
}

}  // namespace

Result<LimitClock> pause(LimitClock clock, Instant now) {
  if (clock.is_paused()) return fail(ErrorKind::conflict, "worktime.paused-already");
  if (clock.pauses.size() >= pauses_max) {
    return fail(ErrorKind::limit, "worktime.too-many-pauses", std::to_string(pauses_max));
  }
  TRY(check_time(clock, now));
  clock.pauses.push_back({now, std::nullopt});
  return clock;
}

Result<LimitClock> resume(LimitClock clock, Instant now) {
  if (!clock.is_paused()) return fail(ErrorKind::conflict, "worktime.not-paused");
  TRY(check_time(clock, now));
  clock.pauses.back().to = now;
  return clock;
}

Result<LimitClock> extend(LimitClock clock, std::int64_t amount, Instant now) {
  constexpr std::int64_t amount_max = std::int64_t{1} << 40U;
  if (amount <= 0) {
    return fail(ErrorKind::invalid, "worktime.limit-negative", std::to_string(amount));
  }
  TRY(check_time(clock, now));
  clock.limit.amount += std::min(amount, amount_max);
  return clock;
}

Result<Standing> standing(const WorkCalendar& calendar, const LimitClock& clock, Instant now) {
  std::vector<Interval> still;
  still.reserve(clock.pauses.size());
  for (const auto& one : clock.pauses) {
    still.push_back({one.from, one.to.value_or(std::max(now, one.from))});
  }
  Standing out;
  out.due = TRY(calendar.deadline(clock.started, clock.limit, still));
  out.paused = clock.is_paused();
  out.overdue = now > out.due.at;
  const auto kind = clock.limit.kind;
  const bool working = kind == LimitKind::work_hour || kind == LimitKind::work_day;
  out.left_ms = working ? TRY(calendar.working_ms(now, out.due.at)).value : out.due.at.ms - now.ms;
  // A deadline at midnight ends the day before it.
  const auto due_day = calendar.local_day({out.due.at.ms - 1});
  out.left_days = TRY(days_left(calendar, kind, calendar.local_day(now), due_day));
  return out;
}

}  // namespace luoshi::worktime

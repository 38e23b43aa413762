// The clock of a limit 时限 as state: when it began, how long it may run, when it stood still
// (暂停), and by how much it was extended (延期). Its deadline follows from that and a calendar.
//
// Changes come as new states and never move a deadline earlier. A clock that stands still is judged
// as if it went on at the moment of asking, so its deadline moves while it stands.
#pragma once

#include <optional>
#include <vector>

#include "worktime/work_calendar.hpp"

namespace luoshi::worktime {

inline constexpr std::size_t pauses_max = 1000;

struct Pause {
  Instant from;
  std::optional<Instant> to;  // absent: it stands still

  bool operator==(const Pause&) const = default;
};

struct LimitClock {
  Instant started;
  Limit limit;
  std::vector<Pause> pauses;  // in order; only the last may be open

  [[nodiscard]] bool is_paused() const { return !pauses.empty() && !pauses.back().to; }
  bool operator==(const LimitClock&) const = default;
};

// How a clock stands at a moment.
struct Standing {
  Deadline due;
  bool paused = false;
  bool overdue = false;        // `now` is later than the deadline
  std::int64_t left_ms = 0;    // by the clock for urgent hours and natural days, else working time;
                               // negative when overdue
  std::int64_t left_days = 0;  // days of the limit's kind after today up to the day it is due;
                               // 0 when due today, negative when overdue by days
};

// Errors of all three: invalid "worktime.time-backwards" when `now` is before what happened last.
// Conflict "worktime.paused-already"; limit "worktime.too-many-pauses".
[[nodiscard]] Result<LimitClock> pause(LimitClock clock, Instant now);
// Conflict "worktime.not-paused".
[[nodiscard]] Result<LimitClock> resume(LimitClock clock, Instant now);
// By an amount of the limit's own kind. Invalid "worktime.limit-negative" unless it is more than 0.
[[nodiscard]] Result<LimitClock> extend(LimitClock clock, std::int64_t amount, Instant now);

// Errors: those of WorkCalendar::deadline.
[[nodiscard]] Result<Standing> standing(const WorkCalendar& calendar, const LimitClock& clock,
                                        Instant now);

}  // namespace luoshi::worktime

// Times of timer events (BPMN 2.0.2 clause 10.5.5.2): an ISO 8601 date, duration or repeating
// interval, or a FEEL value that is one.
#pragma once

#include <optional>

#include "base/clock.hpp"
#include "bpmn/formula.hpp"
#include "feel/run.hpp"

namespace luoshi::bpmn {

// A span: months are of the calendar of the district's zone, the rest is exact.
struct Span {
  std::int64_t months = 0;
  std::int64_t ms = 0;

  [[nodiscard]] bool is_empty() const { return months == 0 && ms == 0; }
  bool operator==(const Span&) const = default;
};

// When a timer fires next, and how often after that.
struct Schedule {
  Instant due{};
  Span interval{};
  std::int64_t repeats = 0;  // further firings; -1: without end

  bool operator==(const Schedule&) const = default;
};

struct Timer {
  TimerKind kind = TimerKind::none;
  Formula formula{};
};

inline constexpr std::int64_t interval_ms_min = 1000;  // of a cycle

// "P1Y2M3DT4H5M6.789S", "P2W", with a sign; nullopt for all else, and beyond a million years.
[[nodiscard]] std::optional<Span> parse_span(std::string_view text);

// `value` is what the timer's formula came to. invalid "bpmn.timer" with the text: it is no such
// time, is cron, repeats faster than a second, or lies beyond the year 9999.
[[nodiscard]] Result<Schedule> schedule_of(TimerKind kind, const feel::Value& value,
                                           const feel::Environment& environment);
// REQUIRES: schedule.repeats != 0. The next firing counts from when this one was due.
[[nodiscard]] Schedule next(const Schedule& schedule, const feel::Environment& environment);

}  // namespace luoshi::bpmn

// Working days and working hours of an office in a zone, made ready for arithmetic over decades:
// deadlines, elapsed and remaining time. A deadline is a few look-ups in tables of days and spans.
//
// Immutable after make(), so thread-safe. It knows the years of its calendar and, by days of the
// week alone, those around them (`reach_*`); an answer that rests on a year the calendar does not
// have says so by `known`. Working time is what passes while local clocks show a moment of a
// session of a working day, daylight saving included.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "worktime/rules.hpp"
#include "worktime/zone_offsets.hpp"

namespace luoshi::worktime {

// Years before the first and after the last of the calendar that can be computed with.
inline constexpr int reach_back_years = 10;
inline constexpr int reach_ahead_years = 50;

// The kinds of limit 时限 of city management: urgent_hour, work_hour, work_day, natural_day.
enum class LimitKind {
  urgent_hour,  // 紧急工时: by the clock, day and night
  work_hour,    // 工作时
  work_day,     // 工作日
  natural_day,  // 自然日
};
[[nodiscard]] std::string_view name_of(LimitKind kind);

struct Limit {
  LimitKind kind = LimitKind::work_day;
  std::int64_t amount = 0;  // minutes of an hour kind, days of a day kind

  bool operator==(const Limit&) const = default;
};
[[nodiscard]] constexpr Limit urgent_hours(std::int64_t hours) {
  return {LimitKind::urgent_hour, hours * 60};
}
[[nodiscard]] constexpr Limit work_hours(std::int64_t hours) {
  return {LimitKind::work_hour, hours * 60};
}
[[nodiscard]] constexpr Limit work_days(std::int64_t days) {
  return {LimitKind::work_day, days};
}
[[nodiscard]] constexpr Limit natural_days(std::int64_t days) {
  return {LimitKind::natural_day, days};
}

struct Deadline {
  Instant at;
  bool known = true;  // false: a year it rests on is not in the calendar

  bool operator==(const Deadline&) const = default;
};

// An amount of time or days.
struct Amount {
  std::int64_t value = 0;
  bool known = true;

  bool operator==(const Amount&) const = default;
};

// An interval [from, to) in which nothing of a limit is used up.
struct Interval {
  Instant from;
  Instant to;
};

class WorkCalendar {
 public:
  // Errors: invalid "worktime.faulty" with all findings of check(), "worktime.zone-unknown";
  // limit "worktime.out-of-range" for years that are more than a lifetime apart.
  [[nodiscard]] static Result<WorkCalendar> make(const Calendar& calendar, const OfficeHours& hours,
                                                 const Conventions& conventions,
                                                 const std::string& zone);

  [[nodiscard]] const Conventions& conventions() const { return conventions_; }
  [[nodiscard]] Day local_day(Instant instant) const { return zone_.local_day(instant); }

  // By day of the week where the day is not known, and beyond reach.
  [[nodiscard]] bool is_working_day(Day day) const;
  // True when the calendar has every year of the days from `first` to `last`, both included.
  [[nodiscard]] bool knows(Day first, Day last) const;

  // When a limit that began at `start` ends. What passes in `pauses` (in order, apart, ended) is
  // not counted, days by the convention for paused days. Hours end at the earliest moment at which
  // they are used up: at the close of a session, not at the opening of the next.
  // Errors: invalid "worktime.limit-negative" (less than a day of a day kind, than 0 of an hour
  // kind); limit "worktime.out-of-range" where it, its start or a pause lies beyond the
  // reach of the calendar.
  [[nodiscard]] Result<Deadline> deadline(Instant start, const Limit& limit,
                                          const std::vector<Interval>& pauses = {}) const;

  // Working milliseconds from one instant to another, negative when `to` is earlier.
  // Errors: limit "worktime.out-of-range".
  [[nodiscard]] Result<Amount> working_ms(Instant from, Instant to) const;

  // Working days from `first` to `last`, both included; 0 when `last` is earlier.
  // Errors: limit "worktime.out-of-range".
  [[nodiscard]] Result<Amount> working_days(Day first, Day last) const;

  // The end of the last session of the day; of the day itself when it is not worked.
  // Errors: limit "worktime.out-of-range".
  [[nodiscard]] Result<Instant> close_of(Day day) const;

 private:
  struct Span {
    std::int64_t from_ms = 0;
    std::int64_t to_ms = 0;
    std::int64_t before_ms = 0;  // working time of all spans before it
    std::int32_t day = 0;
  };

  WorkCalendar(const Conventions& conventions, ZoneOffsets zone)
      : conventions_(conventions), zone_(std::move(zone)) {}
  void fill_days(const Calendar& calendar, const OfficeHours& hours);
  void add_spans(std::int32_t place, const Sessions& sessions);

  // Days are counted from the first of the table.
  [[nodiscard]] std::int64_t place_of(Day day) const { return (day - first_).count(); }
  [[nodiscard]] Day day_at(std::int64_t place) const { return first_ + std::chrono::days{place}; }
  [[nodiscard]] bool in_reach(std::int64_t place) const {
    return place >= 0 && place < static_cast<std::int64_t>(worked_.size());
  }
  [[nodiscard]] bool known_between(std::int64_t first, std::int64_t last) const;
  [[nodiscard]] std::int64_t worked_before(Instant instant, std::int64_t place) const;
  [[nodiscard]] Instant end_of(std::int64_t place, DayEnd end) const;
  [[nodiscard]] std::int64_t first_counted(Instant start, std::int64_t place, bool work) const;
  // Which of the counted days (by rank for working days, by place for natural ones) a pause takes
  // out; none when the second is less than the first.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> taken_out(const Interval& pause,
                                                                bool work) const;
  [[nodiscard]] Result<Deadline> in_clock_hours(Instant start, std::int64_t amount_ms,
                                                const std::vector<Interval>& pauses) const;
  [[nodiscard]] Result<Deadline> in_work_hours(Instant start, std::int64_t amount_ms,
                                               const std::vector<Interval>& pauses) const;
  [[nodiscard]] Result<Instant> after_working_ms(Instant start, std::int64_t amount_ms) const;
  [[nodiscard]] Result<Deadline> in_days(Instant start, std::int64_t amount, bool work,
                                         const std::vector<Interval>& pauses) const;

  Conventions conventions_;
  ZoneOffsets zone_;
  Day first_{};
  Week<bool> rest_{};
  std::vector<bool> worked_;                  // by place
  std::vector<std::int32_t> rank_;            // working days before a place, and in all
  std::vector<std::int32_t> unknown_before_;  // days not known before a place, and in all
  std::vector<std::int32_t> working_;         // places of the working days
  std::vector<Span> spans_;
  std::vector<std::int32_t> span_begin_;  // the first span of a place or a later one, and the end
};

}  // namespace luoshi::worktime

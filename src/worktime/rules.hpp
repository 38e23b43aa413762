// What is given about days and hours, as data: a calendar of holidays and moved workdays 调休, the
// hours of an office, and the conventions by which limits are counted. work_calendar.hpp computes
// with them; catalog/calendars.hpp reads them from files.
#pragma once

#include <array>
#include <chrono>
#include <vector>

#include "base/result.hpp"
#include "worktime/day.hpp"

namespace luoshi::worktime {

// A flag or value for each day of the week, Monday first.
template <class T>
using Week = std::array<T, 7>;

struct Holiday {
  std::vector<Day> days;      // off, whatever day of the week
  std::vector<Day> workdays;  // rest days of the week that are worked in exchange
};

// All that is announced for a year. Dates lie in it.
struct CalendarYear {
  int year = 0;
  std::vector<Holiday> holidays;
};

struct Calendar {
  Week<bool> rest{false, false, false, false, false, true, true};
  std::vector<CalendarYear> years;  // what is not among them is not known
};

// Minutes after local midnight, from `from` up to but not including `to`; at most 1440.
struct Session {
  int from = 0;
  int to = 0;

  bool operator==(const Session&) const = default;
};
using Sessions = std::vector<Session>;  // in order, apart

struct Season {
  std::chrono::month_day first{};  // both ends count; a season may run over the turn of the year
  std::chrono::month_day last{};
  Week<Sessions> week;
  Sessions moved;  // of a moved workday
};

struct OfficeHours {
  std::vector<Season> seasons;  // every day of a year lies in one of them
};

enum class FirstDay {
  next,  // the day a limit begins on does not count (Civil Code article 201)
  same,  // it counts, if it is a working day and the office has not closed yet
};
enum class DayEnd { close, midnight };  // of office; of the day
// Which day does not count for a clock that stood still.
enum class PausedDay {
  touched,  // when any part of its hours was paused
  whole,    // when all of them were
};

// How limits are counted; the defaults are those of Civil Code articles 201 and 203.
struct Conventions {
  FirstDay first_day = FirstDay::next;
  DayEnd work_day_ends = DayEnd::close;
  DayEnd natural_day_ends = DayEnd::midnight;
  bool natural_day_rolls = true;  // one that ends on a day off ends on the next working day
  PausedDay paused_day = PausedDay::touched;

  bool operator==(const Conventions&) const = default;
};

// All findings; a place is a JSON pointer into the data, /years/3/holidays/0/workdays/1 or
// /seasons/0/week/0. "worktime.year-twice", "worktime.day-of-other-year", "worktime.day-twice",
// "worktime.workday-no-rest-day", "worktime.no-years", "worktime.no-workday".
[[nodiscard]] std::vector<Finding> check(const Calendar& calendar);

// "worktime.session-malformed" (ends before it begins, or beyond the day, or before the one above
// it ends), "worktime.no-sessions" (a day of the week that is worked, or a moved workday, without),
// "worktime.season-malformed", "worktime.seasons-overlap", "worktime.seasons-gap".
[[nodiscard]] std::vector<Finding> check(const OfficeHours& hours, const Week<bool>& rest);

// The season a date lies in, by its place in the list; -1 when in none.
[[nodiscard]] int season_of(const OfficeHours& hours, std::chrono::month_day date);

// 0 for Monday to 6 for Sunday.
[[nodiscard]] inline std::size_t week_place(Day day) {
  return std::chrono::weekday{day}.iso_encoding() - 1;
}

}  // namespace luoshi::worktime

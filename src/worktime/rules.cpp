#include "worktime/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace luoshi::worktime {

using std::chrono::month_day;
using std::chrono::year_month_day;

namespace {

constexpr int day_minutes = 24 * 60;

bool within(const Season& season, month_day date) {
  if (season.first <= season.last) return season.first <= date && date <= season.last;
  return date >= season.first || date <= season.last;
}

void check_year(const CalendarYear& year, std::size_t at, const Calendar& calendar,
                std::vector<Finding>& out) {
  std::set<Day> seen;
  const auto one = [&](Day day, bool worked, const std::string& place) {
    const auto say = [&](const char* problem) { out.push_back({place, problem, date_of(day)}); };
    if (static_cast<int>(year_month_day{day}.year()) != year.year) {
      say("worktime.day-of-other-year");
    }
    if (!seen.insert(day).second) say("worktime.day-twice");
    if (worked && !calendar.rest[week_place(day)]) say("worktime.workday-no-rest-day");
  };
  for (std::size_t which = 0; which < year.holidays.size(); ++which) {
    const auto& holiday = year.holidays[which];
    const auto place = fmt::format("/years/{}/holidays/{}", at, which);
    for (std::size_t i = 0; i < holiday.days.size(); ++i) {
      one(holiday.days[i], false, fmt::format("{}/days/{}", place, i));
    }
    for (std::size_t i = 0; i < holiday.workdays.size(); ++i) {
      one(holiday.workdays[i], true, fmt::format("{}/workdays/{}", place, i));
    }
  }
}

void check_sessions(const Sessions& sessions, bool wanted, const std::string& place,
                    std::vector<Finding>& out) {
  if (wanted && sessions.empty()) out.push_back({place, "worktime.no-sessions", {}});
  int from = 0;
  for (std::size_t at = 0; at < sessions.size(); ++at) {
    const auto& one = sessions[at];
    if (one.from < from || one.from >= one.to || one.to > day_minutes) {
      out.push_back({fmt::format("{}/{}", place, at), "worktime.session-malformed",
                     fmt::format("{:02}:{:02}-{:02}:{:02}", one.from / 60, one.from % 60,
                                 one.to / 60, one.to % 60)});
    }
    from = one.to;
  }
}

}  // namespace

std::vector<Finding> check(const Calendar& calendar) {
  std::vector<Finding> out;
  if (calendar.years.empty()) out.push_back({"/years", "worktime.no-years", {}});
  if (std::ranges::all_of(calendar.rest, std::identity{})) {
    out.push_back({"/rest", "worktime.no-workday", {}});
  }
  std::set<int> years;
  for (std::size_t at = 0; at < calendar.years.size(); ++at) {
    const auto& year = calendar.years[at];
    if (!years.insert(year.year).second) {
      out.push_back(
          {fmt::format("/years/{}", at), "worktime.year-twice", std::to_string(year.year)});
    }
    check_year(year, at, calendar, out);
  }
  return out;
}

std::vector<Finding> check(const OfficeHours& hours, const Week<bool>& rest) {
  std::vector<Finding> out;
  for (std::size_t at = 0; at < hours.seasons.size(); ++at) {
    const auto& season = hours.seasons[at];
    const auto place = fmt::format("/seasons/{}", at);
    if (!season.first.ok() || !season.last.ok()) {
      out.push_back({place, "worktime.season-malformed", {}});
    }
    for (std::size_t day = 0; day < season.week.size(); ++day) {
      check_sessions(season.week[day], !rest[day], fmt::format("{}/week/{}", place, day), out);
    }
    check_sessions(season.moved, true, place + "/moved", out);
  }
  if (!out.empty()) return out;
  // A leap year has every date there is.
  constexpr std::chrono::year leap{2024};
  bool gap = false;
  std::set<std::size_t> overlapping;
  for (Day day{leap / 1 / 1}; day <= Day{leap / 12 / 31}; day += std::chrono::days{1}) {
    const year_month_day date{day};
    std::size_t in = 0;
    for (std::size_t at = 0; at < hours.seasons.size(); ++at) {
      if (!within(hours.seasons[at], date.month() / date.day())) continue;
      if (++in > 1 && overlapping.insert(at).second) {
        out.push_back(
            {fmt::format("/seasons/{}", at), "worktime.seasons-overlap", date_of(day).substr(5)});
      }
    }
    if (in == 0 && !gap) {
      gap = true;
      out.push_back({"/seasons", "worktime.seasons-gap", date_of(day).substr(5)});
    }
  }
  return out;
}

int season_of(const OfficeHours& hours, month_day date) {
  for (std::size_t at = 0; at < hours.seasons.size(); ++at) {
    if (within(hours.seasons[at], date)) return static_cast<int>(at);
  }
  return -1;
}

}  // namespace luoshi::worktime

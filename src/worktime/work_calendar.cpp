#include "worktime/work_calendar.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace luoshi::worktime {

using std::chrono::days;
using std::chrono::year;
using std::chrono::year_month_day;

namespace {

constexpr int years_max = 150;

enum class Exception { off, on };

std::map<Day, Exception> exceptions_of(const Calendar& calendar) {
  std::map<Day, Exception> out;
  for (const auto& one : calendar.years) {
    for (const auto& holiday : one.holidays) {
      for (const auto day : holiday.days) out[day] = Exception::off;
      for (const auto day : holiday.workdays) out[day] = Exception::on;
    }
  }
  return out;
}

}  // namespace

std::string_view name_of(LimitKind kind) {
  constexpr std::array<std::string_view, 4> names{"urgent_hour", "work_hour", "work_day",
                                                  "natural_day"};
  return names[static_cast<std::size_t>(kind)];
}

Result<WorkCalendar> WorkCalendar::make(const Calendar& calendar, const OfficeHours& hours,
                                        const Conventions& conventions, const std::string& zone) {
  auto findings = check(calendar);
  std::ranges::move(check(hours, calendar.rest), std::back_inserter(findings));
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "worktime.faulty", {}, {}, std::move(findings)});
  }
  const auto [first, last] = std::ranges::minmax(calendar.years, {}, &CalendarYear::year);
  if (last.year - first.year > years_max || first.year < 1800 || last.year > 9000) {
    return fail(ErrorKind::limit, "worktime.out-of-range");
  }
  const Day begin{year{first.year - reach_back_years} / 1 / 1};
  const Day end{year{last.year + reach_ahead_years} / 12 / 31};
  WorkCalendar out(conventions, TRY(ZoneOffsets::of(zone, begin, end)));
  out.first_ = begin;
  out.rest_ = calendar.rest;
  out.worked_.resize(static_cast<std::size_t>((end - begin).count()) + 1);
  out.fill_days(calendar, hours);
  return out;
}

void WorkCalendar::fill_days(const Calendar& calendar, const OfficeHours& hours) {
  const auto exceptions = exceptions_of(calendar);
  std::set<int> years;
  for (const auto& one : calendar.years) years.insert(one.year);
  std::int32_t unknown = 0;
  for (std::size_t at = 0; at < worked_.size(); ++at) {
    const auto place = static_cast<std::int32_t>(at);
    const auto day = day_at(place);
    const year_month_day date{day};
    const auto exception = exceptions.find(day);
    const bool moved = exception != exceptions.end() && exception->second == Exception::on;
    const bool off = exception != exceptions.end() && exception->second == Exception::off;
    rank_.push_back(static_cast<std::int32_t>(working_.size()));
    unknown_before_.push_back(unknown);
    span_begin_.push_back(static_cast<std::int32_t>(spans_.size()));
    if (!years.contains(static_cast<int>(date.year()))) ++unknown;
    if (!moved && (off || rest_[week_place(day)])) continue;
    worked_[at] = true;
    working_.push_back(place);
    const auto season = season_of(hours, date.month() / date.day());
    const auto& of = hours.seasons[static_cast<std::size_t>(season)];
    add_spans(place, moved ? of.moved : of.week[week_place(day)]);
  }
  rank_.push_back(static_cast<std::int32_t>(working_.size()));
  unknown_before_.push_back(unknown);
  span_begin_.push_back(static_cast<std::int32_t>(spans_.size()));
  // Clocks that are put back over midnight show the evening of a day after the morning of the next.
  std::ranges::sort(spans_, {}, &Span::from_ms);
  std::int64_t before = 0;
  for (auto& span : spans_) {
    span.before_ms = before;
    before += span.to_ms - span.from_ms;
  }
}

// A session is what local clocks show: where they are put back it comes twice, where they are put
// forward a part of it never comes.
void WorkCalendar::add_spans(std::int32_t place, const Sessions& sessions) {
  constexpr std::int64_t minute_ms = 60'000;
  const auto midnight = local_ms_of(day_at(place));
  for (const auto& stretch : zone_.during(day_at(place))) {
    for (const auto& session : sessions) {
      const auto from = midnight + session.from * minute_ms - stretch.offset_ms;
      const auto to = midnight + session.to * minute_ms - stretch.offset_ms;
      const Span span{std::max(from, stretch.from_ms), std::min(to, stretch.to_ms), 0, place};
      if (span.from_ms < span.to_ms) spans_.push_back(span);
    }
  }
}

bool WorkCalendar::is_working_day(Day day) const {
  const auto place = place_of(day);
  if (!in_reach(place)) return !rest_[week_place(day)];
  return worked_[static_cast<std::size_t>(place)];
}

bool WorkCalendar::known_between(std::int64_t first, std::int64_t last) const {
  return unknown_before_[static_cast<std::size_t>(last) + 1] ==
         unknown_before_[static_cast<std::size_t>(first)];
}

bool WorkCalendar::knows(Day first, Day last) const {
  if (last < first) return true;
  return in_reach(place_of(first)) && in_reach(place_of(last)) &&
         known_between(place_of(first), place_of(last));
}

Instant WorkCalendar::end_of(std::int64_t place, DayEnd end) const {
  const auto first = span_begin_[static_cast<std::size_t>(place)];
  const auto after = span_begin_[static_cast<std::size_t>(place) + 1];
  if (end == DayEnd::close && after > first) {
    return {spans_[static_cast<std::size_t>(after) - 1].to_ms};
  }
  return zone_.start_of(day_at(place + 1));
}

Result<Instant> WorkCalendar::close_of(Day day) const {
  const auto place = place_of(day);
  if (!in_reach(place)) return fail(ErrorKind::limit, "worktime.out-of-range", date_of(day));
  return end_of(place, DayEnd::close);
}

std::int64_t WorkCalendar::worked_before(Instant instant, std::int64_t place) const {
  // From the day before: see the sorting of spans.
  const auto from = static_cast<std::size_t>(std::max<std::int64_t>(place - 1, 0));
  auto at = static_cast<std::size_t>(span_begin_[from]);
  while (at < spans_.size() && spans_[at].to_ms <= instant.ms) ++at;
  if (at == spans_.size()) {
    return spans_.empty() ? 0
                          : spans_.back().before_ms + spans_.back().to_ms - spans_.back().from_ms;
  }
  return spans_[at].before_ms + std::max<std::int64_t>(instant.ms - spans_[at].from_ms, 0);
}

Result<Amount> WorkCalendar::working_ms(Instant from, Instant to) const {
  if (to < from) {
    auto back = TRY(working_ms(to, from));
    return Amount{-back.value, back.known};
  }
  const auto first = place_of(local_day(from));
  const auto last = place_of(local_day(to));
  if (!in_reach(first) || !in_reach(last)) {
    return fail(ErrorKind::limit, "worktime.out-of-range");
  }
  return Amount{worked_before(to, last) - worked_before(from, first), known_between(first, last)};
}

Result<Amount> WorkCalendar::working_days(Day first, Day last) const {
  if (last < first) return Amount{};
  const auto from = place_of(first);
  const auto to = place_of(last);
  if (!in_reach(from) || !in_reach(to)) {
    return fail(ErrorKind::limit, "worktime.out-of-range", date_of(in_reach(from) ? last : first));
  }
  return Amount{rank_[static_cast<std::size_t>(to) + 1] - rank_[static_cast<std::size_t>(from)],
                known_between(from, to)};
}

}  // namespace luoshi::worktime

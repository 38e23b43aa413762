// Deadlines of WorkCalendar: hours by working time, days by rank.
#include <algorithm>

#include "worktime/work_calendar.hpp"

namespace luoshi::worktime {

namespace {

constexpr std::int64_t minute_ms = 60'000;
// Beyond any reach; keeps sums from overflowing.
constexpr std::int64_t amount_max = std::int64_t{1} << 40U;

Failure out_of_range(Instant start) {
  // What RFC 3339 can write, years 0001 to 9999, with room to spare.
  const bool writable = start.ms > -60'000'000'000'000 && start.ms < 250'000'000'000'000;
  return fail(ErrorKind::limit, "worktime.out-of-range",
              writable ? to_rfc3339(start) : std::string());
}

}  // namespace

Result<Deadline> WorkCalendar::deadline(Instant start, const Limit& limit,
                                        const std::vector<Interval>& pauses) const {
  const bool in_day_kind =
      limit.kind == LimitKind::work_day || limit.kind == LimitKind::natural_day;
  if (limit.amount < (in_day_kind ? 1 : 0)) {
    return fail(ErrorKind::invalid, "worktime.limit-negative", std::to_string(limit.amount));
  }
  const auto reached = [&](Instant at) { return in_reach(place_of(local_day(at))); };
  if (limit.amount > amount_max || !reached(start)) return out_of_range(start);
  for (const auto& pause : pauses) {
    if (!reached(pause.from) || !reached(pause.to)) return out_of_range(pause.from);
  }
  switch (limit.kind) {
    case LimitKind::urgent_hour:
      return in_clock_hours(start, limit.amount * minute_ms, pauses);
    case LimitKind::work_hour:
      return in_work_hours(start, limit.amount * minute_ms, pauses);
    case LimitKind::work_day:
      return in_days(start, limit.amount, true, pauses);
    case LimitKind::natural_day:
      return in_days(start, limit.amount, false, pauses);
  }
  return out_of_range(start);
}

Result<Deadline> WorkCalendar::in_clock_hours(Instant start, std::int64_t amount_ms,
                                              const std::vector<Interval>& pauses) const {
  auto end = start.ms + amount_ms;
  for (const auto& pause : pauses) {
    if (pause.to <= start) continue;
    if (pause.from.ms >= end) break;
    end += pause.to.ms - std::max(pause.from, start).ms;
  }
  if (!in_reach(place_of(local_day({end})))) return out_of_range(start);
  return Deadline{{end}, true};
}

Result<Instant> WorkCalendar::after_working_ms(Instant start, std::int64_t amount_ms) const {
  if (amount_ms == 0) return start;
  const auto place = place_of(local_day(start));
  const auto wanted = worked_before(start, place) + amount_ms;
  // The span in which the wanted amount is reached: the last that begins with less than it.
  // Most limits end within days, so the search widens from the start.
  const auto begin = static_cast<std::size_t>(span_begin_[static_cast<std::size_t>(place)]);
  std::size_t step = 8;
  while (begin + step < spans_.size() && spans_[begin + step].before_ms < wanted) step *= 2;
  const auto from = spans_.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto to =
      spans_.begin() + static_cast<std::ptrdiff_t>(std::min(begin + step + 1, spans_.size()));
  const auto after = std::ranges::lower_bound(from, to, wanted, {}, &Span::before_ms);
  if (after == spans_.begin()) return out_of_range(start);
  const auto& span = *(after - 1);
  const auto end = span.from_ms + (wanted - span.before_ms);
  if (end > span.to_ms) return out_of_range(start);
  return Instant{end};
}

Result<Deadline> WorkCalendar::in_work_hours(Instant start, std::int64_t amount_ms,
                                             const std::vector<Interval>& pauses) const {
  auto from = start;
  auto left = amount_ms;
  for (const auto& pause : pauses) {
    if (pause.to <= from) continue;
    const auto used = TRY(working_ms(from, std::max(pause.from, from))).value;
    if (used >= left) break;
    left -= used;
    from = pause.to;
  }
  const auto end = TRY(after_working_ms(from, left));
  return Deadline{end, known_between(place_of(local_day(start)), place_of(local_day(end)))};
}

std::int64_t WorkCalendar::first_counted(Instant start, std::int64_t place, bool work) const {
  const bool same = conventions_.first_day == FirstDay::same;
  if (!work) return same ? place : place + 1;
  const auto at = static_cast<std::size_t>(place);
  const bool counts = same && worked_[at] && start < end_of(place, DayEnd::close);
  return counts ? rank_[at] : rank_[at + 1];
}

std::pair<std::int64_t, std::int64_t> WorkCalendar::taken_out(const Interval& pause,
                                                              bool work) const {
  const std::pair<std::int64_t, std::int64_t> none{0, -1};
  if (pause.to <= pause.from) return none;
  const auto first = std::max<std::int64_t>(place_of(local_day(pause.from)), 0);
  const auto last = std::min(place_of(local_day({pause.to.ms - 1})),
                             static_cast<std::int64_t>(worked_.size()) - 1);
  if (first > last) return none;
  if (!work) {
    if (conventions_.paused_day == PausedDay::touched) return {first, last};
    const bool from_start = pause.from <= zone_.start_of(day_at(first));
    const bool to_end = pause.to >= zone_.start_of(day_at(last + 1));
    return {from_start ? first : first + 1, to_end ? last : last - 1};
  }
  // By rank, of the working days among them; those at the ends only when enough of them is paused.
  auto from = std::int64_t{rank_[static_cast<std::size_t>(first)]};
  auto to = std::int64_t{rank_[static_cast<std::size_t>(last) + 1]} - 1;
  const auto is_taken = [&](std::int64_t rank) {
    const auto place = static_cast<std::size_t>(working_[static_cast<std::size_t>(rank)]);
    const auto begin = spans_.begin() + span_begin_[place];
    const auto end = spans_.begin() + span_begin_[place + 1];
    if (conventions_.paused_day == PausedDay::whole) {
      return begin != end && pause.from.ms <= begin->from_ms && pause.to.ms >= (end - 1)->to_ms;
    }
    return std::any_of(begin, end, [&](const Span& span) {
      return pause.from.ms < span.to_ms && pause.to.ms > span.from_ms;
    });
  };
  while (from <= to && !is_taken(from)) ++from;
  while (from <= to && !is_taken(to)) --to;
  return {from, to};
}

Result<Deadline> WorkCalendar::in_days(Instant start, std::int64_t amount, bool work,
                                       const std::vector<Interval>& pauses) const {
  const auto begin = place_of(local_day(start));
  const auto first = first_counted(start, begin, work);
  auto last = first + amount - 1;
  auto next = first;  // days before it are done with
  for (const auto& pause : pauses) {
    auto [from, to] = taken_out(pause, work);
    from = std::max(from, next);
    if (from > to) continue;
    if (from > last) break;
    last += to - from + 1;
    next = to + 1;
  }
  const auto count = static_cast<std::int64_t>(work ? working_.size() : worked_.size());
  if (last >= count) return out_of_range(start);
  if (work) {
    const std::int64_t place = working_[static_cast<std::size_t>(last)];
    return Deadline{end_of(place, conventions_.work_day_ends), known_between(begin, place)};
  }
  if (!conventions_.natural_day_rolls) {
    return Deadline{end_of(last, conventions_.natural_day_ends), true};
  }
  const auto rolled = [&](std::int64_t place) {
    const auto rank = static_cast<std::size_t>(rank_[static_cast<std::size_t>(place)]);
    return rank < working_.size() ? std::int64_t{working_[rank]} : count;
  };
  auto place = rolled(last);
  // The day it was rolled to may be one that does not count either.
  for (const auto& pause : pauses) {
    const auto [from, to] = taken_out(pause, false);
    if (from <= place && place <= to) place = rolled(to + 1);
  }
  if (place >= count) return out_of_range(start);
  return Deadline{end_of(place, conventions_.natural_day_ends), known_between(last, place)};
}

}  // namespace luoshi::worktime

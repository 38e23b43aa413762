#include "bpmn/timer.hpp"

#include <algorithm>
#include <charconv>

namespace luoshi::bpmn {
namespace {

using feel::Kind;
using feel::Value;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t span_months_max = 12'000'000;
constexpr std::int64_t span_ms_max = std::int64_t{1'000'000} * 366 * day_ms;
constexpr std::int64_t instant_ms_max = 253'402'300'799'999;  // the end of the year 9999

// Reads "<digits>[.digits]" before a unit.
struct Amount {
  std::int64_t whole = 0;
  std::int64_t thousandths = 0;
  bool fraction = false;
};

std::optional<Amount> take_amount(std::string_view& text) {
  Amount amount;
  const auto* end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, amount.whole);
  if (error != std::errc{} || after == text.data() || text.front() == '-') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(after - text.data()));
  if (text.starts_with('.') || text.starts_with(',')) {
    text.remove_prefix(1);
    amount.fraction = true;
    std::int64_t unit = 100;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
      amount.thousandths += unit * (text.front() - '0');
      unit /= 10;
      text.remove_prefix(1);
    }
  }
  return amount;
}

struct Unit {
  char letter;
  std::int64_t months;
  std::int64_t ms;
};

constexpr Unit date_units[] = {{'Y', 12, 0}, {'M', 1, 0}, {'W', 0, 7 * day_ms}, {'D', 0, day_ms}};
constexpr Unit time_units[] = {{'H', 0, 3'600'000}, {'M', 0, 60'000}, {'S', 0, 1000}};

// Units must come in their order, each once.
template <std::size_t count>
bool take_units(std::string_view& text, const Unit (&units)[count], Span& span, int& parts) {
  std::size_t at = 0;
  while (!text.empty() && text.front() != 'T') {
    const auto amount = take_amount(text);
    if (!amount || text.empty()) return false;
    while (at < count && units[at].letter != text.front()) ++at;
    if (at == count || (amount->fraction && text.front() != 'S')) return false;
    if (amount->whole > span_months_max * 1000) return false;
    span.months += amount->whole * units[at].months;
    span.ms += amount->whole * units[at].ms + amount->thousandths;
    text.remove_prefix(1);
    ++at;
    ++parts;
  }
  return true;
}

// The local time told by an instant, and back.
std::optional<Instant> add_months(Instant from, std::int64_t months,
                                  const feel::Environment& environment) {
  if (months == 0) return from;
  const auto* zone = environment.zones.find(environment.zone);
  const std::int64_t seconds = from.ms >= 0 ? from.ms / 1000 : (from.ms - 999) / 1000;
  const std::int64_t offset = zone == nullptr ? 0 : environment.zones.offset_of(*zone, seconds);
  const auto local = seconds + offset;
  const auto day = local >= 0 ? local / 86'400 : (local - 86'399) / 86'400;
  const auto date = feel::add_months(feel::date_of(day), months);
  if (!date) return std::nullopt;
  const auto moved = feel::days_of(*date) * 86'400 + (local - day * 86'400);
  const std::int64_t back = zone == nullptr ? 0 : environment.zones.offset_at(*zone, moved);
  return Instant{(moved - back) * 1000 + (from.ms - seconds * 1000)};
}

std::optional<Instant> add(Instant from, const Span& span, const feel::Environment& environment) {
  const auto moved = add_months(from, span.months, environment);
  if (!moved) return std::nullopt;
  const Instant due{moved->ms + span.ms};
  if (due.ms > instant_ms_max || due.ms < -instant_ms_max) return std::nullopt;
  return due;
}

std::optional<Instant> instant_of(const feel::DateTime& value,
                                  const feel::Environment& environment) {
  auto told = value;
  if (told.time.zone.local()) told.time.zone.name = environment.zones.find(environment.zone);
  const auto seconds = feel::seconds_of(told, environment.zones);
  if (seconds > instant_ms_max / 1000 || seconds < -instant_ms_max / 1000) return std::nullopt;
  return Instant{seconds * 1000 + told.time.nanos / 1'000'000};
}

std::optional<Instant> date_from(const Value& value, const feel::Environment& environment) {
  if (value.kind() == Kind::date_time) return instant_of(value.date_time(), environment);
  if (value.kind() == Kind::date) return instant_of({value.date(), {}}, environment);
  if (value.kind() != Kind::string) return std::nullopt;
  if (const auto whole = feel::parse_date_time(value.string(), environment.zones)) {
    return instant_of(*whole, environment);
  }
  if (const auto day = feel::parse_date(value.string())) return instant_of({*day, {}}, environment);
  return std::nullopt;
}

std::optional<Span> span_from(const Value& value) {
  if (value.kind() == Kind::months_duration) return Span{value.months().months, 0};
  if (value.kind() == Kind::string) return parse_span(value.string());
  if (value.kind() != Kind::days_duration) return std::nullopt;
  const auto& days = value.days();
  if (days.seconds > span_ms_max / 1000 || days.seconds < -span_ms_max / 1000) return std::nullopt;
  return Span{0, days.seconds * 1000 + days.nanos / 1'000'000};
}

// "R3/PT10M", "R/2026-01-01T00:00:00Z/P1D", a span alone for ever.
std::optional<Schedule> cycle_from(const Value& value, const feel::Environment& environment) {
  Schedule schedule;
  schedule.repeats = -1;
  std::optional<Instant> begin;
  std::optional<Span> span;
  if (value.kind() == Kind::string && value.string().starts_with('R')) {
    std::string_view rest = value.string();
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto count = rest.substr(1, slash - 1);
    if (!count.empty()) {
      std::int64_t times = 0;
      const auto [after, error] = std::from_chars(count.data(), count.data() + count.size(), times);
      if (error != std::errc{} || after != count.data() + count.size() || times < 1) {
        return std::nullopt;
      }
      schedule.repeats = times - 1;
    }
    rest.remove_prefix(slash + 1);
    if (const auto second = rest.find('/'); second != std::string_view::npos) {
      begin = date_from(Value(std::string(rest.substr(0, second))), environment);
      if (!begin) return std::nullopt;
      rest.remove_prefix(second + 1);
    }
    span = parse_span(rest);
  } else {
    span = span_from(value);
  }
  if (!span || (span->months <= 0 && span->ms < interval_ms_min) || span->months < 0 ||
      span->ms < 0) {
    return std::nullopt;
  }
  const auto due = begin ? begin : add(environment.now, *span, environment);
  if (!due) return std::nullopt;
  schedule.due = *due;
  schedule.interval = *span;
  return schedule;
}

}  // namespace

std::optional<Span> parse_span(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  Span span;
  int parts = 0;
  if (!take_units(text, date_units, span, parts)) return std::nullopt;
  if (text.starts_with('T')) {
    text.remove_prefix(1);
    const int before = parts;
    if (!take_units(text, time_units, span, parts) || parts == before) return std::nullopt;
  }
  if (!text.empty() || parts == 0) return std::nullopt;
  if (span.months > span_months_max || span.ms > span_ms_max || span.ms < 0) return std::nullopt;
  if (negative) span = {-span.months, -span.ms};
  return span;
}

Result<Schedule> schedule_of(TimerKind kind, const Value& value,
                             const feel::Environment& environment) {
  std::optional<Schedule> schedule;
  if (kind == TimerKind::date) {
    if (const auto due = date_from(value, environment)) schedule = Schedule{*due, {}, 0};
  } else if (kind == TimerKind::duration) {
    const auto span = span_from(value);
    const auto due = span ? add(environment.now, *span, environment) : std::nullopt;
    if (due) schedule = Schedule{*due, {}, 0};
  } else if (kind == TimerKind::cycle) {
    schedule = cycle_from(value, environment);
  }
  if (!schedule) return fail(ErrorKind::invalid, "bpmn.timer", feel::text_of(value));
  return *schedule;
}

Schedule next(const Schedule& schedule, const feel::Environment& environment) {
  auto moved = schedule;
  const auto due = add(schedule.due, schedule.interval, environment);
  moved.due = due.value_or(Instant{instant_ms_max});
  if (moved.repeats > 0) --moved.repeats;
  if (!due) moved.repeats = 0;
  return moved;
}

}  // namespace luoshi::bpmn

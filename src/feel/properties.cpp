// value.name: the entries of contexts, the properties of dates, times, durations and ranges
// (DMN 1.5 table 65).
#include <array>
#include <cstdlib>

#include "feel/builtins.hpp"
#include "feel/operators.hpp"

namespace luoshi::feel {
namespace {

Value whole(std::int64_t value) {
  return Value::integer(value);
}

std::optional<Value> date_property(const Date& date, std::string_view name) {
  if (name == "year") return whole(date.year);
  if (name == "month") return whole(date.month);
  if (name == "day") return whole(date.day);
  if (name == "weekday") return whole(weekday_of(date));
  return std::nullopt;
}

std::optional<Value> time_property(const Time& time, std::optional<std::int32_t> offset,
                                   std::string_view name) {
  if (name == "hour") return whole(time.hour);
  if (name == "minute") return whole(time.minute);
  if (name == "second") return whole(time.second);
  if (name == "time offset") return offset ? Value(DaysDuration{*offset, 0}) : Value();
  if (name == "timezone") return time.zone.name != nullptr ? Value(*time.zone.name) : Value();
  return std::nullopt;
}

std::optional<Value> days_property(const DaysDuration& duration, std::string_view name) {
  const auto seconds = duration.seconds;
  if (name == "days") return whole(seconds / 86'400);
  if (name == "hours") return whole(seconds / 3600 % 24);
  if (name == "minutes") return whole(seconds / 60 % 60);
  if (name == "seconds") return whole(seconds % 60);
  return std::nullopt;
}

std::optional<Value> range_property(const Range& range, std::string_view name) {
  if (name == "start") return range.low;
  if (name == "end") return range.high;
  if (name == "start included") return Value(range.low_closed);
  if (name == "end included") return Value(range.high_closed);
  return std::nullopt;
}

std::optional<Value> property(Run& run, const Value& value, std::string_view name) {
  switch (value.kind()) {
    case Kind::date:
      if (name == "hour" || name == "minute" || name == "second") return whole(0);
      return date_property(value.date(), name);
    case Kind::time:
      return time_property(value.time(), offset_of(value.time(), run.zones()), name);
    case Kind::date_time:
      if (auto found = date_property(value.date_time().date, name)) return found;
      return time_property(value.date_time().time, offset_of(value.date_time(), run.zones()), name);
    case Kind::days_duration:
      return days_property(value.days(), name);
    case Kind::months_duration:
      if (name == "years") return whole(value.months().months / 12);
      if (name == "months") return whole(value.months().months % 12);
      return std::nullopt;
    case Kind::range:
      return range_property(value.range(), name);
    default:
      return std::nullopt;
  }
}

}  // namespace

const Names& property_names() {
  static const Names names = [] {
    Names all;
    for (const auto* name : {"year", "month", "day", "weekday", "hour", "minute", "second",
                             "time offset", "timezone", "days", "hours", "minutes", "seconds",
                             "years", "months", "start", "end", "start included", "end included"}) {
      all.add(name);
    }
    return all;
  }();
  return names;
}

Value member_of(Run& run, const Value& value, const std::string& name) {
  if (value.kind() == Kind::context) {
    if (const auto* found = value.context().find(name)) return *found;
    return run.fault("feel.no-member", name);
  }
  if (value.kind() == Kind::list) {
    List all;
    all.reserve(value.list().size());
    for (const auto& one : value.list()) {
      if (!run.step()) return {};
      all.push_back(member_of(run, one, name));
    }
    return Value(std::move(all));
  }
  if (auto found = property(run, value, name)) return *found;
  return run.fault("feel.no-member", std::string(name_of(value.kind())) + "." + name);
}

}  // namespace luoshi::feel

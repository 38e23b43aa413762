// Functions that make a value of one kind from others (DMN 1.5 table 71), and not().
#include <algorithm>
#include <array>

#include "feel/builtin_tables.hpp"
#include "feel/expression.hpp"
#include "feel/operators.hpp"

namespace luoshi::feel {
namespace {

std::optional<std::int64_t> whole(const Value& value) {
  const auto& number = unwrapped(value, Kind::number);
  if (!is(number, Kind::number)) return std::nullopt;
  return number.number().to_int64();
}

template <class T>
Value parsed(Run& run, const std::optional<T>& value, const std::string& text) {
  if (!value) return run.fault("feel.no-literal", text);
  return Value(*value);
}

Value date(Run& run, Arguments arguments) {
  if (arguments.size() == 3) {
    const auto year = whole(arguments[0]);
    const auto month = whole(arguments[1]);
    const auto day = whole(arguments[2]);
    if (!year || !month || !day || !is_valid(*year, *month, *day)) {
      return run.fault("feel.out-of-range", "date");
    }
    return Value(Date{static_cast<std::int32_t>(*year), static_cast<std::int32_t>(*month),
                      static_cast<std::int32_t>(*day)});
  }
  const auto& from = unwrapped(arguments[0], Kind::string);
  if (is(from, Kind::string)) return parsed(run, parse_date(from.string()), from.string());
  if (is(from, Kind::date)) return from;
  if (is(from, Kind::date_time)) return Value(from.date_time().date);
  return bad_argument(run, "date");
}

// Seconds with a fraction: 30.5.
std::optional<std::pair<std::int32_t, std::int32_t>> seconds_of(const Value& value) {
  const auto& number = unwrapped(value, Kind::number);
  if (!is(number, Kind::number)) return std::nullopt;
  const auto down = number.number().rounded(0, Rounding::down);
  const auto count = down.to_int64();
  if (!count || *count < 0 || *count > 59 || number.number().is_negative()) return std::nullopt;
  const auto nanos =
      ((number.number() - down) * Decimal(nanos_per_second)).rounded(0, Rounding::down).to_int64();
  return std::pair(static_cast<std::int32_t>(*count), static_cast<std::int32_t>(*nanos));
}

constexpr std::int64_t offset_max = 14 * 3600;

std::optional<Zone> zone_of(Run& run, const Value& value) {
  if (value.is_null()) return Zone{};
  if (is(value, Kind::string)) {
    const auto* name = run.zones().find(value.string());
    if (name == nullptr) return std::nullopt;
    return Zone{.name = name};
  }
  if (!is(value, Kind::days_duration) || value.days().nanos != 0 ||
      std::abs(value.days().seconds) > offset_max) {
    return std::nullopt;
  }
  return Zone{.offset_seconds = static_cast<std::int32_t>(value.days().seconds)};
}

std::optional<Time> time_from(Run& run, Arguments parts) {
  const auto hour = whole(parts[0]);
  const auto minute = whole(parts[1]);
  const auto second = seconds_of(parts[2]);
  const auto zone = zone_of(run, parts.size() > 3 ? parts[3] : Value());
  if (!hour || !minute || !second || !zone || *hour < 0 || *hour > 23 || *minute < 0 ||
      *minute > 59) {
    return std::nullopt;
  }
  return Time{static_cast<std::int32_t>(*hour), static_cast<std::int32_t>(*minute), second->first,
              second->second, *zone};
}

Value time(Run& run, Arguments arguments) {
  if (arguments.size() >= 3) {
    const auto made = time_from(run, arguments);
    if (!made) return run.fault("feel.out-of-range", "time");
    return Value(*made);
  }
  const auto& from = unwrapped(arguments[0], Kind::string);
  if (is(from, Kind::string)) {
    return parsed(run, parse_time(from.string(), run.zones()), from.string());
  }
  if (is(from, Kind::time)) return from;
  if (is(from, Kind::date_time)) return Value(from.date_time().time);
  if (is(from, Kind::date)) return Value(Time{.zone = {.offset_seconds = 0}});
  return bad_argument(run, "time");
}

Value date_and_time_of_parts(Run& run, Arguments arguments) {
  const auto year = whole(arguments[0]);
  const auto month = whole(arguments[1]);
  const auto day = whole(arguments[2]);
  const auto time = time_from(run, arguments.subspan(3));
  if (!year || !month || !day || !time || !is_valid(*year, *month, *day)) {
    return run.fault("feel.out-of-range", "date and time");
  }
  return Value(DateTime{{static_cast<std::int32_t>(*year), static_cast<std::int32_t>(*month),
                         static_cast<std::int32_t>(*day)},
                        *time});
}

Value date_and_time(Run& run, Arguments arguments) {
  if (arguments.size() >= 6) return date_and_time_of_parts(run, arguments);
  if (arguments.size() == 2) {
    const auto& day = unwrapped(arguments[0], Kind::date);
    const auto& time = unwrapped(arguments[1], Kind::time);
    if (is(time, Kind::time) && is(day, Kind::date)) {
      return Value(DateTime{day.date(), time.time()});
    }
    if (is(time, Kind::time) && is(day, Kind::date_time)) {
      return Value(DateTime{day.date_time().date, time.time()});
    }
    if (is(day, Kind::date_time) && is(time, Kind::string)) {
      // The same instant in another zone.
      const auto* zone = run.zones().find(time.string());
      const auto offset = offset_of(day.date_time(), run.zones());
      if (zone == nullptr || !offset) return bad_argument(run, "date and time");
      const auto utc = feel::seconds_of(day.date_time(), run.zones());
      const auto moved =
          add(day.date_time(), DaysDuration{run.zones().offset_of(*zone, utc) - *offset, 0});
      if (!moved) return run.fault("feel.out-of-range", "date and time");
      auto made = *moved;
      made.time.zone = {.name = zone};
      return Value(made);
    }
    return bad_argument(run, "date and time");
  }
  const auto& from = unwrapped(arguments[0], Kind::string);
  if (is(from, Kind::date_time)) return from;
  if (is(from, Kind::date)) return Value(DateTime{from.date(), {}});
  if (!is(from, Kind::string)) return bad_argument(run, "date and time");
  if (const auto day = parse_date(from.string())) return Value(DateTime{*day, {}});
  return parsed(run, parse_date_time(from.string(), run.zones()), from.string());
}

Value duration(Run& run, Arguments arguments) {
  const auto& from = unwrapped(arguments[0], Kind::string);
  if (is(from, Kind::days_duration) || is(from, Kind::months_duration)) return from;
  if (!is(from, Kind::string)) return bad_argument(run, "duration");
  if (const auto months = parse_months_duration(from.string())) return Value(*months);
  return parsed(run, parse_days_duration(from.string()), from.string());
}

std::optional<Date> day_of(const Value& value) {
  if (is(value, Kind::date)) return value.date();
  if (is(value, Kind::date_time)) return value.date_time().date;
  return std::nullopt;
}

// Whole months from one day to another, less one where the last is not full.
Value years_and_months(Run& run, Arguments arguments) {
  const auto from = day_of(unwrapped(arguments[0], Kind::date));
  const auto to = day_of(unwrapped(arguments[1], Kind::date));
  if (!from || !to) return bad_argument(run, "years and months duration");
  auto months = (std::int64_t{to->year} - from->year) * 12 + to->month - from->month;
  if (months > 0 && to->day < from->day) --months;
  if (months < 0 && to->day > from->day) ++months;
  return Value(MonthsDuration{months});
}

Value number(Run& run, Arguments arguments) {
  const auto& from = unwrapped(arguments[0], Kind::string);
  if (is(from, Kind::number) && arguments.size() == 1) return from;
  if (!is(from, Kind::string)) return bad_argument(run, "number");
  auto text = from.string();
  const auto separator = [&](std::size_t at) -> std::optional<std::string> {
    if (!given(arguments, at) || arguments[at].is_null()) return std::string();
    const auto& value = unwrapped(arguments[at], Kind::string);
    if (!is(value, Kind::string)) return std::nullopt;
    return value.string();
  };
  const auto grouping = separator(1);
  const auto point = separator(2);
  const auto known = [](const std::string& sign) { return sign == "." || sign == ","; };
  if (!grouping || !point || (!grouping->empty() && *grouping != " " && !known(*grouping)) ||
      (!point->empty() && !known(*point)) || (!grouping->empty() && *grouping == *point)) {
    return bad_argument(run, "number");
  }
  if (!grouping->empty()) std::erase(text, grouping->front());
  if (*point == ",") {
    if (text.find('.') != std::string::npos) return run.fault("feel.no-literal", text);
    std::ranges::replace(text, ',', '.');
  }
  return parsed(run, Decimal::parse(text), from.string());
}

Value string(Run&, Arguments arguments) {
  if (arguments[0].is_null()) return {};
  return Value(text_of(arguments[0]));
}

Value not_(Run& run, Arguments arguments) {
  const auto& value = unwrapped(arguments[0], Kind::boolean);
  if (is(value, Kind::boolean)) return Value(!value.boolean());
  if (!value.is_null()) return bad_argument(run, "not");
  return {};
}

// A range's end as range() takes it: a literal, never an expression.
bool is_literal(const Ast& tree) {
  switch (tree.kind) {
    case AstKind::null:
    case AstKind::number:
    case AstKind::string:
    case AstKind::at_literal:
      return true;
    case AstKind::negate:
      return tree.child(0).kind == AstKind::number;
    case AstKind::call: {
      const auto& name = tree.child(0).text;
      const bool makes =
          name == "date" || name == "time" || name == "date and time" || name == "duration";
      return makes && std::ranges::all_of(tree.children, [&](const auto& child) {
               return child == tree.children.front() || child->kind == AstKind::string ||
                      child->kind == AstKind::number;
             });
    }
    default:
      return false;
  }
}

Value range(Run& run, Arguments arguments) {
  const auto& from = unwrapped(arguments[0], Kind::string);
  if (!is(from, Kind::string)) return bad_argument(run, "range");
  const auto expression = Expression::make(from.string(), {}, {});
  const auto no_range = [&] { return run.fault("feel.no-literal", from.string()); };
  if (!expression || expression->tree()->kind != AstKind::range) return no_range();
  const auto& tree = *expression->tree();
  if (!is_literal(tree.child(0)) || !is_literal(tree.child(1))) return no_range();
  auto value = expression->evaluate(run, {});
  if (!is(value, Kind::range)) return no_range();
  const auto& made = value.range();
  if (made.low.is_null() || made.high.is_null()) return value;
  const auto order = compare(made.low, made.high, run.zones());
  if (!order || *order > 0) return no_range();
  return value;
}

const std::array<Builtin, 9> table{{
    {"date", {{{"from"}, 1}, {{"year", "month", "day"}, 3}}, date},
    {"time", {{{"from"}, 1}, {{"hour", "minute", "second", "offset"}, 3}}, time},
    {"date and time",
     {{{"from"}, 1},
      {{"date", "time"}, 2},
      {{"date", "timezone"}, 2},
      {{"year", "month", "day", "hour", "minute", "second", "offset"}, 6},
      {{"year", "month", "day", "hour", "minute", "second", "timezone"}, 7}},
     date_and_time},
    {"duration", {{{"from"}, 1}}, duration},
    {"years and months duration", {{{"from", "to"}, 2}}, years_and_months},
    {"number", {{{"from", "grouping separator", "decimal separator"}, 1}}, number},
    {"string", {{{"from"}, 1}}, string},
    {"not", {{{"negand"}, 1}}, not_},
    {"range", {{{"from"}, 1}}, range},
}};

}  // namespace

std::span<const Builtin> conversion_functions() {
  return table;
}

}  // namespace luoshi::feel

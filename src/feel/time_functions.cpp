// Functions of date and time (DMN 1.5 tables 77 and 78), is(), now() and today().
#include <array>

#include "feel/builtin_tables.hpp"

namespace luoshi::feel {
namespace {

std::optional<Date> day_of(const Value& value) {
  if (is(value, Kind::date)) return value.date();
  if (is(value, Kind::date_time)) return value.date_time().date;
  return std::nullopt;
}

template <class Make>
Value of_day(Run& run, Arguments arguments, std::string_view function, Make make) {
  const auto& argument = arguments[0];
  const auto date = day_of(unwrapped(argument, Kind::date));
  if (!date) return bad_argument(run, function);
  return make(*date);
}

Value day_of_year_(Run& run, Arguments arguments) {
  return of_day(run, arguments, "day of year",
                [](const Date& date) { return Value::integer(day_of_year(date)); });
}

Value week_of_year_(Run& run, Arguments arguments) {
  return of_day(run, arguments, "week of year",
                [](const Date& date) { return Value::integer(week_of_year(date)); });
}

Value day_of_week(Run& run, Arguments arguments) {
  return of_day(run, arguments, "day of week", [](const Date& date) {
    constexpr std::array<const char*, 7> names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                               "Friday", "Saturday", "Sunday"};
    return Value(std::string(names[static_cast<std::size_t>(weekday_of(date)) - 1]));
  });
}

Value month_of_year(Run& run, Arguments arguments) {
  return of_day(run, arguments, "month of year", [](const Date& date) {
    constexpr std::array<const char*, 12> names{"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
    return Value(std::string(names[static_cast<std::size_t>(date.month) - 1]));
  });
}

Value is_(Run& run, Arguments arguments) {
  if (arguments.empty()) return bad_argument(run, "is");
  const auto& a = arguments[0];
  const auto b = given(arguments, 1) ? arguments[1] : Value();
  return Value(same(a, b, run.zones()));
}

// The instant where the environment's zone is.
Value now(Run& run, Arguments) {
  constexpr std::int64_t day = 86'400;
  const auto& environment = run.environment();
  const auto* zone = environment.zones.find(environment.zone);
  const auto seconds = environment.now.ms / 1000;
  const auto local = seconds + (zone == nullptr ? 0 : environment.zones.offset_of(*zone, seconds));
  const auto days = local / day - (local % day < 0 ? 1 : 0);
  const auto rest = local - days * day;
  Time time{static_cast<std::int32_t>(rest / 3600),
            static_cast<std::int32_t>(rest / 60 % 60),
            static_cast<std::int32_t>(rest % 60),
            static_cast<std::int32_t>(environment.now.ms % 1000 * 1'000'000),
            {.name = zone}};
  if (zone == nullptr) time.zone = {.offset_seconds = 0};
  return Value(DateTime{date_of(days), time});
}

Value today(Run& run, Arguments arguments) {
  return Value(now(run, arguments).date_time().date);
}

const std::array<Builtin, 7> table{{
    {"day of year", {{{"date"}, 1}}, day_of_year_},
    {"day of week", {{{"date"}, 1}}, day_of_week},
    {"month of year", {{{"date"}, 1}}, month_of_year},
    {"week of year", {{{"date"}, 1}}, week_of_year_},
    {"is", {{{"value1", "value2"}, 0}}, is_},
    {"now", {{{}, 0}}, now},
    {"today", {{{}, 0}}, today},
}};

}  // namespace

std::span<const Builtin> time_functions() {
  return table;
}

}  // namespace luoshi::feel

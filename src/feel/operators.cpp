#include "feel/operators.hpp"

namespace luoshi::feel {
namespace {

std::string pair_of(std::string_view sign, const Value& a, const Value& b) {
  return std::string(name_of(a.kind())) + " " + std::string(sign) + " " +
         std::string(name_of(b.kind()));
}

Value no_such(Run& run, std::string_view sign, const Value& a, const Value& b) {
  return run.fault("feel.type", pair_of(sign, a, b));
}

Value checked(Run& run, const Decimal& value) {
  if (!value.is_finite()) return run.fault("feel.number-too-large");
  return Value(value);
}

template <class T>
Value in_range(Run& run, const std::optional<T>& value) {
  if (!value) return run.fault("feel.out-of-range");
  return Value(*value);
}

std::optional<MonthsDuration> months_of(const Decimal& months) {
  const auto whole = months.rounded(0, Rounding::down).to_int64();
  constexpr std::int64_t months_max = 12'000'000'000'000;
  if (!whole || *whole > months_max || *whole < -months_max) return std::nullopt;
  return MonthsDuration{*whole};
}

constexpr std::int64_t seconds_max = 100'000'000'000'000'000;

Value sum(Run& run, const DaysDuration& a, const DaysDuration& b) {
  const auto seconds = a.seconds + b.seconds;
  if (seconds > seconds_max || seconds < -seconds_max) return run.fault("feel.out-of-range");
  return Value(normalized(seconds, std::int64_t{a.nanos} + b.nanos));
}

// A date plus a part of a day is the day that comes to.
std::optional<Date> shifted(const Date& date, const DaysDuration& by) {
  const auto moved = add(DateTime{date, {}}, by);
  if (!moved) return std::nullopt;
  return moved->date;
}

// date, date and time or time, plus a duration; nullopt where the pair is another.
std::optional<Value> moved(Run& run, const Value& a, const Value& b, bool back) {
  if (b.kind() == Kind::days_duration) {
    const auto by = back ? negated(b.days()) : b.days();
    if (a.kind() == Kind::date) return in_range(run, shifted(a.date(), by));
    if (a.kind() == Kind::date_time) return in_range(run, add(a.date_time(), by));
    if (a.kind() == Kind::time) return Value(add(a.time(), by));
  }
  if (b.kind() == Kind::months_duration) {
    const auto by = back ? -b.months().months : b.months().months;
    if (a.kind() == Kind::date) return in_range(run, add_months(a.date(), by));
    if (a.kind() == Kind::date_time) {
      const auto date = add_months(a.date_time().date, by);
      if (!date) return run.fault("feel.out-of-range");
      return Value(DateTime{*date, a.date_time().time});
    }
  }
  return std::nullopt;
}

DateTime at_midnight(const Value& value) {
  if (value.kind() == Kind::date_time) return value.date_time();
  return {value.date(), {.zone = {.offset_seconds = 0}}};
}

bool is_day(const Value& value) {
  return value.kind() == Kind::date || value.kind() == Kind::date_time;
}

Value elapsed(Run& run, const Value& a, const Value& b) {
  if (a.kind() == Kind::date && b.kind() == Kind::date) {
    return Value(DaysDuration{(days_of(a.date()) - days_of(b.date())) * 86'400, 0});
  }
  const auto one = at_midnight(a);
  const auto two = at_midnight(b);
  if (one.time.zone.local() != two.time.zone.local()) {
    return run.fault("feel.zoned-and-local", pair_of("-", a, b));
  }
  return Value(normalized(seconds_of(one, run.zones()) - seconds_of(two, run.zones()),
                          std::int64_t{one.time.nanos} - two.time.nanos));
}

Value elapsed(Run& run, const Time& a, const Time& b) {
  if (a.zone.local() != b.zone.local()) {
    return run.fault("feel.zoned-and-local", "time - time");
  }
  const auto offset = [&](const Time& time) { return offset_of(time, run.zones()).value_or(0); };
  return Value(normalized((second_of_day(a) - offset(a)) - (second_of_day(b) - offset(b)),
                          std::int64_t{a.nanos} - b.nanos));
}

}  // namespace

Decimal seconds_of(const DaysDuration& duration) {
  return Decimal(duration.seconds) +
         Decimal(duration.nanos) * Decimal::parse("0.000000001").value();
}

std::optional<DaysDuration> days_of_seconds(const Decimal& seconds) {
  const auto whole = seconds.rounded(0, Rounding::down);
  const auto count = whole.to_int64();
  if (!count || *count > seconds_max || *count < -seconds_max) return std::nullopt;
  const auto nanos =
      ((seconds - whole) * Decimal(nanos_per_second)).rounded(0, Rounding::down).to_int64();
  return normalized(*count, nanos.value_or(0));
}

Value add(Run& run, const Value& a, const Value& b) {
  if (a.kind() == Kind::number && b.kind() == Kind::number) {
    return checked(run, a.number() + b.number());
  }
  if (a.kind() == Kind::string && b.kind() == Kind::string) {
    if (a.string().size() + b.string().size() > run.limits().text_max) {
      return run.fault("feel.text-too-long");
    }
    return Value(a.string() + b.string());
  }
  if (a.kind() == Kind::days_duration && b.kind() == Kind::days_duration) {
    return sum(run, a.days(), b.days());
  }
  if (a.kind() == Kind::months_duration && b.kind() == Kind::months_duration) {
    return Value(MonthsDuration{a.months().months + b.months().months});
  }
  if (const auto value = moved(run, a, b, false)) return *value;
  if (const auto value = moved(run, b, a, false)) return *value;
  return no_such(run, "+", a, b);
}

Value subtract(Run& run, const Value& a, const Value& b) {
  if (a.kind() == Kind::number && b.kind() == Kind::number) {
    return checked(run, a.number() - b.number());
  }
  if (a.kind() == Kind::days_duration && b.kind() == Kind::days_duration) {
    return sum(run, a.days(), negated(b.days()));
  }
  if (a.kind() == Kind::months_duration && b.kind() == Kind::months_duration) {
    return Value(MonthsDuration{a.months().months - b.months().months});
  }
  if (is_day(a) && is_day(b)) return elapsed(run, a, b);
  if (a.kind() == Kind::time && b.kind() == Kind::time) return elapsed(run, a.time(), b.time());
  if (const auto value = moved(run, a, b, true)) return *value;
  return no_such(run, "-", a, b);
}

Value multiply(Run& run, const Value& a, const Value& b) {
  if (a.kind() == Kind::number && b.kind() == Kind::number) {
    return checked(run, a.number() * b.number());
  }
  const auto& number = a.kind() == Kind::number ? a : b;
  const auto& other = a.kind() == Kind::number ? b : a;
  if (number.kind() == Kind::number && other.kind() == Kind::days_duration) {
    return in_range(run, days_of_seconds(seconds_of(other.days()) * number.number()));
  }
  if (number.kind() == Kind::number && other.kind() == Kind::months_duration) {
    return in_range(run, months_of(Decimal(other.months().months) * number.number()));
  }
  return no_such(run, "*", a, b);
}

Value divide(Run& run, const Value& a, const Value& b) {
  const auto quotient = [&](const Decimal& x, const Decimal& y) -> std::optional<Decimal> {
    if (y.is_zero()) {
      run.fault("feel.division-by-zero");
      return std::nullopt;
    }
    return Decimal::divide(x, y);
  };
  const auto number = [&](const std::optional<Decimal>& value) {
    return value ? Value(*value) : Value();
  };
  if (a.kind() == Kind::number && b.kind() == Kind::number) {
    return number(quotient(a.number(), b.number()));
  }
  if (a.kind() == Kind::days_duration && b.kind() == Kind::days_duration) {
    return number(quotient(seconds_of(a.days()), seconds_of(b.days())));
  }
  if (a.kind() == Kind::months_duration && b.kind() == Kind::months_duration) {
    return number(quotient(Decimal(a.months().months), Decimal(b.months().months)));
  }
  if (a.kind() == Kind::days_duration && b.kind() == Kind::number) {
    const auto value = quotient(seconds_of(a.days()), b.number());
    return value ? in_range(run, days_of_seconds(*value)) : Value();
  }
  if (a.kind() == Kind::months_duration && b.kind() == Kind::number) {
    const auto value = quotient(Decimal(a.months().months), b.number());
    return value ? in_range(run, months_of(*value)) : Value();
  }
  return no_such(run, "/", a, b);
}

Value power(Run& run, const Value& a, const Value& b) {
  if (a.kind() != Kind::number || b.kind() != Kind::number) return no_such(run, "**", a, b);
  const auto value = Decimal::power(a.number(), b.number());
  if (!value) return run.fault("feel.number-too-large");
  return Value(*value);
}

Value negate(Run& run, const Value& a) {
  if (a.kind() == Kind::number) return Value(a.number().negated());
  if (a.kind() == Kind::days_duration) return Value(negated(a.days()));
  if (a.kind() == Kind::months_duration) return Value(MonthsDuration{-a.months().months});
  return run.fault("feel.type", "- " + std::string(name_of(a.kind())));
}

Value compared(Run& run, Comparison comparison, const Value& a, const Value& b) {
  if (comparison == Comparison::equal || comparison == Comparison::not_equal) {
    const auto alike = equal(a, b, run.zones());
    if (!alike) return no_such(run, comparison == Comparison::equal ? "=" : "!=", a, b);
    return Value(*alike == (comparison == Comparison::equal));
  }
  const auto order = compare(a, b, run.zones());
  if (!order) return no_such(run, "<", a, b);
  switch (comparison) {
    case Comparison::less:
      return Value(*order < 0);
    case Comparison::at_most:
      return Value(*order <= 0);
    case Comparison::greater:
      return Value(*order > 0);
    default:
      return Value(*order >= 0);
  }
}

Value between(Run& run, const Value& value, const Value& low, const Value& high) {
  const auto from = compare(value, low, run.zones());
  const auto to = compare(value, high, run.zones());
  if (!from || !to) return no_such(run, "between", value, from ? high : low);
  return Value(*from >= 0 && *to <= 0);
}

Value lies_in(Run& run, const Value& value, const Range& range) {
  if (range.comparison != Comparison::none) {
    const bool high =
        range.comparison == Comparison::less || range.comparison == Comparison::at_most;
    return compared(run, range.comparison, value, high ? range.high : range.low);
  }
  const auto from = compare(value, range.low, run.zones());
  const auto to = compare(value, range.high, run.zones());
  if (!from || !to) return no_such(run, "in", value, from ? range.high : range.low);
  return Value((range.low_closed ? *from >= 0 : *from > 0) &&
               (range.high_closed ? *to <= 0 : *to < 0));
}

Value passes(Run& run, const Value& value, const Value& test) {
  if (test.kind() == Kind::range && value.kind() != Kind::range) {
    return lies_in(run, value, test.range());
  }
  if (test.kind() == Kind::list) {
    if (equal(value, test, run.zones()).value_or(false)) return Value(true);
    bool unknown = false;
    for (const auto& one : test.list()) {
      if (one.kind() == Kind::list) {
        if (equal(value, one, run.zones()).value_or(false)) return Value(true);
        continue;
      }
      const auto outcome = passes(run, value, one);
      if (outcome.is_true()) return outcome;
      unknown = unknown || (outcome.is_null() && one.kind() == Kind::range);
    }
    return unknown ? Value() : Value(false);
  }
  return Value(equal(value, test, run.zones()).value_or(false));
}

Value make_range(Run& run, const Value& low, const Value& high, bool low_closed, bool high_closed) {
  const bool open_end = low.is_null() || high.is_null();
  if (low.is_null() && high.is_null()) return run.fault("feel.type", "null..null");
  const auto ordered = [&](const Value& end) {
    return end.is_null() || compare(end, end, run.zones()).has_value();
  };
  if (!ordered(low) || !ordered(high) || (!open_end && low.kind() != high.kind())) {
    return no_such(run, "..", low, high);
  }
  return Value(Range{low, high, low_closed, high_closed});
}

Value make_unary(Run& run, Comparison comparison, const Value& end) {
  const bool closed = comparison == Comparison::at_most || comparison == Comparison::at_least;
  switch (comparison) {
    case Comparison::less:
    case Comparison::at_most:
      if (!compare(end, end, run.zones())) return run.fault("feel.type", "< null");
      return Value(Range{{}, end, false, closed, comparison});
    case Comparison::greater:
    case Comparison::at_least:
      if (!compare(end, end, run.zones())) return run.fault("feel.type", "> null");
      return Value(Range{end, {}, closed, false, comparison});
    default:
      return Value(Range{end, comparison == Comparison::equal ? end : Value(),
                         comparison == Comparison::equal, comparison == Comparison::equal,
                         comparison});
  }
}

}  // namespace luoshi::feel

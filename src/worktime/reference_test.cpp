// Working time against a reference that walks minute by minute and day by day, on random inputs.
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>

#include "worktime/testing.hpp"

namespace luoshi::worktime {
namespace {

using namespace worktime::testing;

constexpr std::int64_t minute_ms = 60'000;

// What is asked of the data itself, a minute at a time.
class Reference {
 public:
  Reference(const OfficeHours& hours, const std::string& zone)
      : sessions_(hours.seasons[0].moved),
        zone_(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone))) {
    for (const auto& year : autumn().years) {
      for (const auto& holiday : year.holidays) {
        off_.insert(holiday.days.begin(), holiday.days.end());
        on_.insert(holiday.workdays.begin(), holiday.workdays.end());
      }
    }
  }

  [[nodiscard]] bool works(Day one) const {
    return on_.contains(one) || (week_place(one) < 5 && !off_.contains(one));
  }

  [[nodiscard]] bool is_open(std::int64_t utc_ms) const {
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->getOffset(static_cast<UDate>(utc_ms), 0, raw, saving, status);
    const auto minutes = (utc_ms + raw + saving) / minute_ms;
    if (!works(Day{std::chrono::days{minutes / 1440}})) return false;
    const auto of_day = minutes % 1440;
    return std::ranges::any_of(
        sessions_, [&](const Session& one) { return one.from <= of_day && of_day < one.to; });
  }

  [[nodiscard]] std::int64_t due(std::int64_t from_ms, std::int64_t work_minutes,
                                 const std::vector<Interval>& pauses) const {
    auto at_ms = from_ms;
    while (work_minutes > 0) {
      const bool still = std::ranges::any_of(
          pauses, [&](const Interval& one) { return one.from.ms <= at_ms && at_ms < one.to.ms; });
      if (!still && is_open(at_ms)) --work_minutes;
      at_ms += minute_ms;
    }
    return at_ms;
  }

  [[nodiscard]] Day due_day(Day begun, std::int64_t days, bool work) const {
    auto one = begun;
    while (days > 0) {
      one += std::chrono::days{1};
      if (!work || works(one)) --days;
    }
    while (!works(one)) one += std::chrono::days{1};
    return one;
  }

 private:
  Sessions sessions_;
  std::unique_ptr<icu::TimeZone> zone_;
  std::set<Day> off_;
  std::set<Day> on_;
};

struct Office {
  const char* zone;
  OfficeHours hours;
};

std::vector<Office> offices() {
  return {{"Asia/Shanghai", usual()},
          {"Asia/Shanghai", hours_of({{0, 1440}})},
          {"America/New_York", hours_of({{0, 90}, {120, 150}, {22 * 60, 1440}})},
          {"Australia/Lord_Howe", hours_of({{60, 200}, {600, 1080}})},
          {"America/St_Johns", hours_of({{0, 30}, {540, 1440}})}};
}

struct Random {
  std::mt19937_64 engine{20'251'126};
  std::int64_t upto(std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(0, most)(engine);
  }
  // A whole minute between the middle of September 2025 and the middle of May 2026, where clocks
  // of the north and the south change.
  Instant start() { return {(29'299'680 + upto(348'000)) * minute_ms}; }
  std::vector<Interval> pauses(Instant from) {
    std::vector<Interval> out;
    auto at_ms = from.ms;
    for (auto count = upto(3); count > 0; --count) {
      const auto begin = at_ms + upto(3000) * minute_ms;
      at_ms = begin + upto(4000) * minute_ms;
      out.push_back({{begin}, {at_ms}});
    }
    return out;
  }
};

TEST(working_time, agrees_with_a_walk_minute_by_minute) {
  Random random;
  for (const auto& office : offices()) {
    const auto calendar = make({}, office.hours, office.zone);
    const Reference reference(office.hours, office.zone);
    for (int round = 0; round < 150; ++round) {
      const auto start = random.start();
      const auto minutes = random.upto(2400);
      const auto pauses = random.pauses(start);
      const auto due = calendar.deadline(start, {LimitKind::work_hour, minutes}, pauses).value();
      ASSERT_EQ(due.at.ms, reference.due(start.ms, minutes, pauses))
          << office.zone << " " << to_rfc3339(start) << " " << minutes << " got "
          << to_rfc3339(due.at);
    }
  }
}

TEST(working_time, agrees_with_a_walk_day_by_day) {
  Random random;
  const auto calendar = make();
  const Reference reference(usual(), "Asia/Shanghai");
  for (int round = 0; round < 2000; ++round) {
    const auto start = random.start();
    const auto days = 1 + random.upto(60);
    const auto begun = calendar.local_day(start);
    const auto work = reference.due_day(begun, days, true);
    ASSERT_EQ(calendar.deadline(start, work_days(days)).value().at, calendar.close_of(work).value())
        << to_rfc3339(start) << " " << days;
    const auto natural = reference.due_day(begun, days, false) + std::chrono::days{1};
    ASSERT_EQ(shown(calendar.deadline(start, natural_days(days)).value().at),
              date_of(natural) + "T00:00")
        << to_rfc3339(start) << " " << days;
  }
}

TEST(working_time, adds_up) {
  Random random;
  for (const auto& office : offices()) {
    const auto calendar = make({}, office.hours, office.zone);
    for (int round = 0; round < 2000; ++round) {
      const Instant start{random.start().ms + random.upto(59'999)};
      const auto a = random.upto(3000);
      const auto b = random.upto(3000);
      const auto of = [&](Instant from, std::int64_t minutes) {
        return calendar.deadline(from, {LimitKind::work_hour, minutes}).value().at;
      };
      ASSERT_EQ(of(start, a + b), of(of(start, a), b)) << office.zone << to_rfc3339(start);
      const auto passed = calendar.working_ms(start, of(start, a)).value().value;
      ASSERT_EQ(passed, a * minute_ms) << office.zone << to_rfc3339(start);
      ASSERT_EQ(calendar.working_ms(of(start, a), start).value().value, -passed);
    }
  }
}

TEST(working_time, is_never_due_earlier_for_a_pause_more) {
  Random random;
  for (const auto paused : {PausedDay::touched, PausedDay::whole}) {
    Conventions conventions;
    conventions.paused_day = paused;
    const auto calendar = make(conventions);
    for (int round = 0; round < 4000; ++round) {
      const auto start = random.start();
      const auto kind = static_cast<LimitKind>(random.upto(3));
      const bool in_days = kind == LimitKind::work_day || kind == LimitKind::natural_day;
      const Limit limit{kind, 1 + random.upto(in_days ? 12 : 3000)};
      auto pauses = random.pauses(start);
      const auto all = calendar.deadline(start, limit, pauses).value().at;
      if (!pauses.empty()) pauses.pop_back();
      const auto fewer = calendar.deadline(start, limit, pauses).value().at;
      const auto none = calendar.deadline(start, limit).value().at;
      ASSERT_LE(none, fewer) << to_rfc3339(start) << " " << name_of(kind) << " " << limit.amount;
      ASSERT_LE(fewer, all) << to_rfc3339(start) << " " << name_of(kind) << " " << limit.amount;
    }
  }
}

}  // namespace
}  // namespace luoshi::worktime

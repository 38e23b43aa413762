#include "app/day_work.hpp"

#include <algorithm>
#include <utility>

#include "escalation/following.hpp"
#include "escalation/lights.hpp"
#include "handling/duties.hpp"
#include "ledger/act.hpp"

namespace luoshi::app {
namespace {

using worktime::date_of;
using worktime::Day;
using worktime::day_of;

// The turns of standing duties, as one act for all of them; none on a day that changes none.
Result<> turn_duties(store::Database& database, Random& random, Instant now,
                     std::string_view today) {
  return database.write_and_wait([&](store::Writer& writer) -> Result<> {
    ledger::Act act(writer, random, now, {"system", ""}, handling::kind_duty_day, "duties/all");
    const auto changed = TRY(handling::turn_duties(act, today));
    if (changed == 0) return {};
    act.fact("changed", changed);
    TRY(act.commit());
    return {};
  });
}

// The first day to do: the one after `done`, at most `days_back_most` back, or today.
Day first_day(std::optional<Day> done, Day today) {
  if (!done || *done >= today) return today;
  return std::max(*done + std::chrono::days(1), today - std::chrono::days(days_back_most));
}

}  // namespace

Result<> prepare_day_work(store::Writer& writer) {
  TRY(
      writer.run("CREATE TABLE IF NOT EXISTS day_work (only INTEGER PRIMARY KEY CHECK (only = 1), "
                 "done TEXT NOT NULL) STRICT",
                 {}));
  return {};
}

DayWork::DayWork(store::Database& database, Random& random, const Clock& clock,
                 const catalog::Rules& rules, escalation::LocalDate local_date)
    : database_(database),
      random_(random),
      clock_(clock),
      rules_(rules),
      local_date_(std::move(local_date)) {}

Result<> DayWork::fire() {
  constexpr std::int64_t day_ms = 86'400'000;
  const std::scoped_lock lock(one_at_a_time_);
  const auto now = clock_.now();
  const auto today = day_of(local_date_(now)).value_or(Day{});
  const auto last = TRY(done());
  for (auto day = first_day(last, today); day <= today; day += std::chrono::days(1)) {
    const auto date = date_of(day);
    TRY(work_of(now, {now.ms - (today - day).count() * day_ms}, date));
    if (day == last) continue;
    TRY(database_.write_and_wait([&](store::Writer& writer) -> Result<> {
      TRY(
          writer.run("INSERT INTO day_work (only, done) VALUES (1, ?) "
                     "ON CONFLICT (only) DO UPDATE SET done = excluded.done",
                     {date}));
      return {};
    }));
  }
  return {};
}

Result<std::optional<Day>> DayWork::done() const {
  std::optional<Day> day;
  TRY(database_.read([&](store::Reader& reader) -> Result<> {
    return reader.each("SELECT done FROM day_work", {}, [&](const store::Row& row) {
      day = day_of(row.text(0));
      return false;
    });
  }));
  return day;
}

// `moment` is of the day, as late in it as it is now.
Result<> DayWork::work_of(Instant now, Instant moment, std::string_view day) const {
  // Turns first: lights judge by what was missed, and points follow both.
  TRY(turn_duties(database_, random_, now, day));
  TRY(escalation::light_the_day(database_, random_, now, rules_, day, local_date_));
  return escalation::score_the_day(database_, random_, now, moment, rules_, day);
}

}  // namespace luoshi::app

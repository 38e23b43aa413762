#include "app/day_work.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "escalation/following.hpp"
#include "escalation/lights.hpp"
#include "handling/duties.hpp"
#include "ledger/act.hpp"
#include "ledger/history.hpp"
#include "supervision/dates.hpp"

namespace luoshi::app {
namespace {

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

}  // namespace

DayWork::DayWork(store::Database& database, Random& random, const catalog::Rules& rules,
                 escalation::LocalDate local_date)
    : database_(database), random_(random), rules_(rules), local_date_(std::move(local_date)) {}

Result<> DayWork::fire(Instant now) {
  const std::scoped_lock lock(one_at_a_time_);
  const auto today = local_date_(now);
  for (auto day = TRY(first_day(today)); day <= today; day = supervision::move_date(day, 1)) {
    TRY(work_of(now, day));
    done_ = day;
  }
  return {};
}

// Before the first time, the day of the last act: nothing has changed since but the day.
Result<std::string> DayWork::first_day(std::string_view today) const {
  std::string first = done_;
  if (first.empty()) {
    TRY(database_.read([&](store::Reader& reader) -> Result<> {
      const auto last = TRY(ledger::latest(reader, std::numeric_limits<std::int64_t>::max(), 1));
      first = last.empty() ? std::string(today) : local_date_(last.front().time);
      return {};
    }));
  }
  return std::clamp(first, supervision::move_date(today, -days_back_most), std::string(today));
}

Result<> DayWork::work_of(Instant now, std::string_view day) const {
  // Turns first: lights judge by what was missed, and points follow both.
  TRY(turn_duties(database_, random_, now, day));
  TRY(escalation::light_the_day(database_, random_, now, rules_, day, local_date_));
  return escalation::score_the_day(database_, random_, now, rules_, day);
}

}  // namespace luoshi::app

// What a new day brings without anybody's act: turns of standing duties that fall due or were
// missed, lights that change because time has passed. Written to the ledger as acts of the system.
#pragma once

#include <mutex>
#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "catalog/rules.hpp"
#include "escalation/light_rows.hpp"
#include "store/database.hpp"
#include "worktime/day.hpp"

namespace luoshi::app {

// Makes the table that keeps which day was done last.
Result<> prepare_day_work(store::Writer& writer);

// Points look back as far (escalation/point_facts.cpp).
inline constexpr int days_back_most = 62;

// Safe to call from several threads.
class DayWork {
 public:
  // All must outlive it. `local_date` gives the district's date of an instant.
  DayWork(store::Database& database, Random& random, const Clock& clock,
          const catalog::Rules& rules, escalation::LocalDate local_date);

  // Does the work of today, and before it that of each day since the last that was done, so that
  // what turned while the server was down turned on its day: at most `days_back_most` of them. A
  // day that is done is never done again once another has come; today may be, and changes nothing.
  Result<> fire();

 private:
  [[nodiscard]] Result<std::optional<worktime::Day>> done() const;
  Result<> work_of(Instant now, Instant moment, std::string_view day) const;

  store::Database& database_;
  Random& random_;
  const Clock& clock_;
  const catalog::Rules& rules_;
  const escalation::LocalDate local_date_;
  std::mutex one_at_a_time_;
};

}  // namespace luoshi::app

// What a new day brings without anybody's act: turns of standing duties that fall due or were
// missed, lights that change because time has passed. Written to the ledger as acts of the system.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "catalog/rules.hpp"
#include "escalation/light_rows.hpp"
#include "store/database.hpp"

namespace luoshi::app {

// Safe to call from several threads.
class DayWork {
 public:
  // All must outlive it. `local_date` gives the district's date of an instant.
  DayWork(store::Database& database, Random& random, const catalog::Rules& rules,
          escalation::LocalDate local_date);

  // Does the work of the day of `now`, and before it that of each day since the last time, so that
  // what turned while the server was down turned on its day: at most `days_back_most` of them.
  // Doing a day twice changes nothing.
  Result<> fire(Instant now);

 private:
  Result<std::string> first_day(std::string_view today) const;
  Result<> work_of(Instant now, std::string_view day) const;

  store::Database& database_;
  Random& random_;
  const catalog::Rules& rules_;
  const escalation::LocalDate local_date_;
  std::mutex one_at_a_time_;
  std::string done_;  // the last day whose work was done
};

// Points look back as far (escalation/point_facts.cpp).
inline constexpr int days_back_most = 62;

}  // namespace luoshi::app

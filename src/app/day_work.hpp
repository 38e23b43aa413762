// What a new day brings without anybody's act: turns of standing duties that fall due or were
// missed, lights that change because time has passed. Written to the ledger as acts of the system.
#pragma once

#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "catalog/rules.hpp"
#include "escalation/light_rows.hpp"
#include "store/database.hpp"

namespace luoshi::app {

// Does the work of `today` (2019-03-26, the district's date); doing it twice changes nothing.
Result<> do_day_work(store::Database& database, Random& random, Instant now, std::string_view today,
                     const catalog::Rules& rules, const escalation::LocalDate& local_date);

}  // namespace luoshi::app

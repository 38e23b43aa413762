#include "app/day_work.hpp"

#include "escalation/lights.hpp"

namespace luoshi::app {

Result<> do_day_work(store::Database& database, Random& random, Instant now, std::string_view today,
                     const catalog::Rules& rules, const escalation::LocalDate& local_date) {
  return escalation::light_the_day(database, random, now, rules, today, local_date);
}

}  // namespace luoshi::app

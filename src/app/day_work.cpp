#include "app/day_work.hpp"

#include "escalation/following.hpp"
#include "escalation/lights.hpp"
#include "handling/duties.hpp"
#include "ledger/act.hpp"

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

Result<> do_day_work(store::Database& database, Random& random, Instant now, std::string_view today,
                     const catalog::Rules& rules, const escalation::LocalDate& local_date) {
  // Turns first: lights judge by what was missed, and points follow both.
  TRY(turn_duties(database, random, now, today));
  TRY(escalation::light_the_day(database, random, now, rules, today, local_date));
  return escalation::score_the_day(database, random, now, rules, today);
}

}  // namespace luoshi::app

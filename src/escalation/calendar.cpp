#include "escalation/calendar.hpp"

#include "handling/periods.hpp"

namespace luoshi::escalation {

using std::chrono::days;

Period period_of(catalog::Every every, Day day) {
  const auto recurrence = every == catalog::Every::month ? handling::Recurrence::monthly
                                                         : handling::Recurrence::quarterly;
  const auto period = handling::period_of(recurrence, date_of(day));
  return {day_of(period.first).value_or(day), day_of(period.last).value_or(day)};
}

Period period_before(catalog::Every every, const Period& period) {
  return period_of(every, period.first - days{1});
}

Day report_due(const catalog::Rhythm& rhythm, const Period& period) {
  return period.last + days{rhythm.due_day};
}

Period last_due(const catalog::Rhythm& rhythm, Day today) {
  auto period = period_before(rhythm.every, period_of(rhythm.every, today));
  if (report_due(rhythm, period) >= today) period = period_before(rhythm.every, period);
  return period;
}

}  // namespace luoshi::escalation

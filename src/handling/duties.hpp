// The turns of standing duties 常态工作: a period of the calendar opens, is kept by a signed report
// for it, kept late, or missed when its last day has passed; without an end.
//
// A turn whose item is ended before it was kept is waived. Nothing here judges who acts: turns
// follow from the acts on the item and from the day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "handling/periods.hpp"
#include "handling/report.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

inline constexpr auto kind_duty_day = "duty.day";

struct DutyPeriod {
  std::string item;
  std::string period;
  std::string due_date;
  std::string state;  // pending, kept, kept_late, missed, waived
  std::string report;
  std::string kept_on;
};

// In the order of the calendar.
[[nodiscard]] Result<std::vector<DutyPeriod>> duty_periods_of(store::Reader& reader,
                                                              std::string_view item);

// After an act on the item: opens the turn that `today` lies in when the item is owed and has
// begun, waives what is pending when it has ended. Other items are left alone.
Result<> follow_duty(ledger::Act& act, std::string_view item, std::string_view today);

// What the day brings for all duties: turns up to today are opened, those whose last day has passed
// are missed. The value is how many rows changed; doing it twice changes nothing.
[[nodiscard]] Result<std::int64_t> turn_duties(ledger::Act& act, std::string_view today);

// A report that is being signed keeps the turn of its period, if it is of a duty.
Result<> keep_duty(ledger::Act& act, const Report& report, std::string_view today);
// A report that is returned no longer does.
Result<> unkeep_duty(ledger::Act& act, const Report& report, std::string_view today);

}  // namespace luoshi::handling

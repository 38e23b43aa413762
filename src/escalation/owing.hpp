// What an item makes its lead unit owe, kept in three columns of the item so that a page of a
// hundred units need not reckon it anew: the day by which it is to be signed for, the first period
// a report is owed on, and the day the earliest report owed is due. They change by acts only, never
// by time alone. How often an item is reported on is said by the rules of lights.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/rules.hpp"
#include "ledger/act.hpp"

namespace luoshi::escalation {

// A period an item is to be reported on, and the day the report is due.
struct ReportTurn {
  std::string period;  // 2019-03, 2019-Q1
  std::string due_date;

  bool operator==(const ReportTurn&) const = default;
};

// The turn a day lies in, and the one after a turn.
[[nodiscard]] ReportTurn turn_of(const catalog::Rhythm& rhythm, std::string_view date);
[[nodiscard]] ReportTurn next_turn(const catalog::Rhythm& rhythm, const ReportTurn& turn);
// Nothing for what is no period of this rhythm.
[[nodiscard]] std::optional<ReportTurn> parse_turn(const catalog::Rhythm& rhythm,
                                                   std::string_view period);

// Whether a report on the period, or on a month within it, was signed and stands.
[[nodiscard]] Result<bool> is_reported(store::Reader& reader, std::string_view item,
                                       std::string_view period);

// Brings the three columns to what the item is after an act. An item begins to owe reports with the
// period `today` lies in when it is signed for, and again when it is handed back or reopened.
Result<> follow_owing(ledger::Act& act, const catalog::Rules& rules, std::string_view item,
                      std::string_view today);

}  // namespace luoshi::escalation

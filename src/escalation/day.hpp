// The day of the office, of a unit and of a leader: who owes whom what, and what is stuck. Counts
// and rows are read from maintained columns and indices; nothing is stored here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "escalation/owed.hpp"

namespace luoshi::escalation {

struct Week {
  std::string first;  // Monday
  std::string last;   // Sunday
};

[[nodiscard]] Week week_of(std::string_view date);

// 本周谁欠我什么: by unit what it owes the office this week or owed before. What waits on the
// office itself is its to-do (todo.hpp and those below). Counts by kind: the occasions of urging,
// to_sign (reports that wait for the unit's head), notice_receipt, notice_answer, agreed (at an
// interview), urges (neither opened nor answered).
struct OfficeDay {
  Week week;
  Counts units;
};

// Forbidden "measure.hidden" unless the person sees all of it.
[[nodiscard]] Result<OfficeDay> office_day(store::Reader& reader, const Principal& who,
                                           std::string_view today);

// One thing a unit owes, and to whom.
struct Debt {
  std::string kind;  // receipt, report, duty, due, to_sign, to_support, comment, notice_receipt,
                     // notice_answer, interview, agreed, urge
  std::string to;    // the unit it is owed to; empty: the supervision office
  std::string item;
  std::string number;
  std::string headline;
  std::string period;
  std::string due_date;  // empty: no day was set
  std::string record;    // the notice, interview, urge or report
  std::string words;     // of an urge or a notice: why
  std::string state;     // of an urge: sent, opened
};

inline constexpr std::int64_t debts_max = 500;

// 我欠什么、欠谁: in the order of the days, those without a day last. What is not due until after
// `horizon_days` is left out, receipts and answers excepted. Errors as of require_own for another's
// unit, unless the scope sees everything.
[[nodiscard]] Result<std::vector<Debt>> unit_day(store::Reader& reader, const Principal& who,
                                                 const catalog::Rules& rules, std::string_view unit,
                                                 std::string_view today);

// 我分管的：红灯与卡住的: an item of a leader's own with the reasons it is shown for.
struct Stuck {
  std::string item;
  std::string number;
  std::string headline;
  std::string unit;
  std::string light;
  std::string light_since;
  std::string due_date;
  std::string reported_on;           // the last accepted report; empty: none
  std::vector<std::string> reasons;  // red, yellow, silent, disputed, objection, overdue
};

struct LeaderDay {
  std::int64_t items = 0;    // under way in all
  std::vector<Stuck> stuck;  // the most reasons and reds first
};

// `name` is the leader's, as it stands in items.
[[nodiscard]] Result<LeaderDay> leader_day(store::Reader& reader, const catalog::Rules& rules,
                                           Instant now, std::string_view name,
                                           std::string_view today);

}  // namespace luoshi::escalation

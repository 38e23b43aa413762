// What units owe the office on items under supervision: receipts, reports, turns of standing duties
// and the items themselves, as rows in the order of their days and as counts by unit. Notices and
// interviews stand in day.hpp.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/rules.hpp"
#include "escalation/measure_access.hpp"
#include "escalation/urge.hpp"
#include "store/database.hpp"

namespace luoshi::escalation {

struct Owed {
  Occasion occasion = Occasion::report;
  std::string item;
  std::string number;
  std::string headline;
  std::string unit;
  std::string period;  // of a report or a turn
  std::string due_date;
  std::string urged_on;  // the day it was last urged; empty: never
  std::string urged;     // the state of that urge
};

struct OwedFilter {
  std::string unit;
  std::vector<Occasion> occasions;  // empty: all four
  std::vector<std::string> items;   // empty: all
  std::string due_to;               // the last day, 2019-04-07; empty: no end
};

inline constexpr std::int64_t owed_max = 1000;

// By due date, then number; at most `limit`.
[[nodiscard]] Result<std::vector<Owed>> owed(store::Reader& reader, const Scope& scope,
                                             const catalog::Rules& rules, const OwedFilter& filter,
                                             std::string_view today, std::int64_t limit);

struct Count {
  std::int64_t all = 0;   // due by the last day asked for
  std::int64_t late = 0;  // of them, due before today
};

// By unit and name of the occasion.
using Counts = std::map<std::string, std::map<std::string, Count, std::less<>>, std::less<>>;

// Adds what each unit owes by `due_to`.
Result<> count_owed(store::Reader& reader, const Scope& scope, std::string_view today,
                    std::string_view due_to, Counts& counts);

}  // namespace luoshi::escalation

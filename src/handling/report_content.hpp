// What a unit writes into a report, and whether it may be said: values with their origin, the
// period, claims. Faults come all at once, each at the field's JSON pointer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handling/periods.hpp"
#include "handling/report.hpp"
#include "store/database.hpp"
#include "supervision/item.hpp"

namespace luoshi::handling {

// Empty optionals stay as they are; an empty text takes a value away.
struct ReportEdit {
  std::optional<std::string> period;
  std::optional<std::optional<std::int64_t>> percent;
  std::optional<std::string> value;
  std::optional<std::string> value_unit;
  std::optional<std::string> indicator;
  std::optional<Origin> origin;
  std::optional<std::string> cited_source;
  std::optional<std::string> words;
  std::optional<std::string> problems;
  std::optional<std::string> measures;
  std::optional<bool> claims_done;
  std::optional<std::vector<std::string>> reached;
};

void apply(const ReportEdit& edit, Report& report);

// What the name of a period may be: a turn of a standing duty, of all else a month or a quarter.
[[nodiscard]] std::optional<Period> period_named(const supervision::Item& item,
                                                 std::string_view name);

// The period whose report is due on `report_due`, a day of the month after its end, when it has
// begun by `today`; else the one `today` lies in. By the quarter where `reports_from`, the first
// period owed, is a quarter; else by the month. Either may be empty.
[[nodiscard]] Period period_owed(std::string_view reports_from, std::string_view report_due,
                                 std::string_view today);

// What the check must know of the item beyond its row.
struct Ground {
  std::string today;                    // the district's date
  std::string period;                   // the report owed next is on this
  std::vector<std::string> milestones;  // periods of those in force
  std::int64_t parts = 0;               // children in force
  std::int64_t parts_ended = 0;
};
[[nodiscard]] Result<Ground> ground_of(store::Reader& reader, const supervision::Item& item,
                                       std::string_view today);

// A computed value is made here and never typed: how many of the item's children are struck off or
// closed.
void compute(Report& report, const Ground& ground);

// Draft: what is written must be well-formed. Whole: as it must be to be submitted.
enum class Strictness { draft, whole };

// Invalid "report.faulty" with all findings: "report.period-malformed", "report.period-ahead",
// "report.value-malformed", "report.value-missing", "report.origin-missing",
// "report.source-missing", "report.must-be-cited", "report.nothing-to-compute",
// "report.no-percent-here", "report.milestone-unknown", "report.words-missing",
// "report.no-claim-here", "report.already-claimed".
[[nodiscard]] Result<> check(const Report& report, const supervision::Item& item,
                             const Ground& ground, Strictness strictness);

}  // namespace luoshi::handling

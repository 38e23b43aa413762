// Reports and verifications between rows and values; many of them in few statements. No scope is
// applied here: see reporting.hpp for what a person may see.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "handling/report.hpp"
#include "ledger/act.hpp"
#include "store/database.hpp"

namespace luoshi::handling {

// Complete reports by a condition on the table's columns, in the order of periods and of drafting.
[[nodiscard]] Result<std::vector<Report>> load_reports(store::Reader& reader,
                                                       std::string_view where,
                                                       const store::Params& params);

// Fails with not_found "report.not-found".
[[nodiscard]] Result<Report> load_report(store::Reader& reader, std::string_view id);

[[nodiscard]] Result<std::vector<Report>> reports_of_item(store::Reader& reader,
                                                          std::string_view item);

// All reports of one period, of every state; without evidence, support and seen.
[[nodiscard]] Result<std::vector<Report>> reports_of_period(store::Reader& reader,
                                                            std::string_view period);

// By item, the accepted report that was signed last; without evidence, support and seen.
using ReportByItem = std::map<std::string, Report, std::less<>>;
[[nodiscard]] Result<ReportByItem> last_accepted(store::Reader& reader);
[[nodiscard]] Result<std::optional<Report>> last_accepted(store::Reader& reader,
                                                          std::string_view item);

// Complete, in the order they were made.
[[nodiscard]] Result<std::vector<Verification>> verifications_of(store::Reader& reader,
                                                                 std::string_view item);
// Fails with not_found "verification.not-found".
[[nodiscard]] Result<Verification> load_verification(store::Reader& reader, std::string_view id);

// Fails with not_found "evidence.not-found", for what was taken away too.
[[nodiscard]] Result<Evidence> load_evidence(store::Reader& reader, std::string_view id);

// The columns a unit writes.
[[nodiscard]] std::vector<ledger::Change> content_columns(const Report& report);

}  // namespace luoshi::handling

// Who may see a report and who may move it, judged on the report and its item as they were loaded.
//
// What a unit has not signed is its own: nobody else sees a draft, nor what waits for the unit
// head. A report that a person may not see is not_found "report.not-found", so that its id cannot
// be told from others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handling/access.hpp"
#include "handling/report.hpp"
#include "store/database.hpp"

namespace luoshi::handling {

struct ReportOnItem {
  Report report;
  Item item;
};

// Own: a liaison or the head of the lead unit sees all of it. Who sees every item sees what was
// signed; so do supporting units.
[[nodiscard]] bool may_see(const Principal& who, const Item& item, const Report& report);

// The report and its item when this person may see both.
[[nodiscard]] Result<ReportOnItem> view_report(store::Reader& reader, const Principal& who,
                                               std::string_view id);

// Those of the item's reports that this person may see. REQUIRES: they may see the item.
[[nodiscard]] Result<std::vector<Report>> view_reports(store::Reader& reader, const Principal& who,
                                                       const Item& item);

// Whether the person holds the office that the move takes. Errors: those of access.hpp.
Result<> authorise(const Principal& who, const ReportOnItem& on, ReportMove move);

// The moves open to this person now, by name: "edit", "submit", …
[[nodiscard]] std::vector<std::string_view> open_moves(const Principal& who,
                                                       const ReportOnItem& on);

}  // namespace luoshi::handling

// A table of reports as an office keeps it, such as the night's list of a hotline: taken in whole
// or not at all.
//
// The header names the columns by the titles of the service's form, in Chinese or English, or by
// the names of its fields; besides: 联系人 name, 联系电话 phone, 电子邮箱 email, 单位名称
// organisation, 统一社会信用代码 credit_code, 地址 address, 经度 longitude, 纬度 latitude. A choice
// is written as it is listed or by its code, yes and no as 是 and 否. Who is reported for follows
// from the row: with an organisation or credit code an enterprise, else a resident, where the
// service takes either.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "casework/intake.hpp"
#include "format/columns.hpp"
#include "geo/systems.hpp"

namespace luoshi::casework {

inline constexpr std::size_t report_rows_max = 1000;

struct ReportRow {
  std::size_t row = 0;  // of the table, from 0
  Report report;
};

struct ReportTable {
  // The fields are places of findings: "/form/category", "/applicant/name", "/place/address".
  format::Columns columns;
  // What the form and the applicant are asked for in one column: "/applicant/organisation" and the
  // place of the form.
  std::map<std::string, std::string, std::less<>> asked_once;
  std::vector<ReportRow> rows;
  std::vector<Finding> findings;  // of cells that could not be read, at the cell
};

// Coordinates are in `system`. invalid "case.table-faulty" with "case.column-missing" (no column is
// of the form) or "case.table-empty"; limit "case.table-too-long".
[[nodiscard]] Result<ReportTable> read_report_table(const Open& open, geo::System system,
                                                    const format::Table& table);

// All rows, checked. invalid "case.table-faulty" with every finding at its cell ("B7"): those of
// check_report, "case.choice-unknown" for what a list does not have, "case.coordinate-faulty",
// "request.too-long", and "import.column-unknown" at the header.
[[nodiscard]] Result<std::vector<Checked>> check_reports(const World& world,
                                                         const ReportTable& table,
                                                         schema::Language language);

}  // namespace luoshi::casework

// A table of enterprises as an office keeps it, taken into the register whole or not at all.
//
// The header names the columns in Chinese or English, titles may stand above it: 企业名称 name,
// 统一社会信用代码 credit_code (both required), 联系人 contact, 联系电话 phone, 地址 address, 街道
// subdistrict (code or name), 行业 industry, 服务专员 official (log-in), 专员单位 unit (id or name;
// left blank it is the first the official is appointed to).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/columns.hpp"
#include "ledger/act.hpp"
#include "registers/access.hpp"
#include "registers/enterprise_check.hpp"

namespace luoshi::registers {

inline constexpr std::size_t table_rows_max = 10'000;

struct EnterpriseRow {
  std::size_t row = 0;  // of the table, from 0
  EnterpriseFacts facts;
  std::string official;  // log-in
  std::string unit;      // as it stands in the cell
};

struct EnterpriseTable {
  format::Columns columns;  // by the names of EnterpriseFacts, "official" and "unit"
  std::vector<EnterpriseRow> rows;
};

// invalid "enterprise.table-faulty" with
// "enterprise.column-missing" or "enterprise.table-empty"; limit "enterprise.too-many".
[[nodiscard]] Result<EnterpriseTable> read_enterprise_table(const format::Table& table);

// How many were registered, in one act. Forbidden "enterprise.not-keeper"; invalid
// "enterprise.table-faulty" with every finding of every row at its cell ("B7"): those of
// check_against and check_assignment, "enterprise.code-twice", and "import.column-unknown" at the
// header.
Result<std::int64_t> import_enterprises(ledger::Act& act, const Principal& who,
                                        const Keeping& keeping, const EnterpriseTable& table);

}  // namespace luoshi::registers

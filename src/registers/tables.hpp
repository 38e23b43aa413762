// The ledgered tables of the registers.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::registers {

extern const ledger::Table enterprise_table;
extern const ledger::Table enterprise_visit_table;
extern const ledger::Table visit_case_table;

[[nodiscard]] std::vector<const ledger::Table*> tables();

}  // namespace luoshi::registers

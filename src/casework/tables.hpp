// The ledgered tables of casework, and those beside them that are made again from them.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::casework {

extern const ledger::Table service_version_table;
extern const ledger::Table case_table;
extern const ledger::Table case_act_table;
extern const ledger::Table case_task_table;
extern const ledger::Table case_unit_table;
extern const ledger::Table case_attachment_table;
extern const ledger::Table case_link_table;
extern const ledger::Table case_request_table;
extern const ledger::Table deputy_table;

[[nodiscard]] std::vector<const ledger::Table*> tables();

// Creates what is no matter of the ledger: case_state (the process instance as it stands),
// case_timer (when which case wants to be woken), case_count (roll-ups of the assessment).
Result<> prepare(store::Writer& writer);

}  // namespace luoshi::casework

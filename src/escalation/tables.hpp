// The ledgered tables of escalation. All of them are internal: nothing of these rows has a public
// form. Ids, states, dates, rules and counts are open; words are closed.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::escalation {

extern const ledger::Table light_change_table;    // 亮灯记录: append-only, one row a change
extern const ledger::Table light_override_table;  // 调灯

// All of them, for ledger::prepare.
[[nodiscard]] std::vector<const ledger::Table*> tables();

}  // namespace luoshi::escalation

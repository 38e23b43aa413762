// The ledgered tables of what the office does where work does not come on: urging 催办, notices
// 督查单, interviews 约谈, points and appeals. Ids, states, dates and counts are open; words and
// personal names closed.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::escalation {

extern const ledger::Table urge_table;
extern const ledger::Table notice_table;
extern const ledger::Table notice_item_table;  // id is "<notice>/<item>"
extern const ledger::Table interview_table;
extern const ledger::Table interview_item_table;  // id is "<interview>/<item>"
extern const ledger::Table point_table;           // id is made from rule and record
extern const ledger::Table appeal_table;
extern const ledger::Table dismissal_table;  // of a proposal; id is "<rule>/<record>"

// All of them, for ledger::prepare.
[[nodiscard]] std::vector<const ledger::Table*> measure_tables();

}  // namespace luoshi::escalation

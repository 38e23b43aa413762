// The ledgered tables of handling. Ids, states, dates and counts are open; words and values closed.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::handling {

extern const ledger::Table milestone_table;        // 形象进度; id is "<item>/m<position>"
extern const ledger::Table comment_table;          // of circulation, and objections
extern const ledger::Table amendment_table;        // 目标调整
extern const ledger::Table report_table;           // 反馈
extern const ledger::Table report_evidence_table;  // files, photos, links
extern const ledger::Table report_support_table;   // a supporting unit's word on a report
extern const ledger::Table report_seen_table;      // a leader's
extern const ledger::Table verification_table;     // 核查
extern const ledger::Table reopening_table;        // why what had ended was taken up again
extern const ledger::Table duty_period_table;      // one turn of a standing duty

// All of them, for ledger::prepare.
[[nodiscard]] std::vector<const ledger::Table*> tables();

}  // namespace luoshi::handling

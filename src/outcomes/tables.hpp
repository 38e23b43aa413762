// The ledgered tables of outcomes. Ids, spans, verdicts, states and dates are open; words and
// values closed.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::outcomes {

extern const ledger::Table outcome_table;   // a promise and the passage of a later report
extern const ledger::Table cited_table;     // a figure taken from a named source
extern const ledger::Table question_table;  // of a resident on a public item, with its answer

// All of them, for ledger::prepare.
[[nodiscard]] std::vector<const ledger::Table*> tables();

}  // namespace luoshi::outcomes

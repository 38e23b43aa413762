// The ledgered tables of supervision. Ids, states, dates and counts are open; words, names and
// values are closed (see ledger/act.hpp).
//
// Lists stand in one text column: headings and objects one a line; `section` begins and ends with
// a line break, so that a heading can be found at any depth.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::supervision {

extern const ledger::Table source_table;
extern const ledger::Table item_table;
extern const ledger::Table item_unit_table;  // supporting units; id is "<item>/<unit>"
extern const ledger::Table quantity_table;   // id is "<item>/<position>"

// All of them, for ledger::prepare.
[[nodiscard]] std::vector<const ledger::Table*> tables();

}  // namespace luoshi::supervision

// The ledgered tables of bulletins. Ids, months, states, hashes and counts are open; words closed.
#pragma once

#include <vector>

#include "ledger/act.hpp"

namespace luoshi::bulletins {

extern const ledger::Table bulletin_table;          // 督查通报
extern const ledger::Table calendar_address_table;  // secret addresses of calendar feeds

// All of them, for ledger::prepare.
[[nodiscard]] std::vector<const ledger::Table*> tables();

}  // namespace luoshi::bulletins

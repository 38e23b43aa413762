// One move of one item along its chain, from the kernel's verdict to the changed row. Who may make
// it is judged before (access.hpp).
#pragma once

#include <string_view>
#include <vector>

#include "handling/chain.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

// Lets the kernel judge the move and writes the stage with the dates that go with it; `also` are
// further columns of the item. `today` is the district's date, 2019-12-31. On success `item` is
// the item as it now stands, except for what `also` changed. Errors: those of after().
Result<> make_move(ledger::Act& act, Item& item, Move move, std::string_view today,
                   const std::vector<ledger::Change>& also = {});

}  // namespace luoshi::handling

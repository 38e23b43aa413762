// One move of one item, from the kernel's verdict to the changed row.
#pragma once

#include <string_view>
#include <vector>

#include "ledger/act.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

// The columns that say where an item stands, with the time of the change.
[[nodiscard]] std::vector<ledger::Change> standing_columns(const Standing& standing, Instant now);

// Lets the kernel judge the move and writes its outcome; `also` are further columns. On success
// item.standing is the new standing.
Result<> make_move(ledger::Act& act, Item& item, Move move, std::string_view person,
                   std::vector<ledger::Change> also = {});

}  // namespace luoshi::supervision

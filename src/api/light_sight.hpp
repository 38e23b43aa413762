// Lights are for the office and for the unit that leads an item: whoever else may see the item, a
// supporting unit or a reader, sees it without its light.
#pragma once

#include <vector>

#include "identity/actor.hpp"
#include "ledger/entry.hpp"
#include "supervision/board.hpp"

namespace luoshi::api {

// Takes the light away where the person may not see it.
void veil_light(supervision::Item& item, const identity::Principal& who);

// Takes lights out of the history of an item, and entries that told of nothing else.
void veil_lights(std::vector<ledger::Entry>& entries, const supervision::Item& item,
                 const identity::Principal& who);

// The scope of a board: one that filters by light shows only items whose light the person may see.
// forbidden "measure.hidden" for whom there are none.
[[nodiscard]] Result<supervision::Scope> board_scope(const supervision::Filter& filter,
                                                     const identity::Principal& who);

}  // namespace luoshi::api

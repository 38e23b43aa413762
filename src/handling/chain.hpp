// The kernel of an item's stages: which act is lawful in which stage, and what follows from it.
//
//   none ─circulate→ circulated ─issue→ issued ─acknowledge→ acknowledged ─claim→ claimed
//     ─strike_off→ struck_off (problems, rectification)   ─close→ closed (all others)
//
// Who holds which office is not judged here (see access.hpp), nor whether a verification has
// passed.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "supervision/item.hpp"

namespace luoshi::handling {

using supervision::Item;
using supervision::Stage;

enum class Move {
  circulate,
  issue,
  acknowledge,
  recall,        // issued or acknowledged back to none
  claim,         // acknowledged to claimed
  return_claim,  // claimed back to acknowledged
  strike_off,
  close,
  cancel,
  reopen,     // an ended item back to acknowledged, a cancelled one to none
  hand_over,  // issued or acknowledged to issued: another unit leads it now, and signs for it anew
};

[[nodiscard]] std::string_view name_of(Move move);

// The stage after the move. Errors: conflict "item.wrong-stage" (detail: the stage it is in),
// "item.wrong-state" where the review has not got so far, "item.no-chain" for a result,
// "item.no-lead-unit", "item.no-due-date" (a standing duty wants a recurrence instead),
// "item.to-be-struck-off" and "item.to-be-closed" where the other word is due.
[[nodiscard]] Result<Stage> after(const Item& item, Move move);

// Problems and what an inspection lists are struck off 销号; all else is closed 办结.
[[nodiscard]] bool is_struck_off(const Item& item);

}  // namespace luoshi::handling

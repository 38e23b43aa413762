// Letting an outcome out: supervision proposes, the approver makes it public or sends it back,
// either may withdraw it with a reason. The same moves as an item's disclosure, judged by the same
// kernel (supervision/states.hpp); an outcome is shown only while its item is public itself.
#pragma once

#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "outcomes/outcome.hpp"

namespace luoshi::outcomes {

// The columns that change. Errors: forbidden "item.not-supervision", "item.not-approver"; conflict
// "outcome.item-not-public" unless the item is public (or proposed, for a proposal),
// "item.wrong-disclosure"; invalid "item.reason-missing" when a public one is taken back without.
[[nodiscard]] Result<std::vector<ledger::Change>> release_columns(
    ledger::Act& act, const identity::Principal& who, std::string_view item, const Release& now,
    Disclosure wanted, std::string_view reason);

}  // namespace luoshi::outcomes

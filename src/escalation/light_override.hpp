// The acts on an adjustment of a light 调灯: supervision proposes it with a reason and a last day,
// an approver signs or refuses it; it is shown with both names and ends by itself.
//
// An override changes nothing of what the rules say: their verdict is judged every day and shown
// beside it. The light itself follows by settle_light, in the same transaction.
#pragma once

#include <string>
#include <string_view>

#include "catalog/rules.hpp"
#include "escalation/light_rows.hpp"
#include "identity/actor.hpp"

namespace luoshi::escalation {

struct OverrideProposal {
  Light light = Light::none;  // green, yellow or red
  std::string until;          // the last day
  std::string reason;
};

// Who proposes: supervision. Errors: forbidden "item.not-supervision"; conflict "item.wrong-stage"
// where nothing is owed, "override.open" where one is proposed or in force; invalid
// "override.until-wrong" where the day is past or later than the rules of today allow.
Result<std::string> propose_override(ledger::Act& act, const identity::Principal& who,
                                     const catalog::Rules& rules, std::string_view item,
                                     const OverrideProposal& proposal, std::string_view today);

// Who signs or refuses: an approver who has not proposed it. Errors: forbidden "item.not-approver",
// "override.own-proposal"; conflict "override.wrong-state"; for signing conflict "override.past".
Result<> sign_override(ledger::Act& act, const identity::Principal& who,
                       const LightOverride& proposed, std::string_view today);
Result<> refuse_override(ledger::Act& act, const identity::Principal& who,
                         const LightOverride& proposed, std::string_view reason);

// Supervision takes back what it proposed, or ends what is in force. Errors: forbidden
// "item.not-supervision"; conflict "override.wrong-state".
Result<> withdraw_override(ledger::Act& act, const identity::Principal& who,
                           const LightOverride& open, std::string_view today);

}  // namespace luoshi::escalation

#include "escalation/light_override.hpp"

#include "escalation/tables.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"

namespace luoshi::escalation {
namespace {

using supervision::text_or_null;

Failure wrong_state(const LightOverride& one) {
  return fail(ErrorKind::conflict, "override.wrong-state", one.state);
}

Result<> check_until(const catalog::Rules& rules, const std::string& until,
                     std::string_view today) {
  const auto* table = rules.lights.on(today);
  const auto last = day_of(until);
  const auto now = day_of(today);
  const auto most_days = table == nullptr ? 0 : table->override_days;
  if (last && now && *last >= *now && days_between(*now, *last) <= most_days) return {};
  return Failure(Error{ErrorKind::invalid,
                       "override.until-wrong",
                       {},
                       {},
                       {{"/until", "override.until-wrong", std::to_string(most_days)}}});
}

// An approver, and another person than the one who proposed it.
Result<> require_second_person(const identity::Principal& who, const LightOverride& proposed) {
  TRY(supervision::require_approver(who));
  if (proposed.proposed_by == who.person) {
    return fail(ErrorKind::forbidden, "override.own-proposal");
  }
  if (proposed.state != "proposed") return wrong_state(proposed);
  return {};
}

}  // namespace

Result<std::string> propose_override(ledger::Act& act, const identity::Principal& who,
                                     const catalog::Rules& rules, std::string_view item,
                                     const OverrideProposal& proposal, std::string_view today) {
  TRY(supervision::require_supervision(who));
  const auto found = TRY(supervision::load_item(act.writer(), item));
  if (!supervision::is_owed(found.carriage.stage)) {
    return fail(ErrorKind::conflict, "item.wrong-stage",
                std::string(supervision::name_of(found.carriage.stage)));
  }
  TRY(check_until(rules, proposal.until, today));
  const auto open = TRY(load_overrides(
      act.writer(), "light_override.item = ? AND light_override.state IN ('proposed', 'in_force')",
      {std::string(item)}));
  if (!open.empty()) return fail(ErrorKind::conflict, "override.open", open.front().state);
  auto id = act.new_id("ovr");
  TRY(act.insert(light_override_table, id,
                 {{"item", std::string(item)},
                  {"state", std::string("proposed")},
                  {"light", std::string(supervision::name_of(proposal.light))},
                  {"until", proposal.until},
                  {"reason", proposal.reason},
                  {"proposed_by", who.person},
                  {"proposed_ms", act.now().ms}}));
  return id;
}

Result<> sign_override(ledger::Act& act, const identity::Principal& who,
                       const LightOverride& proposed, std::string_view today) {
  TRY(require_second_person(who, proposed));
  if (proposed.until < today) return fail(ErrorKind::conflict, "override.past", proposed.until);
  return act.update(
      light_override_table, proposed.id,
      {{"state", std::string("in_force")}, {"signed_by", who.person}, {"signed_ms", act.now().ms}});
}

Result<> refuse_override(ledger::Act& act, const identity::Principal& who,
                         const LightOverride& proposed, std::string_view reason) {
  TRY(require_second_person(who, proposed));
  return act.update(light_override_table, proposed.id,
                    {{"state", std::string("refused")},
                     {"refusal", text_or_null(reason)},
                     {"signed_by", who.person},
                     {"signed_ms", act.now().ms}});
}

Result<> withdraw_override(ledger::Act& act, const identity::Principal& who,
                           const LightOverride& open, std::string_view today) {
  TRY(supervision::require_supervision(who));
  const bool in_force = open.state == "in_force";
  if (!in_force && open.state != "proposed") return wrong_state(open);
  return act.update(
      light_override_table, open.id,
      {{"state", std::string(in_force ? "ended" : "withdrawn")}, {"ended_on", std::string(today)}});
}

}  // namespace luoshi::escalation

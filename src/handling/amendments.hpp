// Amendments 目标调整 of issued items: the supervision office proposes with what was decided, an
// approver signs or refuses. Both versions stay. To cancel an item is one, made by the approver.
//
// `today` is the district's date, 2019-12-31.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handling/access.hpp"
#include "handling/terms.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

inline constexpr auto kind_propose_amendment = "amendment.propose";
inline constexpr auto kind_sign_amendment = "amendment.sign";
inline constexpr auto kind_refuse_amendment = "amendment.refuse";
inline constexpr auto kind_cancel = "item.cancel";

enum class AmendmentState { proposed, decided, refused };
[[nodiscard]] std::string_view name_of(AmendmentState state);
[[nodiscard]] std::optional<AmendmentState> parse_amendment_state(std::string_view name);

// Who decided the change, when, and why: 区政府第 12 次常务会议, 2019-07-03.
struct Decision {
  std::string decided_by;
  std::string decided_on;
  std::string reason;
};

struct Amendment {
  std::string id;
  std::string item;
  std::int64_t position = 0;  // 1, 2, … within the item
  AmendmentState state = AmendmentState::proposed;
  Terms before;
  Terms after;
  Decision decision;
  std::string refusal;
  std::string proposed_by;
  std::int64_t proposed_ms = 0;
  std::string signed_by;  // who signed or refused it
  std::optional<std::int64_t> signed_ms;
  std::string item_number;    // read along, not of the row
  std::string item_headline;  // read along, not of the row
};

// Only the terms of `change` count (terms.hpp), and of them what is new. Errors: conflict
// "amendment.not-issued" for an item that may still be edited, "item.wrong-stage" for one that has
// ended, "amendment.waiting" while another waits; invalid "item.invalid" with all findings, among
// them "amendment.nothing-changes", "amendment.decided-later", "item.no-due-date",
// "item.no-lead-unit", "request.field-empty".
[[nodiscard]] Result<std::string> propose_amendment(ledger::Act& act, const Principal& who,
                                                    std::string_view item,
                                                    const supervision::ItemEdit& change,
                                                    const Decision& decision,
                                                    const supervision::Units& units,
                                                    std::string_view today);

// The item takes the new terms. Another lead unit signs for it anew. Errors: not_found
// "amendment.not-found"; conflict "amendment.decided", "amendment.overtaken" where the item no
// longer says what the proposal was made against; forbidden "item.second-person".
Result<Amendment> sign_amendment(ledger::Act& act, const Principal& who, std::string_view id,
                                 const supervision::Units& units, std::string_view today);

// Invalid "item.reason-missing".
Result<Amendment> refuse_amendment(ledger::Act& act, const Principal& who, std::string_view id,
                                   std::string_view refusal);

// By the approver, with the decision; kept as an amendment that ends the item. Errors as above.
Result<> cancel(ledger::Act& act, const Principal& who, std::string_view item,
                const Decision& decision, std::string_view today);

// Refuses what waits on an item that is taken back or cancelled.
Result<> refuse_waiting(ledger::Act& act, std::string_view item, std::string_view person,
                        std::string_view refusal);

// By a condition on the columns of amendment and its item. No scope is applied here.
[[nodiscard]] Result<std::vector<Amendment>> load_amendments(store::Reader& reader,
                                                             std::string_view where,
                                                             const store::Params& params);

[[nodiscard]] Result<Amendment> load_amendment(store::Reader& reader, std::string_view id);

// Of one item, oldest first. The caller has judged that the item may be seen.
[[nodiscard]] Result<std::vector<Amendment>> amendments_of(store::Reader& reader,
                                                           std::string_view item);

// The words the item had before any amendment, so that a quotation of its source stays one: of the
// item's decided amendments, oldest first, the first that changed the words; else the item's own.
[[nodiscard]] std::string words_before(const std::vector<Amendment>& amendments,
                                       const supervision::Item& item);

// Of items the scope shows, in one state or in all, newest first; at most `limit`, after the
// amendment `cursor` when it is given.
[[nodiscard]] Result<std::vector<Amendment>> list_amendments(store::Reader& reader,
                                                             const supervision::Scope& scope,
                                                             std::optional<AmendmentState> state,
                                                             std::string_view cursor,
                                                             std::int64_t limit);

}  // namespace luoshi::handling

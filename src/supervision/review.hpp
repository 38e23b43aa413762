// The acts of a review: accept, confirm, reject, restore, sign, disclose; one item or many at once.
//
// Every function loads what it judges, authorises on it, lets the kernel (states.hpp) decide and
// writes through the act. The caller commits. Errors besides those of the kernel: not_found
// "item.not-found" and "source.not-found"; forbidden "item.not-supervision", "item.not-approver".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

inline constexpr auto kind_accept = "item.accept";
inline constexpr auto kind_confirm = "item.confirm";
inline constexpr auto kind_reject = "item.reject";
inline constexpr auto kind_restore = "item.restore";
inline constexpr auto kind_approve = "source.approve";
inline constexpr auto kind_disclosure = "item.disclosure";

using identity::Principal;

[[nodiscard]] Result<Item> accept_item(ledger::Act& act, const Principal& who, std::string_view id);
[[nodiscard]] Result<Item> confirm_item(ledger::Act& act, const Principal& who,
                                        std::string_view id);
// `reason` is words for the office; invalid "item.reason-missing" when it is blank.
[[nodiscard]] Result<Item> reject_item(ledger::Act& act, const Principal& who, std::string_view id,
                                       std::string_view reason);
[[nodiscard]] Result<Item> restore_item(ledger::Act& act, const Principal& who,
                                        std::string_view id);

// Which items of a source: a list, a section with all below it, or all.
struct Choice {
  std::vector<std::string> items;
  std::vector<std::string> section;
  bool all = false;
};

struct Changed {
  std::int64_t changed = 0;
  std::int64_t own = 0;       // left out: the same person may not do both
  std::int64_t left_out = 0;  // left out: their state does not allow it
};

// Drafts (accept) or accepted items (confirm) of the source; others are counted, not changed. A
// named item of another source fails with invalid "item.other-source".
[[nodiscard]] Result<Changed> accept_items(ledger::Act& act, const Principal& who,
                                           std::string_view source, const Choice& choice);
[[nodiscard]] Result<Changed> confirm_items(ledger::Act& act, const Principal& who,
                                            std::string_view source, const Choice& choice);

// Signs every confirmed item of the source; `expected` is how many the approver was shown:
// conflict "source.list-changed" when it is another number.
[[nodiscard]] Result<Changed> approve_source(ledger::Act& act, const Principal& who,
                                             std::string_view source, std::int64_t expected);

// Supervision proposes; the approver makes public or sends back; either may withdraw. Taking a
// public item back needs a reason ("item.reason-missing").
[[nodiscard]] Result<Item> set_disclosure(ledger::Act& act, const Principal& who,
                                          std::string_view id, Disclosure disclosure,
                                          std::string_view reason);
[[nodiscard]] Result<Changed> set_disclosures(ledger::Act& act, const Principal& who,
                                              const std::vector<std::string>& ids,
                                              Disclosure disclosure, std::string_view reason);

}  // namespace luoshi::supervision

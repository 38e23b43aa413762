// The acts on reports 反馈, from the liaison's draft to the office's acceptance and the approver's
// consent to a release.
//
// Every function loads what it judges, authorises on it, lets the kernel (report_states.hpp) decide
// and writes through the act; the caller settles the item and commits. The value is the report as
// it is now. Errors besides those of the kernels: not_found "report.not-found" and
// "item.not-found"; forbidden as in access.hpp; conflict "item.wrong-stage" where the item is not
// owed; invalid "item.reason-missing" where words are needed. `today` is the district's date.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handling/report_access.hpp"
#include "handling/report_content.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

inline constexpr auto kind_report_draft = "report.draft";
inline constexpr auto kind_report_edit = "report.edit";
inline constexpr auto kind_report_submit = "report.submit";
inline constexpr auto kind_report_hand_back = "report.hand-back";
inline constexpr auto kind_report_sign = "report.sign";
inline constexpr auto kind_report_withdraw = "report.withdraw";
inline constexpr auto kind_report_spot_check = "report.spot-check";
inline constexpr auto kind_report_accept = "report.accept";
inline constexpr auto kind_report_return = "report.return";
inline constexpr auto kind_report_support = "report.support";
inline constexpr auto kind_report_seen = "report.seen";
inline constexpr auto kind_report_disclosure = "report.disclosure";

// A draft for an item that is being handled. `from` names a returned report of the same item whose
// content and evidence it begins with; empty: none. Conflict "report.already-open" while another
// report of the same period is under way (detail: its id).
[[nodiscard]] Result<Report> draft_report(ledger::Act& act, const Principal& who,
                                          std::string_view item, const ReportEdit& edit,
                                          std::string_view from, std::string_view today);

// Conflict "row.changed-meanwhile" when the version is another.
[[nodiscard]] Result<Report> edit_report(ledger::Act& act, const Principal& who,
                                         std::string_view id,
                                         std::optional<std::int64_t> expected_version,
                                         const ReportEdit& edit, std::string_view today);

[[nodiscard]] Result<Report> submit_report(ledger::Act& act, const Principal& who,
                                           std::string_view id, std::string_view today);
[[nodiscard]] Result<Report> hand_back_report(ledger::Act& act, const Principal& who,
                                              std::string_view id, std::string_view reason);

// The unit answers for it. A claim that it is done makes the item claimed; the turn of a standing
// duty is kept.
[[nodiscard]] Result<Report> sign_report(ledger::Act& act, const Principal& who,
                                         std::string_view id, std::string_view today);
[[nodiscard]] Result<Report> withdraw_report(ledger::Act& act, const Principal& who,
                                             std::string_view id);

[[nodiscard]] Result<Report> order_spot_check(ledger::Act& act, const Principal& who,
                                              std::string_view id, std::string_view words);

// Writes the item's progress, unless a report signed later was accepted before, and the day a
// milestone was reached: the day the report was signed.
[[nodiscard]] Result<Report> accept_report(ledger::Act& act, const Principal& who,
                                           std::string_view id, std::string_view today);

// A claim falls with the report, and so does the turn of a duty that it kept.
[[nodiscard]] Result<Report> return_report(ledger::Act& act, const Principal& who,
                                           std::string_view id, std::string_view reason,
                                           std::string_view today);
// The same of a report and item that are loaded and judged.
Result<> give_back(ledger::Act& act, const Principal& who, ReportOnItem& on,
                   std::string_view reason, std::string_view today);

// A supporting unit's word; a later one takes the place of an earlier. A dispute needs words.
[[nodiscard]] Result<Report> confirm_report(ledger::Act& act, const Principal& who,
                                            std::string_view id, bool confirmed,
                                            std::string_view words);
[[nodiscard]] Result<Report> see_report(ledger::Act& act, const Principal& who, std::string_view id,
                                        std::string_view words);

// Proposed by supervision, made public by the approver, taken back by either; taking a public
// report back needs a reason. Conflict "report.item-not-public" unless the item is public.
[[nodiscard]] Result<Report> disclose_report(ledger::Act& act, const Principal& who,
                                             std::string_view id, Disclosure disclosure,
                                             std::string_view reason);

}  // namespace luoshi::handling

// The acts on a bulletin: made and worded by the supervision office, handed to the approver, issued
// or handed back. Every function loads what it judges, authorises, and writes through the act; the
// caller commits. The value is the bulletin as it is now.
//
// Errors besides those of the kernel (bulletin.hpp): not_found "bulletin.not-found"; forbidden
// "item.not-supervision", "item.not-approver"; conflict "row.changed-meanwhile" when the version is
// another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bulletins/facts.hpp"
#include "identity/actor.hpp"
#include "ledger/act.hpp"

namespace luoshi::bulletins {

using identity::Principal;

inline constexpr auto kind_make = "bulletin.make";
inline constexpr auto kind_edit = "bulletin.edit";
inline constexpr auto kind_retake = "bulletin.retake";
inline constexpr auto kind_submit = "bulletin.submit";
inline constexpr auto kind_hand_back = "bulletin.hand-back";
inline constexpr auto kind_issue = "bulletin.issue";
inline constexpr auto kind_withdraw = "bulletin.withdraw";

// The supervision office and approvers see all of them; leaders, liaisons and unit heads those that
// were issued, which are addressed to them. Forbidden "bulletin.hidden" for others.
Result<> require_reader(const Principal& who);
// not_found "bulletin.not-found" for one this person may not see.
[[nodiscard]] Result<Bulletin> view_bulletin(store::Reader& reader, const Principal& who,
                                             std::string_view id);
// Newest first, after the bulletin `cursor` when it is given.
[[nodiscard]] Result<std::vector<Bulletin>> list_bulletins(store::Reader& reader,
                                                           const Principal& who,
                                                           std::string_view cursor,
                                                           std::int64_t limit);

struct BulletinEdit {
  std::optional<Wording> wording;
  std::optional<bool> full_table;
  std::optional<bool> with_scores;
};

// A draft with the figures; `file` is the hash they are kept under. Letterhead, addressee,
// signature and copies are those of the bulletin before, the number follows on its. Conflict
// "bulletin.month-taken" while there is one of the month that was not withdrawn (detail: its id).
[[nodiscard]] Result<Bulletin> make_bulletin(ledger::Act& act, const Principal& who,
                                             const Facts& facts, std::string_view file,
                                             const BulletinEdit& edit);
[[nodiscard]] Result<Bulletin> edit_bulletin(ledger::Act& act, const Principal& who,
                                             std::string_view id,
                                             std::optional<std::int64_t> version,
                                             const BulletinEdit& edit);
// New figures for a draft.
[[nodiscard]] Result<Bulletin> retake_bulletin(ledger::Act& act, const Principal& who,
                                               std::string_view id,
                                               std::optional<std::int64_t> version,
                                               const Facts& facts, std::string_view file);
// Invalid "request.faulty" with "bulletin.number-missing" at "/number".
[[nodiscard]] Result<Bulletin> submit_bulletin(ledger::Act& act, const Principal& who,
                                               std::string_view id,
                                               std::optional<std::int64_t> version);
// Invalid "item.reason-missing".
[[nodiscard]] Result<Bulletin> hand_back_bulletin(ledger::Act& act, const Principal& who,
                                                  std::string_view id, std::string_view words);

// The files as they leave the office, by their hashes.
struct IssuedFiles {
  std::string docx;
  std::string pdf;
  std::string xlsx;
};
// What `bulletin` becomes when it is issued at that moment, to print it from: number, day and hand.
// Errors as issue_bulletin.
[[nodiscard]] Result<Bulletin> as_issued(const Principal& who, Bulletin bulletin, Instant now,
                                         std::string_view today);
// `printed` is the value of as_issued the files were made from. Forbidden "bulletin.second-person"
// for who submitted it; conflict "row.changed-meanwhile" where it is another by now.
[[nodiscard]] Result<Bulletin> issue_bulletin(ledger::Act& act, const Principal& who,
                                              const Bulletin& printed, const IssuedFiles& files);
// A draft by the office, anything else by the approver. Invalid "item.reason-missing".
[[nodiscard]] Result<Bulletin> withdraw_bulletin(ledger::Act& act, const Principal& who,
                                                 std::string_view id, std::string_view reason);

}  // namespace luoshi::bulletins

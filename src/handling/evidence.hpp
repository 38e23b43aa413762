// Evidence for a report or a verification: files, photos and links.
//
// What a file is and whether it is taken is for files/media.hpp to say. The bytes lie in
// files::Archive; they are put there before the transaction and after `may_add` and `check_file`
// agreed.
#pragma once

#include <string>
#include <string_view>

#include "handling/report_access.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

inline constexpr auto kind_evidence_add = "evidence.add";
inline constexpr auto kind_evidence_remove = "evidence.remove";

inline constexpr std::size_t evidence_count_max = 20;  // of one report or verification

// Media type and size of the bytes, and their kind: "photo" where every browser shows it, "file"
// for all else. Errors: those of files::check_media.
[[nodiscard]] Result<Evidence> check_file(std::string_view name, std::string_view bytes);

// An address of http or https with a host. Invalid "evidence.link-refused".
[[nodiscard]] Result<Evidence> check_link(std::string_view name, std::string_view link);

// The report is a draft of this person's unit, or the verification is their own and its item is
// still owed. Limit "evidence.too-many".
Result<> may_add_to_report(store::Reader& reader, const Principal& who, std::string_view report);
Result<> may_add_to_verification(store::Reader& reader, const Principal& who,
                                 std::string_view verification);

// Adds to the report or verification that `evidence` names, with the checks above.
[[nodiscard]] Result<Evidence> add_evidence(ledger::Act& act, const Principal& who,
                                            Evidence evidence);
// The row alone, without any check. REQUIRES: the id is new.
Result<> insert_evidence(ledger::Act& act, const Evidence& evidence);

// Takes it away again: whoever may add may. The bytes stay in the archive.
Result<> remove_evidence(ledger::Act& act, const Principal& who, std::string_view id);

// What this person may download; not_found "evidence.not-found" otherwise.
[[nodiscard]] Result<Evidence> view_evidence(store::Reader& reader, const Principal& who,
                                             std::string_view id);

}  // namespace luoshi::handling

// Verification 核查 and what it opens the way to: striking off 销号, closing 办结, and reopening.
//
// Two people see to the end of an item: whoever verified the claim does not strike it off, as
// nobody confirms their own review. Errors besides those of the kernels: not_found
// "report.not-found", "item.not-found"; forbidden "item.not-supervision".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handling/report_access.hpp"
#include "ledger/act.hpp"

namespace luoshi::handling {

inline constexpr auto kind_verify = "item.verify";
inline constexpr auto kind_strike_off = "item.strike-off";
inline constexpr auto kind_close = "item.close";
inline constexpr auto kind_reopen = "item.reopen";

struct Verdict {
  bool on_spot = false;  // else at the desk
  bool passed = false;
  std::string words;
};

// What was found about a report that is signed or accepted. A claim that does not pass falls: the
// item is being handled again, and a report not yet accepted is returned with these words. Conflict
// "report.wrong-state"; invalid "item.reason-missing" without words.
[[nodiscard]] Result<Verification> verify_report(ledger::Act& act, const Principal& who,
                                                 std::string_view report, const Verdict& verdict,
                                                 std::string_view today);

// Ends an item whose claim was accepted and verified. Conflict "item.claim-not-accepted",
// "item.not-verified" (the last verification of the claim must have passed), "item.parts-open"
// while children are owed; of what is struck off also "item.nodes-open" while milestones are not
// reached and "item.no-evidence". Forbidden "verification.second-person".
Result<> strike_off(ledger::Act& act, const Principal& who, std::string_view item,
                    std::string_view today);
Result<> close(ledger::Act& act, const Principal& who, std::string_view item,
               std::string_view today);

// Takes an ended item up again, because the problem has returned or was not solved. Its progress is
// no longer true and is taken back; what was reported stays.
Result<> reopen(ledger::Act& act, const Principal& who, std::string_view item,
                std::string_view reason, std::string_view today);

struct Reopening {
  std::string stage;  // it was in
  std::string reason;
  std::string reopened_by;
  std::int64_t reopened_ms = 0;
};
[[nodiscard]] Result<std::vector<Reopening>> reopenings_of(store::Reader& reader,
                                                           std::string_view item);

}  // namespace luoshi::handling

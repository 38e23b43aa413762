// What the published rules of escalation propose today: a notice of a level, or an interview.
// Nothing here changes anything: a person makes a proposal real by drafting what it proposes, or
// dismisses it with a reason. A proposal goes away once a notice or an interview has answered what
// fired it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/rules.hpp"
#include "escalation/measure_access.hpp"
#include "escalation/notice.hpp"
#include "ledger/act.hpp"

namespace luoshi::escalation {

inline constexpr auto kind_dismiss = "proposal.dismiss";

struct Proposal {
  const catalog::EscalationRule* rule = nullptr;
  std::string record;  // what fired it: "light_change/…", "notice/…", "score/<unit>/2019"
  std::string unit;
  NoticeItem item;         // empty: not about one item
  std::string notice;      // that was not answered, or was issued
  std::string on;          // since when
  std::int64_t count = 0;  // how often, or the score in tenths
};

// In the order of the rules, newest first within one. The office's and the approver's.
[[nodiscard]] Result<std::vector<Proposal>> proposals(store::Reader& reader,
                                                      const catalog::Rules& rules,
                                                      std::string_view today);

// Supervision only. Not_found "proposal.not-found" for what the rules do not propose today; invalid
// "measure.words-missing".
Result<> dismiss_proposal(ledger::Act& act, const Principal& who, const catalog::Rules& rules,
                          std::string_view rule, std::string_view record, std::string_view reason,
                          std::string_view today);

}  // namespace luoshi::escalation

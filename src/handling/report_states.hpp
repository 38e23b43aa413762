// The kernel of a report's states 反馈: which act is lawful in which state, and what follows.
//
//   draft ─submit→ submitted ─sign→ signed ─accept→ accepted ─propose, publish→ public
//     ←─hand_back─┘                   ├─order_spot_check→ spot_check ─accept→ accepted
//                                     └─give_back→ returned   (from spot_check too)
//
// What was handed back is the same report, to be bettered; what the office returned stays as it was
// said, and the unit writes another. Withdrawn is final. Who holds which office is not judged here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "supervision/states.hpp"

namespace luoshi::handling {

using supervision::Disclosure;

enum class ReportState { draft, submitted, signed_, spot_check, accepted, returned, withdrawn };

enum class ReportMove {
  edit,              // values, words, evidence
  submit,            // for the unit head to sign
  hand_back,         // by the unit head, with words
  sign,              // the unit answers for it
  order_spot_check,  // 现场核查
  accept,
  give_back,  // by the office, with a reason
  withdraw,   // by the unit, before it is signed
  confirm,    // a supporting unit's word
  see,        // a leader's
  propose,    // disclosure internal to proposed
  publish,    // disclosure proposed to public
  conceal,    // disclosure back to internal
};

struct ReportStanding {
  ReportState state = ReportState::draft;
  Disclosure disclosure = Disclosure::internal;

  bool operator==(const ReportStanding&) const = default;
};

// Errors: conflict "report.wrong-state" (detail: the state it is in), "report.wrong-disclosure",
// "report.not-accepted" for the disclosure of a report that is not.
[[nodiscard]] Result<ReportStanding> after(const ReportStanding& now, ReportMove move);

// Under way: not yet accepted, returned or withdrawn.
[[nodiscard]] bool is_open(ReportState state);
// Signed by the unit and before the office, or accepted by it.
[[nodiscard]] bool stands(ReportState state);

[[nodiscard]] std::string_view name_of(ReportState state);
[[nodiscard]] std::optional<ReportState> parse_report_state(std::string_view name);

}  // namespace luoshi::handling

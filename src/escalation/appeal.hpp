// Appeals 申诉 against points: made by the unit's head with words within the rules' days, decided
// by the approver. An appeal that is upheld withdraws the point with the decision's words; the row
// stays to be seen.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "escalation/points.hpp"

namespace luoshi::escalation {

inline constexpr auto kind_appeal = "appeal.make";
inline constexpr auto kind_appeal_decide = "appeal.decide";

enum class AppealState { open, upheld, dismissed };

[[nodiscard]] std::string_view name_of(AppealState state);
[[nodiscard]] std::optional<AppealState> parse_appeal_state(std::string_view name);

struct Appeal {
  std::string id;
  std::string unit;
  AppealState state = AppealState::open;
  std::string words;
  std::string made_by;
  std::int64_t made_ms = 0;
  std::string answer;
  std::string decided_by;
  std::optional<std::int64_t> decided_ms;
  Point point;  // read along
};

// Errors: not_found "point.not-found"; forbidden as require_own; conflict "appeal.made" when the
// point was appealed before, "appeal.point-withdrawn", "appeal.nothing-off" for a point that took
// nothing off, "appeal.too-late" (detail: the last day); invalid "measure.words-missing".
[[nodiscard]] Result<Appeal> make_appeal(ledger::Act& act, const Principal& who,
                                         const catalog::ScoreRules& rules, std::string_view point,
                                         std::string_view words, std::string_view today);

// The approver's. Errors: not_found "appeal.not-found"; conflict "appeal.decided"; invalid
// "measure.words-missing".
[[nodiscard]] Result<Appeal> decide_appeal(ledger::Act& act, const Principal& who,
                                           std::string_view id, bool upheld,
                                           std::string_view words);

struct AppealFilter {
  std::string unit;
  std::string point;
  std::optional<AppealState> state;
};

// Newest first.
[[nodiscard]] Result<std::vector<Appeal>> list_appeals(store::Reader& reader, const Scope& scope,
                                                       const AppealFilter& filter,
                                                       std::int64_t limit);

}  // namespace luoshi::escalation

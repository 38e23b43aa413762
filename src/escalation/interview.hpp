// Interviews 约谈: the office drafts, the approver orders, the office records who came, what was
// said and what was agreed by when, and closes it once that is done. Names of those who came are
// closed values; a unit sees what was ordered about it. Internal: no public form.
//
//   draft ─order→ ordered ─record→ held ─close→ closed      draft ─withdraw→ withdrawn
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/rules.hpp"
#include "escalation/measure_access.hpp"
#include "escalation/notice.hpp"
#include "ledger/act.hpp"

namespace luoshi::escalation {

enum class InterviewState { draft, ordered, held, closed, withdrawn };

struct Interview {
  std::string id;
  std::int64_t version = 0;
  std::string unit;
  InterviewState state = InterviewState::draft;
  std::string reason;
  std::string notice;  // that led to it
  std::string rule;
  std::string rule_version;
  std::string planned_on;
  std::string place;
  std::string drafted_by;
  std::int64_t drafted_ms = 0;
  std::string refusal;
  std::string ordered_by;
  std::optional<std::int64_t> ordered_ms;
  std::string held_on;
  std::vector<std::string> attendees;
  std::string words;
  std::string agreed;
  std::string agreed_by;  // the day by which
  std::string recorded_by;
  std::optional<std::int64_t> recorded_ms;
  std::string ending;
  std::string ended_by;
  std::optional<std::int64_t> ended_ms;

  std::vector<NoticeItem> items;  // read along
};

inline constexpr auto kind_interview_draft = "interview.draft";
inline constexpr auto kind_interview_order = "interview.order";
inline constexpr auto kind_interview_refuse = "interview.refuse";
inline constexpr auto kind_interview_record = "interview.record";
inline constexpr auto kind_interview_close = "interview.close";
inline constexpr auto kind_interview_withdraw = "interview.withdraw";

[[nodiscard]] std::string_view name_of(InterviewState state);
[[nodiscard]] std::optional<InterviewState> parse_interview_state(std::string_view name);

struct InterviewContent {
  std::string unit;
  std::vector<std::string> items;  // may be empty: about the unit's work as a whole
  std::string reason;
  std::string planned_on;
  std::string place;
  std::string notice;
  std::string rule;
};

struct InterviewRecord {
  std::string held_on;
  std::vector<std::string> attendees;
  std::string words;
  std::string agreed;
  std::string agreed_by;
};

// Each returns the interview as it now stands. Errors: not_found "interview.not-found"; conflict
// "interview.wrong-state" (detail: the state it is in); forbidden "item.not-supervision",
// "item.not-approver"; invalid "interview.faulty" with findings as of a notice, and
// "interview.attendees-missing", "interview.not-held-yet".
[[nodiscard]] Result<Interview> draft_interview(ledger::Act& act, const Principal& who,
                                                const catalog::Rules& rules,
                                                const InterviewContent& content,
                                                std::string_view today);
[[nodiscard]] Result<Interview> order_interview(ledger::Act& act, const Principal& who,
                                                std::string_view id);
// Stays a draft, with the approver's words on it.
[[nodiscard]] Result<Interview> refuse_interview(ledger::Act& act, const Principal& who,
                                                 std::string_view id, std::string_view words);
// Takes its points off.
[[nodiscard]] Result<Interview> record_interview(ledger::Act& act, const Principal& who,
                                                 const catalog::Rules& rules, std::string_view id,
                                                 const InterviewRecord& record,
                                                 std::string_view today);
[[nodiscard]] Result<Interview> close_interview(ledger::Act& act, const Principal& who,
                                                std::string_view id, std::string_view words);
[[nodiscard]] Result<Interview> withdraw_interview(ledger::Act& act, const Principal& who,
                                                   std::string_view id, std::string_view words);

struct InterviewFilter {
  std::string unit;
  std::string item;
  std::optional<InterviewState> state;
};

struct InterviewPage {
  std::vector<Interview> interviews;
  std::optional<std::string> next;
};

// Newest first. A unit sees what was ordered.
[[nodiscard]] Result<InterviewPage> list_interviews(store::Reader& reader, const Scope& scope,
                                                    const InterviewFilter& filter,
                                                    std::string_view after, std::int64_t limit);
[[nodiscard]] Result<Interview> view_interview(store::Reader& reader, const Scope& scope,
                                               std::string_view id);

}  // namespace luoshi::escalation

// The acts on notices 督查单, and the lists of them. A unit sees a notice from its issue on; drafts
// are seen by the office, approvers and leaders. A notice that is issued leaves through the outbox
// with topic "notice".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/rules.hpp"
#include "escalation/measure_access.hpp"
#include "escalation/notice.hpp"
#include "ledger/act.hpp"

namespace luoshi::escalation {

inline constexpr auto kind_notice_draft = "notice.draft";
inline constexpr auto kind_notice_edit = "notice.edit";
inline constexpr auto kind_notice_submit = "notice.submit";
inline constexpr auto kind_notice_issue = "notice.issue";
inline constexpr auto kind_notice_refuse = "notice.refuse";
inline constexpr auto kind_notice_receive = "notice.receive";
inline constexpr auto kind_notice_answer = "notice.answer";
inline constexpr auto kind_notice_close = "notice.close";
inline constexpr auto kind_notice_escalate = "notice.escalate";
inline constexpr auto kind_notice_withdraw = "notice.withdraw";
inline constexpr std::size_t notice_items_max = 50;

// What a draft says; of an edit, empty optionals stay as they are.
struct NoticeContent {
  std::optional<Level> level;
  std::optional<std::string> unit;
  std::optional<std::vector<std::string>> items;
  std::optional<std::string> reason;
  std::optional<std::string> demand;
  std::optional<std::string> answer_by;  // empty: the rules' days from today
  std::string rule;                      // that proposed it, of a new draft
};

// Each returns the notice as it now stands. Errors: those of the kernel (notice.hpp); not_found
// "notice.not-found"; forbidden "item.not-supervision", "item.not-approver", "item.not-unit-head",
// "measure.not-own-unit"; invalid "notice.faulty" with all findings: "notice.unit-missing",
// "notice.items-missing", "notice.item-of-other-unit", "measure.words-missing",
// "item.date-malformed", "notice.date-passed".
[[nodiscard]] Result<Notice> draft_notice(ledger::Act& act, const Principal& who,
                                          const catalog::Rules& rules, const NoticeContent& content,
                                          std::string_view today);
[[nodiscard]] Result<Notice> edit_notice(ledger::Act& act, const Principal& who,
                                         std::string_view id,
                                         std::optional<std::int64_t> expected_version,
                                         const NoticeContent& content, std::string_view today);
// A draft to the approver; a blue one is issued by supervision itself.
[[nodiscard]] Result<Notice> submit_notice(ledger::Act& act, const Principal& who,
                                           std::string_view id, std::string_view today);
// Supervision issues a blue one, the approver signs an orange or a red one. Takes its points off.
[[nodiscard]] Result<Notice> issue_notice(ledger::Act& act, const Principal& who,
                                          const catalog::Rules& rules, std::string_view id,
                                          std::string_view today);
[[nodiscard]] Result<Notice> refuse_notice(ledger::Act& act, const Principal& who,
                                           std::string_view id, std::string_view words,
                                           std::string_view today);
[[nodiscard]] Result<Notice> receive_notice(ledger::Act& act, const Principal& who,
                                            std::string_view id, std::string_view today);
// Takes a point off when it is late.
[[nodiscard]] Result<Notice> answer_notice(ledger::Act& act, const Principal& who,
                                           const catalog::Rules& rules, std::string_view id,
                                           std::string_view words, std::string_view evidence,
                                           std::string_view today);
[[nodiscard]] Result<Notice> close_notice(ledger::Act& act, const Principal& who,
                                          std::string_view id, std::string_view words,
                                          std::string_view today);
// Ends the notice and drafts the one of the next level about the same items; that draft is
// returned.
[[nodiscard]] Result<Notice> escalate_notice(ledger::Act& act, const Principal& who,
                                             const catalog::Rules& rules, std::string_view id,
                                             std::string_view reason, std::string_view today);
[[nodiscard]] Result<Notice> withdraw_notice(ledger::Act& act, const Principal& who,
                                             std::string_view id, std::string_view words,
                                             std::string_view today);

struct NoticeFilter {
  std::string unit;
  std::string item;
  std::optional<Level> level;
  std::optional<NoticeState> state;
  std::optional<std::int64_t> year;
};

struct NoticePage {
  std::vector<Notice> notices;
  std::optional<std::string> next;
};

// Newest first, with their items.
[[nodiscard]] Result<NoticePage> list_notices(store::Reader& reader, const Scope& scope,
                                              const NoticeFilter& filter, std::string_view after,
                                              std::int64_t limit);
// Not_found "notice.not-found", also for what the scope does not show.
[[nodiscard]] Result<Notice> view_notice(store::Reader& reader, const Scope& scope,
                                         std::string_view id);

// Shared by notices and interviews.

// A finding "measure.words-missing" at the place unless the text says something.
void want_words(std::vector<Finding>& findings, std::string_view place, std::string_view text);
// The unit exists and is active; each item is led by the unit. Findings at /unit and /items/<n>.
Result<> check_about(store::Reader& reader, std::string_view unit,
                     const std::vector<std::string>& items, std::vector<Finding>& findings);
// Makes the stored list of items equal to these; `owner` is the column naming the record.
Result<> put_items(ledger::Act& act, const ledger::Table& table, std::string_view owner,
                   std::string_view id, const std::vector<std::string>& items);
[[nodiscard]] Result<std::vector<NoticeItem>> items_of(store::Reader& reader,
                                                       const ledger::Table& table,
                                                       std::string_view owner, std::string_view id);

}  // namespace luoshi::escalation

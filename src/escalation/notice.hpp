// Notices 督查单 as plain values, and the kernel of their states: which act is lawful in which
// state.
//
//   draft ─issue (blue)→ issued ─receive→ received ─answer→ answered ─close→ closed
//     │ ←─refuse─┐         └───────────────answer──────────────↑   └─escalate→ escalated
//     └─submit→ to_sign ─sign (orange, red)→ issued
//
// A draft may be withdrawn. Issued and received notices may be escalated once they are past their
// answer-by date. Who holds which office is judged in measure_access.hpp. Internal: no public form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "catalog/measure_rules.hpp"

namespace luoshi::escalation {

using catalog::Level;

enum class NoticeState {
  draft,
  to_sign,
  issued,
  received,
  answered,
  closed,
  escalated,
  withdrawn,
};

enum class NoticeMove {
  edit,
  issue,
  submit,
  sign,
  refuse,
  receive,
  answer,
  close,
  escalate,
  withdraw
};

struct NoticeItem {
  std::string item;
  std::string number;
  std::string headline;
};

struct Notice {
  std::string id;
  std::int64_t version = 0;
  Level level = Level::blue;
  std::int64_t year = 0;
  std::int64_t serial = 0;  // 0: not issued
  std::string unit;
  NoticeState state = NoticeState::draft;
  std::string reason;
  std::string demand;
  std::string answer_by;  // 2019-04-30
  std::string previous;
  std::string rule;
  std::string rule_version;
  std::string drafted_by;
  std::int64_t drafted_ms = 0;
  std::string refusal;
  std::string issued_by;
  std::optional<std::int64_t> issued_ms;
  std::string issued_on;
  std::string received_by;
  std::optional<std::int64_t> received_ms;
  std::string answer;
  std::string evidence;
  std::string answered_by;
  std::optional<std::int64_t> answered_ms;
  std::string answered_on;
  std::string ending;
  std::string ended_by;
  std::optional<std::int64_t> ended_ms;

  std::vector<NoticeItem> items;  // read along
};

[[nodiscard]] std::string_view name_of(NoticeState state);
[[nodiscard]] std::optional<NoticeState> parse_notice_state(std::string_view name);

// The next level; red is followed by none.
[[nodiscard]] std::optional<Level> next_level(Level level);

// 督查蓝〔2019〕3号; empty before it is issued.
[[nodiscard]] std::string number_of(const Notice& notice);

// Issued to the unit and not yet answered or ended.
[[nodiscard]] bool awaits_answer(NoticeState state);

// The state after the move. Errors: conflict "notice.wrong-state" (detail: the state it is in),
// "notice.needs-signature" for the issue of an orange or red one without the approver,
// "notice.not-late" for an escalation before the answer-by date has passed unanswered,
// "notice.no-level-above" for that of a red one. `today` is the district's date.
[[nodiscard]] Result<NoticeState> after(const Notice& notice, NoticeMove move,
                                        std::string_view today);

}  // namespace luoshi::escalation

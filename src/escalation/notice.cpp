#include "escalation/notice.hpp"

#include <fmt/format.h>

#include "catalog/closed_list.hpp"

namespace luoshi::escalation {
namespace {

constexpr std::array<std::string_view, 3> printed_levels{"蓝", "橙", "红"};
constexpr std::array<std::string_view, 8> states{"draft",    "to_sign", "issued",    "received",
                                                 "answered", "closed",  "escalated", "withdrawn"};

Failure wrong_state(const Notice& notice) {
  return fail(ErrorKind::conflict, "notice.wrong-state", std::string(name_of(notice.state)));
}

Result<NoticeState> step(const Notice& notice, NoticeState from, NoticeState to) {
  if (notice.state != from) return wrong_state(notice);
  return to;
}

Result<NoticeState> escalated(const Notice& notice, std::string_view today) {
  if (!awaits_answer(notice.state) && notice.state != NoticeState::answered) {
    return wrong_state(notice);
  }
  if (!next_level(notice.level)) return fail(ErrorKind::conflict, "notice.no-level-above");
  if (awaits_answer(notice.state) && notice.answer_by >= today) {
    return fail(ErrorKind::conflict, "notice.not-late", notice.answer_by);
  }
  return NoticeState::escalated;
}

}  // namespace

std::string_view name_of(NoticeState state) {
  return catalog::word_of(states, state);
}
std::optional<NoticeState> parse_notice_state(std::string_view name) {
  return catalog::parse_word<NoticeState>(states, name);
}

std::optional<Level> next_level(Level level) {
  if (level == Level::red) return std::nullopt;
  return level == Level::blue ? Level::orange : Level::red;
}

std::string number_of(const Notice& notice) {
  if (notice.serial == 0) return {};
  return fmt::format("督查{}〔{}〕{}号", catalog::word_of(printed_levels, notice.level),
                     notice.year, notice.serial);
}

bool awaits_answer(NoticeState state) {
  return state == NoticeState::issued || state == NoticeState::received;
}

Result<NoticeState> after(const Notice& notice, NoticeMove move, std::string_view today) {
  switch (move) {
    case NoticeMove::edit:
      return step(notice, NoticeState::draft, NoticeState::draft);
    case NoticeMove::issue:
      if (notice.state == NoticeState::draft && notice.level != Level::blue) {
        return fail(ErrorKind::conflict, "notice.needs-signature");
      }
      return step(notice, NoticeState::draft, NoticeState::issued);
    case NoticeMove::submit:
      return step(notice, NoticeState::draft, NoticeState::to_sign);
    case NoticeMove::sign:
      return step(notice, NoticeState::to_sign, NoticeState::issued);
    case NoticeMove::refuse:
      return step(notice, NoticeState::to_sign, NoticeState::draft);
    case NoticeMove::receive:
      return step(notice, NoticeState::issued, NoticeState::received);
    case NoticeMove::answer:
      if (!awaits_answer(notice.state)) return wrong_state(notice);
      return NoticeState::answered;
    case NoticeMove::close:
      return step(notice, NoticeState::answered, NoticeState::closed);
    case NoticeMove::escalate:
      return escalated(notice, today);
    case NoticeMove::withdraw:
      return step(notice, NoticeState::draft, NoticeState::withdrawn);
  }
  return wrong_state(notice);
}

}  // namespace luoshi::escalation

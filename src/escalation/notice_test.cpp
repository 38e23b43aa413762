#include "escalation/notice.hpp"

#include <gtest/gtest.h>

#include "escalation/notice_letter.hpp"

namespace luoshi::escalation {
namespace {

Notice notice(Level level, NoticeState state) {
  Notice one;
  one.level = level;
  one.state = state;
  one.answer_by = "2019-04-30";
  return one;
}

std::string outcome(const Notice& one, NoticeMove move, std::string_view today = "2019-04-20") {
  const auto state = after(one, move, today);
  return state ? std::string(name_of(*state)) : state.error().problem;
}

TEST(notice, goes_from_draft_to_its_end) {
  const struct {
    Level level;
    NoticeState from;
    NoticeMove move;
    const char* to;
  } cases[] = {
      {Level::blue, NoticeState::draft, NoticeMove::issue, "issued"},
      {Level::orange, NoticeState::draft, NoticeMove::issue, "notice.needs-signature"},
      {Level::orange, NoticeState::draft, NoticeMove::submit, "to_sign"},
      {Level::orange, NoticeState::to_sign, NoticeMove::sign, "issued"},
      {Level::red, NoticeState::to_sign, NoticeMove::refuse, "draft"},
      {Level::blue, NoticeState::issued, NoticeMove::receive, "received"},
      {Level::blue, NoticeState::issued, NoticeMove::answer, "answered"},
      {Level::blue, NoticeState::received, NoticeMove::answer, "answered"},
      {Level::blue, NoticeState::received, NoticeMove::receive, "notice.wrong-state"},
      {Level::blue, NoticeState::received, NoticeMove::close, "notice.wrong-state"},
      {Level::blue, NoticeState::answered, NoticeMove::close, "closed"},
      {Level::blue, NoticeState::draft, NoticeMove::withdraw, "withdrawn"},
      {Level::blue, NoticeState::issued, NoticeMove::withdraw, "notice.wrong-state"},
      {Level::blue, NoticeState::issued, NoticeMove::edit, "notice.wrong-state"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(outcome(notice(c.level, c.from), c.move), c.to) << name_of(c.from);
  }
}

TEST(notice, is_escalated_only_when_late_or_answered_and_never_above_red) {
  const auto late = NoticeMove::escalate;
  EXPECT_EQ(outcome(notice(Level::blue, NoticeState::received), late), "notice.not-late");
  EXPECT_EQ(outcome(notice(Level::blue, NoticeState::received), late, "2019-04-30"),
            "notice.not-late");
  EXPECT_EQ(outcome(notice(Level::blue, NoticeState::received), late, "2019-05-01"), "escalated");
  EXPECT_EQ(outcome(notice(Level::orange, NoticeState::answered), late), "escalated");
  EXPECT_EQ(outcome(notice(Level::red, NoticeState::answered), late), "notice.no-level-above");
}

TEST(notice, is_numbered_by_year_and_level) {
  auto one = notice(Level::orange, NoticeState::issued);
  EXPECT_EQ(number_of(one), "");
  one.year = 2019;
  one.serial = 3;
  EXPECT_EQ(number_of(one), "督查橙〔2019〕3号");
}

TEST(notice, becomes_a_letter_with_its_items_and_the_answer) {
  auto one = notice(Level::red, NoticeState::answered);
  one.reason = "第一段\n第二段";
  one.demand = "立即整改";
  one.items = {{"itm_1", "2019-001", "新建幼儿园3所"}};
  one.issued_on = "2019-04-25";
  one.answer = "已整改";
  one.answered_on = "2019-04-28";
  const auto letter = letter_of(one, "启明区", "区教育局");
  EXPECT_EQ(letter.title, "红色督查单");
  EXPECT_EQ(letter.addressee, "区教育局：");
  EXPECT_EQ(letter.date, "2019年4月25日");
  std::string words;
  for (const auto& block : letter.blocks) {
    if (const auto* text = std::get_if<format::official::Paragraph>(&block)) {
      words += text->text + "|";
    }
  }
  EXPECT_EQ(words,
            "你单位牵头的下列事项，经督查发现问题，现予督办。|1．新建幼儿园3所（2019-001）|第一段|"
            "第二段|立即整改|请于2019年4月30日前由单位负责人审签后书面回复。|已整改|"
            "区教育局　2019年4月28日|");
}

}  // namespace
}  // namespace luoshi::escalation

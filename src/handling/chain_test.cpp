#include "handling/chain.hpp"

#include <gtest/gtest.h>

namespace luoshi::handling {
namespace {

using reading::StatementType;
using supervision::State;

Item approved(Stage stage, StatementType type = StatementType::action) {
  Item item;
  item.type = type;
  item.standing.state = State::approved;
  item.carriage.stage = stage;
  item.lead_unit = "education";
  item.due_date = "2019-12-31";
  item.source_kind = "work_report";
  return item;
}

std::string outcome(const Item& item, Move move) {
  const auto stage = after(item, move);
  return stage ? std::string(supervision::name_of(*stage)) : stage.error().problem;
}

TEST(chain, carries_an_item_from_the_list_to_its_end) {
  const struct {
    Stage from;
    Move move;
    const char* to;
  } cases[] = {
      {Stage::none, Move::circulate, "circulated"},
      {Stage::circulated, Move::issue, "issued"},
      {Stage::none, Move::issue, "issued"},
      {Stage::issued, Move::acknowledge, "acknowledged"},
      {Stage::issued, Move::recall, "none"},
      {Stage::acknowledged, Move::claim, "claimed"},
      {Stage::claimed, Move::return_claim, "acknowledged"},
      {Stage::claimed, Move::close, "closed"},
      {Stage::closed, Move::reopen, "acknowledged"},
      {Stage::acknowledged, Move::cancel, "cancelled"},
      {Stage::cancelled, Move::reopen, "none"},
      {Stage::acknowledged, Move::hand_over, "issued"},
      {Stage::claimed, Move::hand_over, "item.wrong-stage"},
      {Stage::none, Move::acknowledge, "item.wrong-stage"},
      {Stage::acknowledged, Move::issue, "item.wrong-stage"},
      {Stage::acknowledged, Move::close, "item.wrong-stage"},
      {Stage::closed, Move::cancel, "item.wrong-stage"},
      {Stage::none, Move::reopen, "item.wrong-stage"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(outcome(approved(c.from), c.move), c.to)
        << supervision::name_of(c.from) << ' ' << name_of(c.move);
  }
}

TEST(chain, issues_only_what_is_approved_owned_and_dated) {
  auto item = approved(Stage::none);
  item.standing.state = State::confirmed;
  EXPECT_EQ(outcome(item, Move::circulate), "circulated");
  EXPECT_EQ(outcome(item, Move::issue), "item.wrong-state");
  item = approved(Stage::none);
  item.lead_unit.clear();
  EXPECT_EQ(outcome(item, Move::issue), "item.no-lead-unit");
  item = approved(Stage::none);
  item.due_date.clear();
  EXPECT_EQ(outcome(item, Move::issue), "item.no-due-date");
  item.type = StatementType::standing_duty;
  item.carriage.recurrence = "quarterly";
  EXPECT_EQ(outcome(item, Move::issue), "issued");
  EXPECT_EQ(outcome(approved(Stage::none, StatementType::result), Move::issue), "item.no-chain");
}

TEST(chain, strikes_problems_off_and_closes_the_rest) {
  EXPECT_EQ(outcome(approved(Stage::claimed, StatementType::problem), Move::strike_off),
            "struck_off");
  EXPECT_EQ(outcome(approved(Stage::claimed, StatementType::problem), Move::close),
            "item.to-be-struck-off");
  EXPECT_EQ(outcome(approved(Stage::claimed), Move::strike_off), "item.to-be-closed");
  auto measure = approved(Stage::claimed);
  measure.source_kind = "rectification";
  EXPECT_EQ(outcome(measure, Move::strike_off), "struck_off");
}

TEST(chain, lets_the_office_end_duties_and_expected_indicators_unclaimed) {
  EXPECT_EQ(outcome(approved(Stage::acknowledged, StatementType::standing_duty), Move::close),
            "closed");
  EXPECT_EQ(outcome(approved(Stage::acknowledged, StatementType::expected_indicator), Move::close),
            "closed");
}

}  // namespace
}  // namespace luoshi::handling

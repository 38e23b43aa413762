#include "handling/chain.hpp"

#include <array>

namespace luoshi::handling {
namespace {

using reading::StatementType;
using supervision::State;

constexpr std::array<std::string_view, 11> names{
    "circulate",  "issue", "acknowledge", "recall", "claim",    "return_claim",
    "strike_off", "close", "cancel",      "reopen", "hand_over"};

Failure wrong_stage(const Item& item) {
  return fail(ErrorKind::conflict, "item.wrong-stage",
              std::string(supervision::name_of(item.carriage.stage)));
}

Failure wrong_state(const Item& item) {
  return fail(ErrorKind::conflict, "item.wrong-state",
              std::string(supervision::name_of(item.standing.state)));
}

Result<Stage> circulated(const Item& item) {
  const auto state = item.standing.state;
  if (state != State::confirmed && state != State::approved) return wrong_state(item);
  if (item.carriage.stage != Stage::none && item.carriage.stage != Stage::circulated) {
    return wrong_stage(item);
  }
  if (item.lead_unit.empty()) return fail(ErrorKind::conflict, "item.no-lead-unit");
  return Stage::circulated;
}

Result<Stage> issued(const Item& item) {
  if (item.standing.state != State::approved) return wrong_state(item);
  if (item.carriage.stage != Stage::none && item.carriage.stage != Stage::circulated) {
    return wrong_stage(item);
  }
  if (item.lead_unit.empty()) return fail(ErrorKind::conflict, "item.no-lead-unit");
  const bool recurs =
      item.type == StatementType::standing_duty && !item.carriage.recurrence.empty();
  if (item.due_date.empty() && !recurs) return fail(ErrorKind::conflict, "item.no-due-date");
  return Stage::issued;
}

// A duty has no end of its own, and a unit does not claim what the market brings about: the office
// closes both at the end of the year.
bool ends_without_claim(const Item& item) {
  return item.type == StatementType::standing_duty ||
         item.type == StatementType::expected_indicator;
}

Result<Stage> ended(const Item& item, Move move) {
  const bool claimed = item.carriage.stage == Stage::claimed;
  const bool unclaimed = item.carriage.stage == Stage::acknowledged && ends_without_claim(item);
  if (!claimed && !unclaimed) return wrong_stage(item);
  const bool strike = is_struck_off(item);
  if (move == Move::close && strike) return fail(ErrorKind::conflict, "item.to-be-struck-off");
  if (move == Move::strike_off && !strike) return fail(ErrorKind::conflict, "item.to-be-closed");
  return strike ? Stage::struck_off : Stage::closed;
}

Result<Stage> step(const Item& item, Stage from, Stage to) {
  if (item.carriage.stage != from) return wrong_stage(item);
  return to;
}

Result<Stage> reopened(const Item& item) {
  if (!supervision::has_ended(item.carriage.stage)) return wrong_stage(item);
  return item.carriage.stage == Stage::cancelled ? Stage::none : Stage::acknowledged;
}

}  // namespace

std::string_view name_of(Move move) {
  return names[static_cast<std::size_t>(move)];
}

bool is_struck_off(const Item& item) {
  return item.type == StatementType::problem || item.source_kind == "rectification" ||
         item.source_kind == "problem_list";
}

Result<Stage> after(const Item& item, Move move) {
  if (item.type == StatementType::result) return fail(ErrorKind::conflict, "item.no-chain");
  const auto stage = item.carriage.stage;
  switch (move) {
    case Move::circulate:
      return circulated(item);
    case Move::issue:
      return issued(item);
    case Move::acknowledge:
      return step(item, Stage::issued, Stage::acknowledged);
    case Move::recall:
      if (stage != Stage::issued && stage != Stage::acknowledged) return wrong_stage(item);
      return Stage::none;
    case Move::claim:
      return step(item, Stage::acknowledged, Stage::claimed);
    case Move::return_claim:
      return step(item, Stage::claimed, Stage::acknowledged);
    case Move::strike_off:
    case Move::close:
      return ended(item, move);
    case Move::cancel:
      if (item.standing.state != State::approved) return wrong_state(item);
      if (supervision::has_ended(stage)) return wrong_stage(item);
      return Stage::cancelled;
    case Move::reopen:
      return reopened(item);
    case Move::hand_over:
      if (stage != Stage::issued && stage != Stage::acknowledged) return wrong_stage(item);
      return Stage::issued;
  }
  return wrong_stage(item);
}

}  // namespace luoshi::handling

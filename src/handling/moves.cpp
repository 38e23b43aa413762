#include "handling/moves.hpp"

#include "supervision/rows.hpp"
#include "supervision/tables.hpp"

namespace luoshi::handling {
namespace {

using supervision::Carriage;

// When it was issued and signed for, and when it ended, after the move.
void keep_dates(Carriage& carriage, Move move, Instant now, std::string_view today) {
  switch (move) {
    case Move::issue:
    case Move::hand_over:
      carriage.issued_ms = now.ms;
      carriage.acknowledged_ms.reset();
      break;
    case Move::acknowledge:
      carriage.acknowledged_ms = now.ms;
      break;
    case Move::recall:
      carriage.issued_ms.reset();
      carriage.acknowledged_ms.reset();
      break;
    case Move::strike_off:
    case Move::close:
    case Move::cancel:
      carriage.ended_on = today;
      break;
    case Move::reopen:
      carriage.ended_on.clear();
      if (carriage.stage == Stage::none) {
        carriage.issued_ms.reset();
        carriage.acknowledged_ms.reset();
      }
      break;
    case Move::circulate:
    case Move::claim:
    case Move::return_claim:
      break;
  }
}

store::Value stage_value(Stage stage) {
  if (stage == Stage::none) return std::monostate{};
  return std::string(supervision::name_of(stage));
}

}  // namespace

Result<> make_move(ledger::Act& act, Item& item, Move move, std::string_view today,
                   const std::vector<ledger::Change>& also) {
  using supervision::integer_or_null;
  using supervision::text_or_null;
  auto& carriage = item.carriage;
  carriage.stage = TRY(after(item, move));
  keep_dates(carriage, move, act.now(), today);
  std::vector<ledger::Change> columns{
      {"stage", stage_value(carriage.stage)},
      {"issued_ms", integer_or_null(carriage.issued_ms)},
      {"acknowledged_ms", integer_or_null(carriage.acknowledged_ms)},
      {"ended_on", text_or_null(carriage.ended_on)},
      {"changed_ms", act.now().ms}};
  columns.insert(columns.end(), also.begin(), also.end());
  TRY(act.update(supervision::item_table, item.id, columns));
  item.changed_ms = act.now().ms;
  ++item.version;
  return {};
}

}  // namespace luoshi::handling

#include "supervision/standing_change.hpp"

#include "supervision/rows.hpp"
#include "supervision/tables.hpp"

namespace luoshi::supervision {

std::vector<ledger::Change> standing_columns(const Standing& standing, Instant now) {
  return {{"state", std::string(name_of(standing.state))},
          {"disclosure", std::string(name_of(standing.disclosure))},
          {"accepted_by", text_or_null(standing.accepted_by)},
          {"edited_by", text_or_null(standing.edited_by)},
          {"confirmed_by", text_or_null(standing.confirmed_by)},
          {"changed_ms", now.ms}};
}

Result<> make_move(ledger::Act& act, Item& item, Move move, std::string_view person,
                   std::vector<ledger::Change> also) {
  item.standing = TRY(after(item.standing, move, person));
  auto columns = standing_columns(item.standing, act.now());
  columns.insert(columns.end(), also.begin(), also.end());
  return act.update(item_table, item.id, columns);
}

}  // namespace luoshi::supervision

#include "handling/issue.hpp"

#include "handling/amendments.hpp"
#include "handling/comments.hpp"
#include "handling/moves.hpp"
#include "handling/words.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

Result<> circulate_loaded(ledger::Act& act, Item& item, std::string_view today) {
  if (item.carriage.stage == Stage::circulated) {
    return fail(ErrorKind::conflict, "item.circulated-already");
  }
  return make_move(act, item, Move::circulate, today);
}

Result<> issue_loaded(ledger::Act& act, Item& item, std::string_view today) {
  TRY(after(item, Move::issue));
  if (TRY(count_open(act.writer(), item.id, CommentKind::comment)) > 0) {
    return fail(ErrorKind::conflict, "item.comments-open");
  }
  return make_move(act, item, Move::issue, today, {{"reason", std::monostate{}}});
}

Result<> acknowledge_loaded(ledger::Act& act, const Principal& who, Item& item,
                            std::string_view today) {
  TRY(require_lead(who, item, hands));
  TRY(after(item, Move::acknowledge));
  if (TRY(count_open(act.writer(), item.id, CommentKind::objection)) > 0) {
    return fail(ErrorKind::conflict, "item.objection-open");
  }
  return make_move(act, item, Move::acknowledge, today);
}

}  // namespace

Result<> circulate(ledger::Act& act, const Principal& who, std::string_view item,
                   std::string_view today) {
  TRY(require_office(who));
  auto loaded = TRY(supervision::load_item(act.writer(), item));
  return circulate_loaded(act, loaded, today);
}

Result<> issue(ledger::Act& act, const Principal& who, std::string_view item,
               std::string_view today) {
  TRY(require_office(who));
  auto loaded = TRY(supervision::load_item(act.writer(), item));
  return issue_loaded(act, loaded, today);
}

Result<> acknowledge(ledger::Act& act, const Principal& who, std::string_view item,
                     std::string_view today) {
  auto loaded = TRY(supervision::load_item(act.writer(), item));
  return acknowledge_loaded(act, who, loaded, today);
}

Result<> recall(ledger::Act& act, const Principal& who, std::string_view item,
                std::string_view reason, std::string_view today) {
  TRY(require_office(who));
  if (is_blank(reason)) return fail(ErrorKind::invalid, "item.reason-missing", {}, "/reason");
  auto loaded = TRY(supervision::load_item(act.writer(), item));
  TRY(make_move(act, loaded, Move::recall, today, {{"reason", std::string(reason)}}));
  return refuse_waiting(act, loaded.id, who.person, reason);
}

Result<Batch> circulate_all(ledger::Act& act, const Principal& who, const Items& items,
                            std::string_view today) {
  TRY(require_office(who));
  return with_each(act, items, [&](Item& item) { return circulate_loaded(act, item, today); });
}

Result<Batch> issue_all(ledger::Act& act, const Principal& who, const Items& items,
                        std::string_view today) {
  TRY(require_office(who));
  return with_each(act, items, [&](Item& item) { return issue_loaded(act, item, today); });
}

Result<Batch> acknowledge_all(ledger::Act& act, const Principal& who, const Items& items,
                              std::string_view today) {
  return with_each(act, items,
                   [&](Item& item) { return acknowledge_loaded(act, who, item, today); });
}

Result<Items> items_to_acknowledge(store::Reader& reader, const Principal& who) {
  Items all;
  for (const auto& unit : units_of(who, hands)) {
    auto items = TRY(store::collect<std::string>(
        reader,
        "SELECT id FROM item WHERE lead_unit = ? AND state = 'approved' AND stage = 'issued' "
        "ORDER BY source_rank, position, id",
        {unit}, [](const store::Row& row) { return row.string(0); }));
    all.insert(all.end(), items.begin(), items.end());
  }
  return all;
}

}  // namespace luoshi::handling

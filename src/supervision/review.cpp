#include "supervision/review.hpp"

#include <algorithm>

#include "supervision/access.hpp"
#include "supervision/rows.hpp"
#include "supervision/standing_change.hpp"
#include "supervision/tables.hpp"

namespace luoshi::supervision {
namespace {

Result<> require_reason(std::string_view reason) {
  if (std::ranges::all_of(reason, [](unsigned char c) { return c <= ' '; })) {
    return fail(ErrorKind::invalid, "item.reason-missing", {}, "/reason");
  }
  return {};
}

Result<Item> moved(ledger::Act& act, const Principal& who, std::string_view id, Move move,
                   std::vector<ledger::Change> also = {}) {
  TRY(require_supervision(who));
  auto item = TRY(load_item(act.writer(), id));
  TRY(make_move(act, item, move, who.person, std::move(also)));
  return load_item(act.writer(), id);
}

bool begins_with(const std::vector<std::string>& path, const std::vector<std::string>& start) {
  return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

// A state is needed only where the choice is not a list: a section means its items in that state.
Result<std::vector<Item>> chosen(store::Reader& reader, std::string_view source,
                                 const Choice& choice, State state) {
  std::vector<Item> items;
  for (const auto& id : choice.items) {
    items.push_back(TRY(load_item(reader, id)));
    if (items.back().source != source) {
      return fail(ErrorKind::invalid, "item.other-source", id, "/items");
    }
  }
  if (!choice.all && choice.section.empty()) return items;
  items = TRY(load_items(reader, "item.source = ? AND item.state = ?",
                         {std::string(source), std::string(name_of(state))}));
  if (!choice.all) {
    std::erase_if(items,
                  [&](const Item& item) { return !begins_with(item.section, choice.section); });
  }
  return items;
}

void count(Changed& changed, const Error& error) {
  if (error.problem == "item.second-person") {
    ++changed.own;
  } else {
    ++changed.left_out;
  }
}

// Makes the move with every item whose state allows it.
Result<Changed> move_all(ledger::Act& act, std::vector<Item> items, Move move,
                         std::string_view person, const std::vector<ledger::Change>& also = {}) {
  Changed changed;
  for (auto& item : items) {
    if (const auto allowed = after(item.standing, move, person); !allowed) {
      count(changed, allowed.error());
      continue;
    }
    TRY(make_move(act, item, move, person, also));
    ++changed.changed;
  }
  act.fact("changed", changed.changed);
  return changed;
}

Result<Changed> move_chosen(ledger::Act& act, const Principal& who, std::string_view source,
                            const Choice& choice, State from, Move move) {
  TRY(require_supervision(who));
  TRY(load_source(act.writer(), source));
  return move_all(act, TRY(chosen(act.writer(), source, choice, from)), move, who.person);
}

Move disclosure_move(Disclosure disclosure) {
  switch (disclosure) {
    case Disclosure::proposed:
      return Move::propose;
    case Disclosure::public_:
      return Move::publish;
    case Disclosure::internal:
      break;
  }
  return Move::withdraw;
}

Result<> require_disclosure(const Principal& who, Disclosure disclosure) {
  if (disclosure == Disclosure::proposed) return require_supervision(who);
  if (disclosure == Disclosure::public_) return require_approver(who);
  return require_supervision(who) ? Result<>{} : require_approver(who);
}

std::vector<ledger::Change> reason_column(std::string_view reason) {
  return {{"reason", text_or_null(reason)}};
}

// With the moment an item became public, by which feeds and open data tell what is new.
std::vector<ledger::Change> disclosure_columns(const ledger::Act& act, Disclosure disclosure,
                                               std::string_view reason) {
  auto columns = reason_column(reason);
  if (disclosure == Disclosure::public_) columns.emplace_back("public_ms", act.now().ms);
  return columns;
}

}  // namespace

Result<Item> accept_item(ledger::Act& act, const Principal& who, std::string_view id) {
  return moved(act, who, id, Move::accept);
}

Result<Item> confirm_item(ledger::Act& act, const Principal& who, std::string_view id) {
  return moved(act, who, id, Move::confirm);
}

Result<Item> reject_item(ledger::Act& act, const Principal& who, std::string_view id,
                         std::string_view reason) {
  TRY(require_supervision(who));
  TRY(require_reason(reason));
  return moved(act, who, id, Move::reject, reason_column(reason));
}

Result<Item> restore_item(ledger::Act& act, const Principal& who, std::string_view id) {
  return moved(act, who, id, Move::restore, reason_column({}));
}

Result<Changed> accept_items(ledger::Act& act, const Principal& who, std::string_view source,
                             const Choice& choice) {
  return move_chosen(act, who, source, choice, State::draft, Move::accept);
}

Result<Changed> confirm_items(ledger::Act& act, const Principal& who, std::string_view source,
                              const Choice& choice) {
  return move_chosen(act, who, source, choice, State::accepted, Move::confirm);
}

Result<Changed> approve_source(ledger::Act& act, const Principal& who, std::string_view source,
                               std::int64_t expected) {
  TRY(require_approver(who));
  TRY(load_source(act.writer(), source));
  auto items = TRY(load_items(act.writer(), "item.source = ? AND item.state = 'confirmed'",
                              {std::string(source)}));
  if (std::cmp_not_equal(items.size(), expected)) {
    return fail(ErrorKind::conflict, "source.list-changed", std::to_string(items.size()));
  }
  if (items.empty()) return fail(ErrorKind::conflict, "source.nothing-confirmed");
  TRY(act.update(source_table, source,
                 {{"approved_ms", act.now().ms}, {"approved_by", who.person}}));
  return move_all(act, std::move(items), Move::approve, who.person);
}

Result<Item> set_disclosure(ledger::Act& act, const Principal& who, std::string_view id,
                            Disclosure disclosure, std::string_view reason) {
  TRY(require_disclosure(who, disclosure));
  auto item = TRY(load_item(act.writer(), id));
  if (item.standing.disclosure == Disclosure::public_) TRY(require_reason(reason));
  TRY(make_move(act, item, disclosure_move(disclosure), who.person,
                disclosure_columns(act, disclosure, reason)));
  return load_item(act.writer(), id);
}

Result<Changed> set_disclosures(ledger::Act& act, const Principal& who,
                                const std::vector<std::string>& ids, Disclosure disclosure,
                                std::string_view reason) {
  TRY(require_disclosure(who, disclosure));
  std::vector<Item> items;
  for (const auto& id : ids) {
    items.push_back(TRY(load_item(act.writer(), id)));
    if (items.back().standing.disclosure == Disclosure::public_) TRY(require_reason(reason));
  }
  return move_all(act, std::move(items), disclosure_move(disclosure), who.person,
                  disclosure_columns(act, disclosure, reason));
}

}  // namespace luoshi::supervision

// Editing one item. Words and quantities may change until they are rejected, and fall back to
// accepted when they were confirmed; assignment (units, people, dates, completion standard) may
// change in any state but rejected and changes no state.
//
// Once an item is issued, what was promised stands: words, target, due date or recurrence,
// completion standard and lead unit change only by an amendment (handling/amendments.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "supervision/item.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {

inline constexpr auto kind_edit = "item.edit";

// What is to change; empty optionals stay as they are.
struct ItemEdit {
  std::optional<reading::StatementType> type;
  std::optional<std::string> headline;
  std::optional<std::string> text;
  std::optional<std::int64_t> begin;  // with `end`: the words are taken from the source
  std::optional<std::int64_t> end;
  std::optional<std::optional<std::int64_t>> parts_total;
  std::optional<std::vector<std::string>> objects;
  std::optional<std::vector<Quantity>> quantities;

  std::optional<std::string> completion_standard;
  std::optional<std::string> lead_unit;  // "" takes it away
  std::optional<std::vector<std::string>> supporting_units;
  std::optional<std::string> responsible_leader;
  std::optional<std::string> person_in_charge;
  std::optional<std::string> liaison;
  std::optional<std::string> due_date;    // "" takes it away
  std::optional<std::string> start_date;  // planned; "" takes it away
  std::optional<std::string> recurrence;  // of a standing duty, see recurrences(); "" takes it away

  [[nodiscard]] bool words() const;
  [[nodiscard]] bool assignment() const;
  // Names of the fields it changes that stand fixed once the item is issued, as the API calls them.
  [[nodiscard]] std::vector<std::string_view> fixed_fields() const;
};

struct Edited {
  Item item;
  bool changed = false;  // false: the edit said what the item says already, and nothing was written
};

// Takes out of the edit what the item says already: a form sends all its fields.
[[nodiscard]] ItemEdit news_of(ItemEdit edit, const Item& item);

// Whether the values may stand in this item. `source_text` is needed for an edit of the span, and
// `units` must hold those the edit names. Invalid "item.invalid" with all findings:
// "item.span-outside", "item.span-half", "item.unit-unknown", "item.date-malformed", "item.blank",
// "item.quantity-malformed", "item.recurrence-unknown", "item.not-standing-duty",
// "item.start-after-due".
[[nodiscard]] Result<> check_edit(const ItemEdit& edit, const Item& item, const Units& units,
                                  std::optional<std::u32string_view> source_text);

// `expected_version` guards against an edit unseen: conflict "row.changed-meanwhile". Invalid as
// check_edit; conflict "item.issued-amend" with a finding for each field that only an amendment
// changes now, "item.wrong-stage" for an item that has ended.
[[nodiscard]] Result<Edited> edit_item(ledger::Act& act, const identity::Principal& who,
                                       std::string_view id,
                                       std::optional<std::int64_t> expected_version,
                                       const ItemEdit& edit, const Units& units,
                                       std::optional<std::u32string_view> source_text);

// The same for an item already loaded and authorised on; used by tables too. The value is the item
// as it is now.
Result<Item> apply_edit(ledger::Act& act, std::string_view person, Item item, const ItemEdit& edit,
                        std::optional<std::u32string_view> source_text);

// Whether apply_edit would refuse it for the stage the item is in: the errors above.
[[nodiscard]] Result<> require_editable(const Item& item, const ItemEdit& edit);

// Writes what an approver signed: the item stays approved, and nothing of its stage is in the way.
// `also` are further columns of the item.
Result<Item> write_amended(ledger::Act& act, const Item& item, const ItemEdit& edit,
                           const std::vector<ledger::Change>& also);

}  // namespace luoshi::supervision

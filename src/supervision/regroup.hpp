// Changing which words make an item: splitting one, merging several, adding one from a selection.
//
// New and merged items are accepted by the person who made them, so another one confirms them.
// What is replaced is rejected with the ids of what replaces it as the reason, never deleted.
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

inline constexpr auto kind_split = "item.split";
inline constexpr auto kind_merge = "item.merge";
inline constexpr auto kind_add = "item.add";

// A part of an item: a span of the source's text, or words of its own for a row of a table.
struct Part {
  std::optional<std::int64_t> begin;
  std::optional<std::int64_t> end;
  std::string text;
  std::string headline;
};

using SourceText = std::optional<std::u32string_view>;

// The parts, in their order. Errors: conflict "item.wrong-state" once approved or rejected,
// "item.has-parts" for an item with children; invalid "item.invalid" with findings
// ("item.span-outside", "item.span-half", "item.blank", "item.too-few-parts").
[[nodiscard]] Result<std::vector<Item>> split_item(ledger::Act& act, const identity::Principal& who,
                                                   std::string_view id,
                                                   const std::vector<Part>& parts,
                                                   const Units& units, SourceText source_text);

// The first in the order of the source takes up the others. Errors: invalid "item.too-few-parts",
// "item.other-source"; conflict "item.wrong-state" once one is approved or rejected.
[[nodiscard]] Result<Item> merge_items(ledger::Act& act, const identity::Principal& who,
                                       std::vector<std::string> ids, std::string_view headline,
                                       SourceText source_text);

// `item` holds words, span, section and quantities of the selection (plan_report.hpp) and its type.
[[nodiscard]] Result<Item> add_item(ledger::Act& act, const identity::Principal& who,
                                    std::string_view source, Item item, const Units& units);

}  // namespace luoshi::supervision

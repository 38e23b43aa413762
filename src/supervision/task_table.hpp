// The conventional table of tasks 任务分解表: items out as a table, and an edited table held
// against the items it was made from.
//
// A row finds its item by the hidden id, else by its number. Numbers, quantities and states are
// printed but never taken back. Nothing is guessed: what cannot be read is a finding and stays as
// it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/table.hpp"
#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "supervision/board.hpp"
#include "supervision/edit.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {

inline constexpr auto kind_apply = "table.apply";
inline constexpr std::int64_t exported_max = 50'000;

// All items that pass the filter, in the order of the board. Error: limit "table.too-many-items".
[[nodiscard]] Result<std::vector<Item>> items_for_table(store::Reader& reader, const Scope& scope,
                                                        const Filter& filter);

[[nodiscard]] format::Table table_of(const std::vector<Item>& items, std::string_view title,
                                     const Units& units);

// What the words of a quantity are in a table: 新增学位 ≥1000个.
[[nodiscard]] std::string words_of(const Quantity& quantity);

struct Difference {
  std::string item;
  std::string number;
  std::string headline;
  std::string field;   // as the API names it
  std::string cell;    // "D7"
  std::string before;  // as a table prints it
  std::string after;
};

struct RowEdit {
  std::string item;
  ItemEdit edit;
};

struct Comparison {
  std::string digest;  // of the differences; the same differences give the same
  std::int64_t rows = 0;
  std::vector<Difference> differences;
  std::vector<Finding> findings;
  std::vector<RowEdit> edits;
};

// Errors: invalid "table.no-header". Findings besides those of cells: "table.row-unknown" (no such
// item), "table.row-twice", "table.row-changed-meanwhile" (edited here since the table was made:
// its differences are left out), "table.row-rejected", "table.column-unknown".
[[nodiscard]] Result<Comparison> compare_table(store::Reader& reader,
                                               const identity::Principal& who,
                                               const format::Table& table, const Units& units);

// Compares again and takes all differences over in this act. Conflict "table.differences-changed"
// when the digest is another.
[[nodiscard]] Result<Comparison> apply_table(ledger::Act& act, const identity::Principal& who,
                                             const format::Table& table, const Units& units,
                                             std::string_view digest);

}  // namespace luoshi::supervision

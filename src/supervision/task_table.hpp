// The conventional table of tasks 任务分解表: items out as a table, and an edited table held
// against the items it was made from.
//
// A row finds its item by the hidden id, else by its number. Numbers, quantities and states are
// printed but never taken back. Nothing is guessed and nothing is dropped unsaid: what cannot be
// read or may not be changed is a finding at its cell and stays as it is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "format/table.hpp"
#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "supervision/board.hpp"
#include "supervision/edit.hpp"
#include "supervision/sheet_rows.hpp"
#include "supervision/units.hpp"

namespace luoshi::supervision {

inline constexpr auto kind_apply = "table.apply";
inline constexpr std::int64_t exported_max = 50'000;

// All items that pass the filter, in the order of the board. Error: limit "table.too-many-items".
[[nodiscard]] Result<std::vector<Item>> items_for_table(store::Reader& reader, const Scope& scope,
                                                        const Filter& filter);

// The columns that a floor above fills: milestones and what was reported last. `columns` are those
// printed; `cell` answers for every one of quarter_1 … reported_measures.
struct MoreColumns {
  std::vector<Field> columns;
  std::function<std::string(const Item&, Field)> cell;
};

[[nodiscard]] format::Table table_of(const std::vector<Item>& items, std::string_view title,
                                     const Units& units, const MoreColumns& more);

// What the words of a quantity are in a table: 新增学位 ≥1000个.
[[nodiscard]] std::string words_of(const Quantity& quantity);

// The cell our own table prints, and a digest of those cells of an item that may be changed in a
// table: as long as it is the same, nobody changed them here since.
[[nodiscard]] std::string printed_cell(const Item& item, Field field, const Units& units,
                                       const MoreColumns& more);
[[nodiscard]] std::string row_digest(const Item& item, const Units& units, const MoreColumns& more);

// The same words whatever the white space: a workbook wraps and pads.
[[nodiscard]] bool same_words(std::string_view a, std::string_view b);

struct Difference {
  std::string item;
  std::string number;
  std::string headline;
  std::string field;   // as the API names it; of a milestone, its period
  std::string cell;    // "D7"
  std::string before;  // as a table prints it
  std::string after;
  bool amends = false;  // the item is issued: only an amendment changes this
};

struct RowEdit {
  std::string item;
  ItemEdit edit;
};

// A row and the item it is about, where the item may be changed by the row.
struct RowMatch {
  SheetRow row;
  Item item;
};

struct Comparison {
  std::string digest;  // of the differences; the same differences give the same
  std::int64_t rows = 0;
  std::vector<Difference> differences;
  std::vector<Finding> findings;
  std::vector<RowEdit> edits;
  Sheet sheet;                    // without its rows
  std::vector<RowMatch> matches;  // in the order of the sheet
};

// Asked once for all items of a table before its rows are compared.
using PrepareColumns = std::function<Result<MoreColumns>(const std::vector<Item>&)>;

// Errors: invalid "table.no-header". Findings besides those of cells: "table.row-unknown" (no such
// item), "table.row-twice", "table.row-changed-meanwhile" (edited here since the table was made:
// its differences are left out), "table.row-rejected", "table.row-ended", "table.column-unknown",
// "table.printed-only" (a cell that a table shows but does not change), and those of check_edit.
[[nodiscard]] Result<Comparison> compare_table(store::Reader& reader,
                                               const identity::Principal& who,
                                               const format::Table& table, const Units& units,
                                               const PrepareColumns& prepare);

[[nodiscard]] std::string digest_of(const std::vector<Difference>& differences);

}  // namespace luoshi::supervision

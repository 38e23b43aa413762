// Items and sources between rows and values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/act.hpp"
#include "store/database.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

// The columns of a SELECT that read_item takes, of "item JOIN source ON source.id = item.source".
[[nodiscard]] const std::string& item_columns();

// The item of a row; quantities, supporting units and parts_named are filled by `complete`, for
// many items in few statements.
[[nodiscard]] Item read_item(const store::Row& row);
Result<> complete(store::Reader& reader, std::vector<Item>& items);

// Fails with not_found "item.not-found".
[[nodiscard]] Result<Item> load_item(store::Reader& reader, std::string_view id);

// Complete items by a condition on item's columns, in the order of the source.
[[nodiscard]] Result<std::vector<Item>> load_items(store::Reader& reader, std::string_view where,
                                                   const store::Params& params);

// Complete items in the order of the ids. REQUIRES: each id is there once.
[[nodiscard]] Result<std::vector<Item>> load_items_by_id(store::Reader& reader,
                                                         const std::vector<std::string>& ids);

// Fails with not_found "source.not-found".
[[nodiscard]] Result<Source> load_source(store::Reader& reader, std::string_view id);

// By kind and hash of the text; nullopt when there is none.
[[nodiscard]] Result<std::optional<Source>> find_source(store::Reader& reader,
                                                        std::string_view kind,
                                                        std::string_view text);

// Newest first; `below` is the number of the last source of the page before.
[[nodiscard]] Result<std::vector<Source>> list_sources(store::Reader& reader,
                                                       std::optional<std::int64_t> below,
                                                       std::int64_t limit);

// Inserts the item with its quantities and supporting units; `item.id` is set by the caller.
Result<> insert_item(ledger::Act& act, const Item& item);
Result<> insert_source(ledger::Act& act, const Source& source);

// Makes the stored lists equal to these; rows that fall away become inactive.
Result<> put_quantities(ledger::Act& act, std::string_view item,
                        const std::vector<Quantity>& quantities);
Result<> put_supporting_units(ledger::Act& act, std::string_view item,
                              const std::vector<std::string>& units);

// Column values, shared by insert and update.
[[nodiscard]] store::Value text_or_null(std::string_view text);
[[nodiscard]] store::Value integer_or_null(std::optional<std::int64_t> value);
[[nodiscard]] std::string join_lines(const std::vector<std::string>& lines);
[[nodiscard]] std::string join_section(const std::vector<std::string>& section);

}  // namespace luoshi::supervision

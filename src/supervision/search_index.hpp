// By which words an item is found: its own words, its indicators, its number and its people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/database.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

// Call it in the transaction that changes the item.
Result<> index_item(store::Writer& writer, const Item& item);

// Fills the index again from the rows.
Result<> index_all_items(store::Writer& writer);

// A sub-select of `id` and, where it is `scored`, `score` (smaller is better) of the newest hits,
// at most `limit`; none when the words hold nothing searchable.
struct Hits {
  std::string sql;
  store::Params params;
};
[[nodiscard]] Hits search_hits(std::string_view words, bool scored, std::int64_t limit);

}  // namespace luoshi::supervision

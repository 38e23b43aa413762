#include "supervision/search_index.hpp"

#include <fmt/format.h>

#include "search/index.hpp"
#include "supervision/rows.hpp"

namespace luoshi::supervision {
namespace {

constexpr auto kind = "item";

std::string words_of(const Item& item) {
  auto words = fmt::format("{} {} {} {} {} {} {}", item.number, item.headline, item.text,
                           fmt::join(item.objects, " "), item.responsible_leader,
                           item.person_in_charge, item.liaison);
  for (const auto& quantity : item.quantities) {
    words += ' ';
    words += quantity.indicator;
  }
  return words;
}

}  // namespace

Result<> index_item(store::Writer& writer, const Item& item) {
  return search::put(writer, kind, item.id, words_of(item));
}

Result<> index_all_items(store::Writer& writer) {
  TRY(search::clear(writer, kind));
  const auto ids = TRY(store::collect<std::string>(
      writer, "SELECT id FROM item", {}, [](const store::Row& row) { return row.string(0); }));
  for (const auto& id : ids) {
    const auto item = TRY(load_item(writer, id));
    TRY(index_item(writer, item));
  }
  return {};
}

Hits search_hits(std::string_view words, bool scored, std::int64_t limit) {
  auto expression = search::matching(words);
  if (expression.empty()) return {"SELECT id, 0 AS score FROM item WHERE 0", {}};
  // Scoring a hit costs more than finding it, so only those that may be shown are scored.
  return {fmt::format("SELECT e.id AS id, {} AS score FROM search_index x "
                      "JOIN search_entry e ON e.number = x.rowid "
                      "WHERE search_index MATCH ? AND e.kind = 'item' "
                      "ORDER BY x.rowid DESC LIMIT ?",
                      scored ? "x.rank" : "0"),
          {std::move(expression), limit}};
}

}  // namespace luoshi::supervision

#include "ledger/erase.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/entry.hpp"

namespace luoshi::ledger {
namespace {

struct Place {
  std::int64_t seq = 0;
  std::int64_t place = 0;
};

// Where private values of the column stand in one entry; places count as resolve() counts them.
void add_places(const Entry& entry, const Table& table, std::string_view id,
                std::string_view column, std::vector<Place>& places) {
  std::int64_t place = 0;
  for (const auto& change : entry.changes) {
    for (const auto& changed : change.columns) {
      if (changed.openness == Openness::open) continue;
      if (change.table == table.name && change.id == id && changed.column == column) {
        places.push_back({entry.seq, place});
      }
      ++place;
    }
  }
}

Result<std::vector<Place>> places_of(store::Reader& reader, const Table& table, std::string_view id,
                                     std::string_view column) {
  std::vector<Place> places;
  Result<> state;
  TRY(
      reader.each("SELECT e.body FROM entry_record r JOIN entry e ON e.seq = r.seq "
                  "WHERE r.record = ? ORDER BY r.seq",
                  {fmt::format("{}/{}", table.name, id)}, [&](const store::Row& row) {
                    const auto entry = read_entry(row.text(0));
                    if (!entry.has_value()) {
                      state = std::unexpected(entry.error());
                      return false;
                    }
                    add_places(*entry, table, id, column, places);
                    return true;
                  }));
  TRY(std::move(state));
  return places;
}

}  // namespace

Result<> erase(Act& act, const Table& table, std::string_view id, std::string_view column) {
  const auto known = std::ranges::find(table.columns, column, &Column::name);
  const auto name = fmt::format("{}/{}.{}", table.name, id, column);
  if (known == table.columns.end() || known->openness == Openness::open) {
    return fail(ErrorKind::internal, "ledger.bad-value", "only closed columns can be erased", name);
  }
  TRY(act.update(table, id, {{column, store::Value{}}}));
  for (const auto& [seq, place] : TRY(places_of(act.writer(), table, id, column))) {
    TRY(act.writer().run(
        "UPDATE private_value SET nonce = NULL, value = NULL WHERE seq = ? AND place = ?",
        {seq, place}));
  }
  act.fact("erased", name);
  return {};
}

}  // namespace luoshi::ledger

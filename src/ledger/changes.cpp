#include "ledger/changes.hpp"

#include <fmt/format.h>

#include "ledger/entry.hpp"

namespace luoshi::ledger {
namespace {

constexpr std::size_t body_bytes_max = std::size_t{1} << 20;

Result<> add_rows(Changes& changes, std::string_view body, std::string_view prefix) {
  for (auto& change : TRY(read_entry(body)).changes) {
    if (!change.table.starts_with(prefix)) continue;
    changes.rows.push_back({std::move(change.table), std::move(change.id)});
  }
  return {};
}

}  // namespace

Result<std::int64_t> last_seq(store::Reader& reader) {
  std::int64_t seq = 0;
  TRY(reader.each("SELECT coalesce(max(seq), 0) FROM entry", {}, [&](const store::Row& row) {
    seq = row.integer(0);
    return false;
  }));
  return seq;
}

Result<Changes> changes_after(store::Reader& reader, std::int64_t seq, std::string_view prefix,
                              std::int64_t entries_max) {
  Changes changes;
  changes.last_seq = TRY(last_seq(reader));
  if (changes.last_seq - seq > entries_max) {
    changes.complete = false;
    return changes;
  }
  // Most entries are of other tables: their text is searched and not read.
  const auto mark = fmt::format("\"table\":\"{}", prefix);
  Result<> state;
  TRY(reader.each("SELECT body FROM entry WHERE seq > ? ORDER BY seq", {seq},
                  [&](const store::Row& row) {
                    const auto body = row.text(0);
                    if (body.find(mark) == std::string_view::npos) return true;
                    changes.complete = body.size() <= body_bytes_max;
                    if (changes.complete) state = add_rows(changes, body, prefix);
                    return changes.complete && state.has_value();
                  }));
  TRY(std::move(state));
  if (!changes.complete) changes.rows.clear();
  return changes;
}

}  // namespace luoshi::ledger

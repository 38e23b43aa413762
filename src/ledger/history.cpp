#include "ledger/history.hpp"

#include <string>

#include "ledger/slice.hpp"

namespace luoshi::ledger {
namespace {

Result<std::vector<Entry>> read_all(store::Reader& reader, std::string_view sql,
                                    const store::Params& params) {
  std::vector<Entry> entries;
  Result<> state;
  TRY(reader.each(sql, params, [&](const store::Row& row) {
    auto entry = read_entry(row.text(0));
    if (!entry.has_value()) {
      state = std::unexpected(std::move(entry).error());
      return false;
    }
    entries.push_back(std::move(*entry));
    return true;
  }));
  TRY(std::move(state));
  return entries;
}

// An entry as a record's past shows it. The text is cut before it is read: an act on many rows may
// be large.
Result<Entry> read_past(store::Reader& reader, std::string_view body, std::string_view record) {
  const auto slice = slice_of(body, record);
  auto entry = TRY(read_entry(slice.body));
  if (entry.subject == record) {
    entry = TRY(read_entry(body));
    TRY(resolve(reader, entry));
    return entry;
  }
  for (std::size_t at = 0; at < slice.places.size() && at < entry.changes.size(); ++at) {
    TRY(resolve(reader, entry.seq, entry.changes[at], slice.places[at].first));
  }
  return entry;
}

}  // namespace

Result<std::vector<Entry>> history(store::Reader& reader, std::string_view record,
                                   std::int64_t after_seq, std::int64_t limit) {
  const auto bodies = TRY(
      store::collect<std::string>(reader,
                                  "SELECT e.body FROM entry_record r JOIN entry e ON e.seq = r.seq "
                                  "WHERE r.record = ? AND r.seq > ? ORDER BY r.seq LIMIT ?",
                                  {std::string(record), after_seq, limit},
                                  [](const store::Row& row) { return row.string(0); }));
  std::vector<Entry> entries;
  entries.reserve(bodies.size());
  for (const auto& body : bodies) entries.push_back(TRY(read_past(reader, body, record)));
  return entries;
}

Result<std::vector<Entry>> latest(store::Reader& reader, std::int64_t before_seq,
                                  std::int64_t limit) {
  return read_all(reader, "SELECT body FROM entry WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                  {before_seq, limit});
}

}  // namespace luoshi::ledger

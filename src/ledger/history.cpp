#include "ledger/history.hpp"

#include <string>

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

}  // namespace

Result<std::vector<Entry>> history(store::Reader& reader, std::string_view record,
                                   std::int64_t after_seq, std::int64_t limit) {
  auto entries = TRY(read_all(reader,
                              "SELECT e.body FROM entry_record r JOIN entry e ON e.seq = r.seq "
                              "WHERE r.record = ? AND r.seq > ? ORDER BY r.seq LIMIT ?",
                              {std::string(record), after_seq, limit}));
  for (auto& entry : entries) {
    TRY(resolve(reader, entry));
    if (entry.subject == record) continue;
    std::erase_if(entry.changes, [&](const RowChange& change) {
      return change.table + "/" + change.id != record;
    });
  }
  return entries;
}

Result<std::vector<Entry>> latest(store::Reader& reader, std::int64_t before_seq,
                                  std::int64_t limit) {
  return read_all(reader, "SELECT body FROM entry WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                  {before_seq, limit});
}

}  // namespace luoshi::ledger

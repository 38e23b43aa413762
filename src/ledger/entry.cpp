#include "ledger/entry.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "ledger/canonical.hpp"
#include "ledger/commitment.hpp"

namespace luoshi::ledger {
namespace {

using Known = ColumnChange::Known;

store::Value value_of(const Json& json) {
  if (const auto* number = std::get_if<std::int64_t>(&json.value)) return *number;
  return std::string(json.text());
}

// The members every entry has; a body with others was not written by Act.
bool has_members(const Json& json) {
  static constexpr std::array<std::string_view, 9> names = {
      "actor", "changes", "facts", "kind", "nonce", "seq", "subject", "time", "unit"};
  return json.object().size() == names.size() &&
         std::ranges::all_of(names, [&](auto name) { return json.find(name) != nullptr; });
}

RowChange read_change(const Json& json) {
  RowChange change;
  const auto text = [&](std::string_view name) {
    const auto* member = json.find(name);
    return member == nullptr ? std::string{} : std::string(member->text());
  };
  change.table = text("table");
  change.id = text("id");
  if (const auto* version = json.find("version")) change.version = version->integer();
  if (const auto* closed = json.find("closed")) {
    for (const auto& [column, hash] : closed->object()) {
      change.columns.push_back(
          {column, Openness::closed, Known::not_yet, {}, std::string(hash.text())});
    }
  }
  if (const auto* open = json.find("open")) {
    for (const auto& [column, value] : open->object()) {
      change.columns.push_back({column, Openness::open, Known::yes, value_of(value), {}});
    }
  }
  if (const auto* cleared = json.find("cleared")) {
    for (const auto& column : cleared->array()) {
      change.columns.push_back({std::string(column.text()), Openness::open, Known::yes, {}, {}});
    }
  }
  return change;
}

void settle(ColumnChange& column, const store::Row& row) {
  if (row.is_null(1)) {
    column.known = Known::erased;
    return;
  }
  const auto nonce_bytes = row.blob(1);
  Bytes32 nonce{};
  column.known = Known::yes;
  column.value = row.string(2);
  column.fits = nonce_bytes.size() == nonce.size();
  if (!column.fits) return;
  std::ranges::copy(nonce_bytes, nonce.begin());
  column.fits = to_hex(commit_to(nonce, row.text(2))) == column.commitment;
}

// The closed columns of these changes in their order, each marked as missing.
std::vector<ColumnChange*> closed_columns(std::span<RowChange> changes) {
  std::vector<ColumnChange*> closed;
  for (auto& change : changes) {
    for (auto& column : change.columns) {
      if (column.openness != Openness::closed) continue;
      column.known = Known::missing;
      closed.push_back(&column);
    }
  }
  return closed;
}

}  // namespace

Result<Entry> read_entry(std::string_view body) {
  const auto json = TRY(read_canonical(body));
  if (!has_members(json)) return fail(ErrorKind::corrupt, "ledger.not-an-entry");
  const auto time = parse_rfc3339(json.find("time")->text());
  if (!time.has_value()) {
    return fail(ErrorKind::corrupt, "ledger.not-an-entry", time.error().detail, "time");
  }
  Entry entry;
  entry.seq = json.find("seq")->integer();
  entry.time = *time;
  entry.actor = {std::string(json.find("actor")->text()), std::string(json.find("unit")->text())};
  entry.kind = json.find("kind")->text();
  entry.subject = json.find("subject")->text();
  for (const auto& [name, value] : json.find("facts")->object()) {
    entry.facts.emplace_back(name, value_of(value));
  }
  for (const auto& change : json.find("changes")->array()) {
    entry.changes.push_back(read_change(change));
  }
  return entry;
}

Result<std::int64_t> resolve(store::Reader& reader, Entry& entry) {
  // The place of a private value is its number among the closed columns of the whole entry.
  auto closed = closed_columns(entry.changes);
  std::int64_t strays = 0;
  TRY(reader.each("SELECT place, nonce, value FROM private_value WHERE seq = ?", {entry.seq},
                  [&](const store::Row& row) {
                    const auto place = static_cast<std::uint64_t>(row.integer(0));
                    if (place < closed.size()) {
                      settle(*closed[place], row);
                    } else {
                      ++strays;
                    }
                    return true;
                  }));
  return strays;
}

Result<> resolve(store::Reader& reader, std::int64_t seq, RowChange& change, std::int64_t place) {
  auto closed = closed_columns(std::span(&change, 1));
  const auto end = place + static_cast<std::int64_t>(closed.size());
  return reader.each(
      "SELECT place, nonce, value FROM private_value WHERE seq = ? AND place >= ? AND place < ?",
      {seq, place, end}, [&](const store::Row& row) {
        settle(*closed[static_cast<std::size_t>(row.integer(0) - place)], row);
        return true;
      });
}

}  // namespace luoshi::ledger

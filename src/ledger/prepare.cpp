#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "ledger/act.hpp"

namespace luoshi::ledger {
namespace {

constexpr std::string_view entry_table =
    "CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, "
    "leaf BLOB NOT NULL) STRICT";
constexpr std::string_view private_table =
    "CREATE TABLE IF NOT EXISTS private_value (seq INTEGER NOT NULL, place INTEGER NOT NULL, "
    "nonce BLOB, value TEXT, PRIMARY KEY (seq, place)) STRICT, WITHOUT ROWID";
// Finds the entries of a record, as their subject or as a row they change; like the ledgered tables
// it can be made again from the entries.
constexpr std::string_view record_table =
    "CREATE TABLE IF NOT EXISTS entry_record (record TEXT NOT NULL, seq INTEGER NOT NULL, "
    "PRIMARY KEY (record, seq)) STRICT, WITHOUT ROWID";
constexpr std::string_view outbox_table =
    "CREATE TABLE IF NOT EXISTS outbox (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, "
    "topic TEXT NOT NULL, body TEXT NOT NULL, queued_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL, "
    "tries INTEGER NOT NULL, sent_ms INTEGER, problem TEXT) STRICT";
// Columns of the outbox since its first release: when nobody tries any more, and since when the
// operator had it tried again.
constexpr std::array outbox_columns{"given_up_ms", "retried_ms"};
constexpr std::array<std::string_view, 3> outbox_indices{
    "DROP INDEX IF EXISTS outbox_due",
    "CREATE INDEX IF NOT EXISTS outbox_waiting ON outbox (due_ms) "
    "WHERE sent_ms IS NULL AND given_up_ms IS NULL",
    "CREATE INDEX IF NOT EXISTS outbox_given_up ON outbox (given_up_ms, number) "
    "WHERE given_up_ms IS NOT NULL"};

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string_view sql_type(ColumnType type) {
  return type == ColumnType::integer ? "INTEGER" : "TEXT";
}

Result<> create(store::Writer& writer, const Table& table) {
  std::string columns;
  for (const auto& column : table.columns) {
    if (!is_name(column.name)) {
      return fail(ErrorKind::internal, "ledger.bad-value", "a column's name", column.name);
    }
    columns += fmt::format(", {} {}", column.name, sql_type(column.type));
  }
  TRY(writer.run(fmt::format("CREATE TABLE IF NOT EXISTS {} (id TEXT PRIMARY KEY NOT NULL, "
                             "version INTEGER NOT NULL{}) STRICT",
                             table.name, columns),
                 {}));
  return {};
}

Result<> add_new_columns(store::Writer& writer, const Table& table) {
  std::set<std::string, std::less<>> known;
  TRY(writer.each("SELECT name FROM pragma_table_info(?)", {table.name},
                  [&](const store::Row& row) {
                    known.insert(row.string(0));
                    return true;
                  }));
  for (const auto& column : table.columns) {
    if (known.contains(column.name)) continue;
    TRY(writer.run(fmt::format("ALTER TABLE {} ADD COLUMN {} {}", table.name, column.name,
                               sql_type(column.type)),
                   {}));
  }
  return {};
}

}  // namespace

Result<> prepare(store::Writer& writer, const std::vector<const Table*>& tables) {
  for (const auto sql : {entry_table, private_table, record_table, outbox_table}) {
    TRY(writer.run(sql, {}));
  }
  Table outbox{"outbox", {}, {}};
  for (const auto* name : outbox_columns) outbox.columns.push_back({name, ColumnType::integer});
  TRY(add_new_columns(writer, outbox));
  for (const auto sql : outbox_indices) TRY(writer.run(sql, {}));
  for (const auto* table : tables) {
    if (!is_name(table->name)) {
      return fail(ErrorKind::internal, "ledger.bad-value", "a table's name", table->name);
    }
    TRY(create(writer, *table));
    TRY(add_new_columns(writer, *table));
    for (const auto& index : table->indices) TRY(writer.run(index, {}));
  }
  return {};
}

}  // namespace luoshi::ledger

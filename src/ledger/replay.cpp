#include "ledger/replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace luoshi::ledger {
namespace {

using store::Params;
using store::Value;

constexpr std::size_t findings_max = 100;

// A private value is text; a column of numbers gets its number back.
Value value_for(const Column& column, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (column.type != ColumnType::integer || text == nullptr) return value;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size()) return std::monostate{};
  return number;
}

struct Assignments {
  std::vector<std::string_view> names;
  Params values;
};

Result<Assignments> assignments_of(const RowChange& change, const Table& table) {
  Assignments all;
  for (const auto& column : change.columns) {
    const auto known = std::ranges::find(table.columns, column.column, &Column::name);
    if (known == table.columns.end()) {
      return fail(ErrorKind::corrupt, "verify.unknown-table",
                  fmt::format("no column {}.{}", change.table, column.column));
    }
    all.names.emplace_back(known->name);
    all.values.push_back(value_for(*known, column.value));
  }
  return all;
}

Result<std::int64_t> carry_out(const RowChange& change, const Table& table, store::Writer& into) {
  auto set = TRY(assignments_of(change, table));
  if (change.version == 1) {
    std::string names = "id, version";
    std::string places = "?, 1";
    for (const auto name : set.names) {
      names += fmt::format(", {}", name);
      places += ", ?";
    }
    set.values.insert(set.values.begin(), change.id);
    return into.run(fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (id) DO NOTHING",
                                table.name, names, places),
                    set.values);
  }
  std::string names;
  for (const auto name : set.names) names += fmt::format(", {} = ?", name);
  set.values.emplace_back(change.id);
  set.values.emplace_back(change.version - 1);
  return into.run(fmt::format("UPDATE {} SET version = version + 1{} WHERE id = ? AND version = ?",
                              table.name, names),
                  set.values);
}

Result<> note_records(const Entry& entry, store::Writer& into) {
  std::set<std::string> records{entry.subject};
  for (const auto& change : entry.changes) {
    records.insert(fmt::format("{}/{}", change.table, change.id));
  }
  for (const auto& record : records) {
    TRY(into.run("INSERT INTO entry_record (record, seq) VALUES (?, ?) ON CONFLICT DO NOTHING",
                 {record, entry.seq}));
  }
  return {};
}

Result<> empty(store::Writer& into, const std::vector<const Table*>& tables) {
  for (const auto* table : tables) TRY(into.run(fmt::format("DELETE FROM {}", table->name), {}));
  TRY(into.run("DELETE FROM entry_record", {}));
  return {};
}

}  // namespace

Catalogue catalogue_of(const std::vector<const Table*>& tables) {
  Catalogue catalogue;
  for (const auto* table : tables) catalogue.emplace(table->name, table);
  return catalogue;
}

Result<> replay(const Entry& entry, const Catalogue& tables, store::Writer& into,
                const std::function<void(Finding)>& on_finding) {
  for (const auto& change : entry.changes) {
    const auto place = fmt::format("entry {}, {}/{}", entry.seq, change.table, change.id);
    const auto table = tables.find(change.table);
    if (table == tables.end()) {
      on_finding({place, "verify.unknown-table", fmt::format("no table {}", change.table)});
      continue;
    }
    const auto changed = carry_out(change, *table->second, into);
    if (!changed.has_value()) {
      if (changed.error().kind == ErrorKind::unavailable) return Failure(changed.error());
      on_finding({place,
                  changed.error().problem == "verify.unknown-table" ? "verify.unknown-table"
                                                                    : "verify.history-broken",
                  changed.error().detail});
    } else if (*changed != 1) {
      on_finding({place, "verify.history-broken",
                  fmt::format("the row was not at version {}", change.version - 1)});
    }
  }
  return note_records(entry, into);
}

Result<> rebuild(store::Reader& from, store::Writer& into,
                 const std::vector<const Table*>& tables) {
  TRY(empty(into, tables));
  const auto catalogue = catalogue_of(tables);
  std::vector<Finding> findings;
  const auto keep = [&](Finding finding) {
    if (findings.size() < findings_max) findings.push_back(std::move(finding));
  };
  Result<> state;
  const auto carry = [&](std::string_view body) -> Result<> {
    auto entry = TRY(read_entry(body));
    TRY(resolve(from, entry));
    return replay(entry, catalogue, into, keep);
  };
  TRY(from.each("SELECT body FROM entry ORDER BY seq", {}, [&](const store::Row& row) {
    state = carry(row.text(0));
    return state.has_value();
  }));
  TRY(std::move(state));
  if (findings.empty()) return {};
  auto failure = fail(ErrorKind::corrupt, "ledger.not-rebuildable",
                      fmt::format("{} findings", findings.size()));
  failure.error().findings = std::move(findings);
  return failure;
}

}  // namespace luoshi::ledger

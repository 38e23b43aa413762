#include "ledger/act.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/canonical.hpp"
#include "ledger/commitment.hpp"
#include "merkle/tree.hpp"

namespace luoshi::ledger {
namespace {

using store::Params;
using store::Value;

std::string quoted(std::string_view text) {
  std::string out;
  write_string(out, text);
  return out;
}

// The canonical text of a column's value or a fact. REQUIRES: not null, checked before.
std::string rendered(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return quoted(std::get<std::string>(value));
}

Result<> check_value(const Value& value, std::string_view where) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (is_exact(*number)) return {};
    return fail(ErrorKind::invalid, "ledger.number-too-large", std::to_string(*number),
                std::string(where));
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (is_utf8(*text)) return {};
    return fail(ErrorKind::invalid, "ledger.not-utf8", "not UTF-8", std::string(where));
  }
  if (std::holds_alternative<std::monostate>(value)) return {};
  return fail(ErrorKind::internal, "ledger.bad-value", "bytes have no place in the ledger",
              std::string(where));
}

const Column* find_column(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &Column::name);
  return found == table.columns.end() ? nullptr : &*found;
}

// Every named column exists, holds what its type says, and is named once.
Result<> check(const Table& table, std::string_view id, const std::vector<Change>& set) {
  if (!is_utf8(id)) return fail(ErrorKind::invalid, "ledger.not-utf8", "id", table.name);
  for (const auto& [name, value] : set) {
    const auto where = fmt::format("{}.{}", table.name, name);
    const auto* column = find_column(table, name);
    if (column == nullptr) {
      return fail(ErrorKind::internal, "ledger.bad-value", "no such column", where);
    }
    const bool wrong = column->type == ColumnType::integer
                           ? std::holds_alternative<std::string>(value)
                           : std::holds_alternative<std::int64_t>(value);
    if (wrong) return fail(ErrorKind::internal, "ledger.bad-value", "wrong type", where);
    TRY(check_value(value, where));
    if (std::ranges::count(set, name, &Change::first) > 1) {
      return fail(ErrorKind::internal, "ledger.bad-value", "named twice", where);
    }
  }
  return {};
}

// The order of private values within an entry follows the order of its columns, by name.
void sort_by_name(std::vector<std::pair<std::string_view, const Value*>>& columns) {
  std::ranges::sort(columns, {}, &std::pair<std::string_view, const Value*>::first);
}

Result<bool> exists(store::Reader& reader, const Table& table, std::string_view id) {
  bool found = false;
  TRY(reader.each(fmt::format("SELECT 1 FROM {} WHERE id = ?", table.name), {std::string(id)},
                  [&](const store::Row&) {
                    found = true;
                    return false;
                  }));
  return found;
}

}  // namespace

Act::Act(store::Writer& writer, Random& random, Instant now, Actor actor, std::string kind,
         std::string subject)
    : writer_(writer),
      random_(random),
      now_(now),
      actor_(std::move(actor)),
      kind_(std::move(kind)),
      subject_(std::move(subject)) {}

Result<> Act::insert(const Table& table, std::string_view id, const std::vector<Change>& set) {
  TRY(check(table, id, set));
  Sorted columns;
  std::string names = "id, version";
  std::string places = "?, 1";
  Params params{std::string(id)};
  for (const auto& [name, value] : set) {
    if (std::holds_alternative<std::monostate>(value)) continue;
    columns.emplace_back(name, &value);
    names += fmt::format(", {}", name);
    places += ", ?";
    params.push_back(value);
  }
  const auto inserted = writer_.run(
      fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, names, places), params);
  if (!inserted.has_value()) {
    if (inserted.error().problem == "store.constraint" && TRY(exists(writer_, table, id))) {
      return fail(ErrorKind::conflict, "row.exists", fmt::format("{}/{}", table.name, id));
    }
    return std::unexpected(inserted.error());
  }
  sort_by_name(columns);
  return record(table, id, 1, columns);
}

Result<> Act::update(const Table& table, std::string_view id, const std::vector<Change>& set,
                     std::optional<std::int64_t> expected_version) {
  TRY(check(table, id, set));
  std::string names = "version";
  for (const auto& [name, value] : set) names += fmt::format(", {}", name);
  std::optional<std::int64_t> version;
  Sorted columns;
  TRY(writer_.each(fmt::format("SELECT {} FROM {} WHERE id = ?", names, table.name),
                   {std::string(id)}, [&](const store::Row& row) {
                     version = row.integer(0);
                     for (std::size_t i = 0; i < set.size(); ++i) {
                       const auto& [name, value] = set[i];
                       if (row.value(static_cast<int>(i) + 1) == value) continue;
                       columns.emplace_back(name, &value);
                     }
                     return false;
                   }));
  const auto place = fmt::format("{}/{}", table.name, id);
  if (!version) return fail(ErrorKind::not_found, "row.not-found", place);
  if (expected_version && *expected_version != *version) {
    return fail(ErrorKind::conflict, "row.changed-meanwhile",
                fmt::format("{} has version {}, not {}", place, *version, *expected_version));
  }
  if (columns.empty()) return {};
  std::string assignments = "version = version + 1";
  Params params;
  for (const auto& [name, value] : columns) {
    assignments += fmt::format(", {} = ?", name);
    params.push_back(*value);
  }
  params.emplace_back(std::string(id));
  TRY(writer_.run(fmt::format("UPDATE {} SET {} WHERE id = ?", table.name, assignments), params));
  sort_by_name(columns);
  return record(table, id, *version + 1, columns);
}

// Keeps a closed value for private_value and returns its commitment in quotes.
std::string Act::close(const Value& value) {
  const auto nonce = new_nonce(random_);
  auto text = closed_text(value);
  auto commitment = quoted(to_hex(commit_to(nonce, text)));
  const auto place = static_cast<std::int64_t>(private_values_.size());
  private_values_.push_back({place, store::Blob(nonce.begin(), nonce.end()), std::move(text)});
  return commitment;
}

Result<> Act::record(const Table& table, std::string_view id, std::int64_t version,
                     const Sorted& columns) {
  Members open;
  Members closed;
  std::string cleared;
  for (const auto& [name, value] : columns) {
    if (std::holds_alternative<std::monostate>(*value)) {
      cleared += (cleared.empty() ? "" : ",") + quoted(name);
    } else if (find_column(table, name)->openness == Openness::open) {
      open.emplace_back(name, rendered(*value));
    } else {
      closed.emplace_back(name, close(*value));
    }
  }
  Members members{
      {"id", quoted(id)}, {"table", quoted(table.name)}, {"version", std::to_string(version)}};
  if (!open.empty()) write_object(members.emplace_back("open", "").second, std::move(open));
  if (!closed.empty()) write_object(members.emplace_back("closed", "").second, std::move(closed));
  if (!cleared.empty()) members.emplace_back("cleared", fmt::format("[{}]", cleared));
  write_object(changes_.emplace_back(), std::move(members));
  records_.push_back(fmt::format("{}/{}", table.name, id));
  return {};
}

void Act::fact(std::string_view name, Value value) {
  facts_.emplace_back(std::string(name), std::move(value));
}

Result<> Act::send(std::string_view topic, std::string_view key, std::string_view body) {
  TRY(
      writer_.run("INSERT INTO outbox (key, topic, body, queued_ms, due_ms, tries) "
                  "VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (key) DO NOTHING",
                  {std::string(key), std::string(topic), std::string(body), now_.ms, now_.ms}));
  return {};
}

Result<std::string> Act::render_facts() const {
  Members members;
  for (const auto& [name, value] : facts_) {
    TRY(check_value(value, name));
    if (std::holds_alternative<std::monostate>(value)) continue;
    if (!is_utf8(name) || std::ranges::count(members, name, &Members::value_type::first) > 0) {
      return fail(ErrorKind::internal, "ledger.bad-value", "a fact's name", name);
    }
    members.emplace_back(name, rendered(value));
  }
  std::string out;
  write_object(out, std::move(members));
  return out;
}

Result<std::int64_t> Act::commit() {
  if (committed_) return fail(ErrorKind::internal, "ledger.bad-value", "committed twice");
  for (const auto* text : {&actor_.person, &actor_.unit, &kind_, &subject_}) {
    if (!is_utf8(*text)) return fail(ErrorKind::invalid, "ledger.not-utf8", "not UTF-8", kind_);
  }
  std::int64_t seq = 0;
  TRY(writer_.each("SELECT coalesce(max(seq), 0) + 1 FROM entry", {}, [&](const store::Row& row) {
    seq = row.integer(0);
    return false;
  }));
  std::string body;
  write_object(body, {{"actor", quoted(actor_.person)},
                      {"changes", fmt::format("[{}]", fmt::join(changes_, ","))},
                      {"facts", TRY(render_facts())},
                      {"kind", quoted(kind_)},
                      {"nonce", quoted(to_hex(new_nonce(random_)))},
                      {"seq", std::to_string(seq)},
                      {"subject", quoted(subject_)},
                      {"time", quoted(to_rfc3339(now_))},
                      {"unit", quoted(actor_.unit)}});
  const auto leaf = merkle::leaf_hash(body);
  TRY(writer_.run("INSERT INTO entry (seq, body, leaf) VALUES (?, ?, ?)",
                  {seq, std::move(body), store::Blob(leaf.begin(), leaf.end())}));
  for (auto& row : private_values_) {
    row.insert(row.begin(), seq);
    TRY(writer_.run("INSERT INTO private_value (seq, place, nonce, value) VALUES (?, ?, ?, ?)",
                    row));
  }
  records_.push_back(subject_);
  std::ranges::sort(records_);
  records_.erase(std::ranges::unique(records_).begin(), records_.end());
  for (auto& name : records_) {
    TRY(writer_.run("INSERT INTO entry_record (record, seq) VALUES (?, ?)",
                    {std::move(name), seq}));
  }
  committed_ = true;
  return seq;
}

}  // namespace luoshi::ledger

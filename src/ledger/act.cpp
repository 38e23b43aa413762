#include "ledger/act.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

#include "ledger/canonical.hpp"
#include "ledger/commitment.hpp"
#include "ledger/set_check.hpp"
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

// Rows of one shape, many in one statement. One that cannot be stored undoes the whole act, so the
// statement needs no journal to be undone by: OR FAIL.
Result<> insert_rows(store::Writer& writer, std::string_view into, std::string_view places,
                     std::span<Params> rows) {
  constexpr std::size_t at_once = 64;
  for (; !rows.empty(); rows = rows.subspan(std::min(at_once, rows.size()))) {
    auto sql = fmt::format("INSERT OR FAIL INTO {} VALUES", into);
    Params params;
    for (auto& row : rows.first(std::min(at_once, rows.size()))) {
      sql += params.empty() ? " " : ", ";
      sql += places;
      std::ranges::move(row, std::back_inserter(params));
    }
    TRY(writer.run(sql, params));
  }
  return {};
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
  const auto columns = TRY(check_set(table, id, set));
  std::vector<Set> given;
  std::string names = "id, version";
  std::string places = "?, 1";
  Params params{std::string(id)};
  for (std::size_t i = 0; i < set.size(); ++i) {
    const auto& value = set[i].second;
    if (std::holds_alternative<std::monostate>(value)) continue;
    given.push_back({columns[i], &value});
    (names += ", ") += columns[i]->name;
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
  record(table, id, 1, std::move(given));
  return {};
}

Result<> Act::update(const Table& table, std::string_view id, const std::vector<Change>& set,
                     std::optional<std::int64_t> expected_version) {
  const auto columns = TRY(check_set(table, id, set));
  std::string names = "version";
  for (const auto* column : columns) (names += ", ") += column->name;
  std::optional<std::int64_t> version;
  std::vector<Set> changed;
  TRY(writer_.each(fmt::format("SELECT {} FROM {} WHERE id = ?", names, table.name),
                   {std::string(id)}, [&](const store::Row& row) {
                     version = row.integer(0);
                     for (std::size_t i = 0; i < set.size(); ++i) {
                       const auto& value = set[i].second;
                       if (row.value(static_cast<int>(i) + 1) == value) continue;
                       changed.push_back({columns[i], &value});
                     }
                     return false;
                   }));
  const auto place = fmt::format("{}/{}", table.name, id);
  if (!version) return fail(ErrorKind::not_found, "row.not-found", place);
  if (expected_version && *expected_version != *version) {
    return fail(ErrorKind::conflict, "row.changed-meanwhile",
                fmt::format("{} has version {}, not {}", place, *version, *expected_version));
  }
  if (changed.empty()) return {};
  std::string assignments = "version = version + 1";
  Params params;
  for (const auto& [column, value] : changed) {
    ((assignments += ", ") += column->name) += " = ?";
    params.push_back(*value);
  }
  params.emplace_back(std::string(id));
  TRY(writer_.run(fmt::format("UPDATE {} SET {} WHERE id = ?", table.name, assignments), params));
  record(table, id, *version + 1, std::move(changed));
  return {};
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

void Act::record(const Table& table, std::string_view id, std::int64_t version,
                 std::vector<Set> set) {
  // The order of private values within an entry follows the order of its columns, by name.
  std::ranges::sort(set, {}, [](const Set& one) -> const std::string& { return one.column->name; });
  Members open;
  Members closed;
  std::string cleared;
  for (const auto& [column, value] : set) {
    if (std::holds_alternative<std::monostate>(*value)) {
      cleared += (cleared.empty() ? "" : ",") + quoted(column->name);
    } else if (column->openness == Openness::open) {
      open.emplace_back(column->name, rendered(*value));
    } else {
      closed.emplace_back(column->name, close(*value));
    }
  }
  Members members{
      {"id", quoted(id)}, {"table", quoted(table.name)}, {"version", std::to_string(version)}};
  if (!open.empty()) write_object(members.emplace_back("open", "").second, std::move(open));
  if (!closed.empty()) write_object(members.emplace_back("closed", "").second, std::move(closed));
  if (!cleared.empty()) members.emplace_back("cleared", fmt::format("[{}]", cleared));
  write_object(changes_.emplace_back(), std::move(members));
  records_.push_back(fmt::format("{}/{}", table.name, id));
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
    if (auto fault = fault_of(value)) {
      fault->place = name;
      return Failure(std::move(*fault));
    }
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
  for (auto& row : private_values_) row.insert(row.begin(), seq);
  TRY(insert_rows(writer_, "private_value (seq, place, nonce, value)", "(?, ?, ?, ?)",
                  private_values_));
  records_.push_back(subject_);
  std::ranges::sort(records_);
  records_.erase(std::ranges::unique(records_).begin(), records_.end());
  std::vector<Params> rows;
  rows.reserve(records_.size());
  for (auto& name : records_) rows.push_back({std::move(name), seq});
  TRY(insert_rows(writer_, "entry_record (record, seq)", "(?, ?)", rows));
  committed_ = true;
  return seq;
}

}  // namespace luoshi::ledger

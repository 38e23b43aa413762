#include "api/entry_json.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <charconv>
#include <limits>
#include <map>

#include "api/person_names.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using ledger::ColumnChange;
using ledger::Entry;

json::value value_of(const store::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return json::value(*text);
  return nullptr;
}

Result<json::object> frame_of(const Entry& entry, PersonNames& names) {
  json::object facts;
  for (const auto& [name, value] : entry.facts) facts[name] = value_of(value);
  return json::object{{"seq", entry.seq},
                      {"time", to_rfc3339(entry.time)},
                      {"actor", entry.actor.person},
                      {"actor_name", TRY(names.of(entry.actor.person))},
                      {"unit", entry.actor.unit},
                      {"kind", entry.kind},
                      {"subject", entry.subject},
                      {"facts", std::move(facts)}};
}

json::object change_of(const ledger::RowChange& row, const ColumnChange& column) {
  return {{"table", row.table},
          {"id", row.id},
          {"column", column.column},
          {"closed", column.openness == ledger::Openness::closed}};
}

bool readable(const ColumnChange& column) {
  return column.known == ColumnChange::Known::yes;
}

using Past = std::map<std::string, store::Value, std::less<>>;  // by table, id and column

json::array changes_with_past(const Entry& entry, Past& past) {
  json::array changes;
  for (const auto& row : entry.changes) {
    for (const auto& column : row.columns) {
      auto& before = past[row.table + '/' + row.id + '.' + column.column];
      auto change = change_of(row, column);
      change["before"] = value_of(before);
      before = readable(column) ? column.value : store::Value{};
      change["after"] = value_of(before);
      changes.emplace_back(std::move(change));
    }
  }
  return changes;
}

json::array changes_with_commitments(const Entry& entry) {
  json::array changes;
  for (const auto& row : entry.changes) {
    for (const auto& column : row.columns) {
      auto change = change_of(row, column);
      const bool closed = column.openness == ledger::Openness::closed;
      change["after"] = closed ? json::value(column.commitment) : value_of(column.value);
      changes.emplace_back(std::move(change));
    }
  }
  return changes;
}

json::object list_of(json::array entries, const std::optional<std::string>& next) {
  return {{"entries", std::move(entries)}, {"next", next_of(next)}};
}

}  // namespace

Result<std::int64_t> seq_of(const Page& page) {
  if (page.after.empty()) return std::numeric_limits<std::int64_t>::max();
  std::int64_t seq = 0;
  const auto* end = page.after.data() + page.after.size();
  if (std::from_chars(page.after.data(), end, seq).ptr != end || seq < 1) {
    return fail(ErrorKind::invalid, "list.cursor-malformed", {}, "cursor");
  }
  return seq;
}

Result<json::object> history_json(store::Reader& reader, std::vector<Entry> entries,
                                  const Page& page, Language language) {
  const auto below = TRY(seq_of(page));
  PersonNames names(reader, language);
  Past past;
  std::vector<json::array> changes;
  changes.reserve(entries.size());
  for (const auto& entry : entries) changes.push_back(changes_with_past(entry, past));
  json::array shown;
  std::optional<std::string> next;
  for (auto at = entries.size(); at-- > 0;) {
    if (entries[at].seq >= below) continue;
    if (std::ssize(shown) == page.limit) {
      next = std::to_string(entries[at + 1].seq);
      break;
    }
    auto one = TRY(frame_of(entries[at], names));
    one["changes"] = std::move(changes[at]);
    shown.emplace_back(std::move(one));
  }
  return list_of(std::move(shown), next);
}

Result<json::object> entries_json(store::Reader& reader, const std::vector<Entry>& entries,
                                  const std::optional<std::string>& next, Language language) {
  PersonNames names(reader, language);
  json::array shown;
  for (const auto& entry : entries) {
    auto one = TRY(frame_of(entry, names));
    one["changes"] = changes_with_commitments(entry);
    shown.emplace_back(std::move(one));
  }
  return list_of(std::move(shown), next);
}

}  // namespace luoshi::api

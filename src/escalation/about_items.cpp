// The unit and the items a notice or an interview is about.
#include <fmt/format.h>

#include <algorithm>

#include "escalation/noticing.hpp"
#include "identity/accounts.hpp"
#include "text/unicode.hpp"

namespace luoshi::escalation {

void want_words(std::vector<Finding>& findings, std::string_view place, std::string_view text) {
  if (text::trim(text::from_utf8(text)).empty()) {
    findings.push_back({std::string(place), "measure.words-missing", {}});
  }
}

Result<> check_about(store::Reader& reader, std::string_view unit,
                     const std::vector<std::string>& items, std::vector<Finding>& findings) {
  const auto known = identity::find_unit(reader, unit);
  if (!known && known.error().kind != ErrorKind::not_found) {
    return std::unexpected(known.error());
  }
  if (!known || !known->active) {
    findings.push_back({"/unit", "notice.unit-missing", std::string(unit)});
  }
  for (std::size_t at = 0; at < items.size(); ++at) {
    bool own = false;
    TRY(reader.each("SELECT lead_unit FROM item WHERE id = ?", {items[at]},
                    [&](const store::Row& row) {
                      own = row.text(0) == unit;
                      return false;
                    }));
    if (!own) {
      findings.push_back({fmt::format("/items/{}", at), "notice.item-of-other-unit", items[at]});
    }
  }
  return {};
}

Result<> put_items(ledger::Act& act, const ledger::Table& table, std::string_view owner,
                   std::string_view id, const std::vector<std::string>& items) {
  const auto stored = TRY(store::collect<std::string>(
      act.writer(), fmt::format("SELECT item FROM {} WHERE {} = ?", table.name, owner),
      {std::string(id)}, [](const store::Row& row) { return row.string(0); }));
  for (const auto& item : stored) {
    if (std::ranges::find(items, item) != items.end()) continue;
    TRY(act.update(table, fmt::format("{}/{}", id, item), {{"active", std::int64_t{0}}}));
  }
  std::int64_t position = 0;
  for (const auto& item : items) {
    const auto row = fmt::format("{}/{}", id, item);
    std::vector<ledger::Change> set{{"active", std::int64_t{1}}, {"position", ++position}};
    if (std::ranges::find(stored, item) != stored.end()) {
      TRY(act.update(table, row, set));
    } else {
      set.emplace_back(owner, std::string(id));
      set.emplace_back("item", item);
      TRY(act.insert(table, row, set));
    }
  }
  return {};
}

Result<std::vector<NoticeItem>> items_of(store::Reader& reader, const ledger::Table& table,
                                         std::string_view owner, std::string_view id) {
  return store::collect<NoticeItem>(
      reader,
      fmt::format("SELECT item.id, item.number, item.headline FROM {0} "
                  "JOIN item ON item.id = {0}.item WHERE {0}.{1} = ? AND {0}.active = 1 "
                  "ORDER BY {0}.position",
                  table.name, owner),
      {std::string(id)}, [](const store::Row& row) {
        return NoticeItem{row.string(0), row.string(1), row.string(2)};
      });
}

}  // namespace luoshi::escalation

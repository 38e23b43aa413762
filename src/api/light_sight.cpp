#include "api/light_sight.hpp"

#include <algorithm>
#include <array>

#include "escalation/measure_access.hpp"
#include "escalation/tables.hpp"
#include "supervision/access.hpp"

namespace luoshi::api {
namespace {

constexpr std::array<std::string_view, 3> light_columns{"light", "light_since", "reds"};

bool shown(const supervision::Item& item, const identity::Principal& who) {
  return escalation::shows(escalation::measure_scope(who), item.lead_unit);
}

bool tells_of_a_light(const ledger::RowChange& row) {
  return row.table == escalation::light_change_table.name ||
         row.table == escalation::light_override_table.name;
}

bool is_light(const ledger::ColumnChange& column) {
  return std::ranges::find(light_columns, column.column) != light_columns.end();
}

}  // namespace

void veil_light(supervision::Item& item, const identity::Principal& who) {
  if (shown(item, who)) return;
  item.carriage.light = supervision::Light::none;
  item.carriage.light_since.clear();
  item.carriage.reds = 0;
}

void veil_lights(std::vector<ledger::Entry>& entries, const supervision::Item& item,
                 const identity::Principal& who) {
  if (shown(item, who)) return;
  std::erase_if(entries, [](ledger::Entry& entry) {
    const bool told = !entry.changes.empty();
    std::erase_if(entry.changes, tells_of_a_light);
    for (auto& row : entry.changes) std::erase_if(row.columns, is_light);
    std::erase_if(entry.changes, [](const auto& row) { return row.columns.empty(); });
    return told && entry.changes.empty();
  });
}

Result<supervision::Scope> board_scope(const supervision::Filter& filter,
                                       const identity::Principal& who) {
  if (!filter.light) return supervision::scope_of(who);
  auto scope = escalation::measure_scope(who);
  TRY(escalation::require_sight(scope));
  return scope;
}

}  // namespace luoshi::api

#include "casework/case_conditions.hpp"

#include <fmt/format.h>

namespace luoshi::casework {
namespace {

// The cases of desks they work at, those in which their units have a part, and those of enterprises
// they are the responsible official of.
void add_scope(Conditions& conditions, const Scope& scope) {
  if (scope.everything) return;
  Conditions units;
  units.in("u.unit", scope.units);
  Conditions desks;
  desks.in("c.desk_unit", scope.units);
  auto params = desks.params();
  const auto more = units.params();
  params.insert(params.end(), more.begin(), more.end());
  params.emplace_back(scope.official);
  conditions.add(
      fmt::format("({} OR EXISTS (SELECT 1 FROM case_unit u WHERE u.subject = c.id AND {}) "
                  "OR c.credit_code IN (SELECT e.credit_code FROM enterprise e "
                  "WHERE e.official = ? AND e.withdrawn_ms IS NULL))",
                  desks.where(), units.where()),
      params);
}

void add_window(Conditions& conditions, const CaseFilter::Window& window) {
  conditions.add("c.latitude_e7 BETWEEN ? AND ?", {window.south, window.north});
  conditions.add("c.longitude_e7 BETWEEN ? AND ?", {window.west, window.east});
}

// In words, not as a parameter: the indexes of what is open are found by them. Few cases carry a
// mark, many are open: beside a mark the plus keeps the state from being what is searched by.
void add_state(Conditions& conditions, const CaseFilter& filter) {
  if (filter.state != "open" && filter.state != "closed") return;
  const bool marked = filter.overdue || filter.supervised || filter.incident;
  conditions.add(fmt::format("{}c.state = '{}'", marked ? "+" : "", filter.state));
}

}  // namespace

Conditions conditions_of(const CaseFilter& filter) {
  Conditions conditions;
  conditions.equal("c.service", filter.service);
  add_state(conditions, filter);
  conditions.equal("c.stage", filter.stage);
  conditions.equal("c.category", filter.category);
  conditions.equal("c.lead_unit", filter.lead_unit);
  conditions.equal("c.subdistrict", filter.subdistrict);
  conditions.equal("c.outcome", filter.outcome);
  conditions.equal("c.number", filter.number);
  conditions.equal("c.credit_code", filter.credit_code);
  if (filter.overdue) conditions.add("c.overdue = 1");
  if (filter.supervised) conditions.add("c.supervised = 1");
  if (filter.incident) conditions.add("c.incident IS NOT NULL");
  if (filter.from_ms) conditions.add("c.reported_ms >= ?", {*filter.from_ms});
  if (filter.to_ms) conditions.add("c.reported_ms < ?", {*filter.to_ms});
  if (filter.window) add_window(conditions, *filter.window);
  return conditions;
}

Conditions conditions_of(const Scope& scope, const CaseFilter& filter) {
  auto conditions = conditions_of(filter);
  add_scope(conditions, scope);
  return conditions;
}

}  // namespace luoshi::casework

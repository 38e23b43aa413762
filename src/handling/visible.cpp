#include "handling/visible.hpp"

#include <fmt/format.h>

namespace luoshi::handling {

Condition visible_items(const supervision::Scope& scope) {
  if (scope.everything) return {"1 = 1", {}};
  if (scope.units.empty()) return {"1 = 0", {}};
  std::string marks = "?";
  for (std::size_t at = 1; at < scope.units.size(); ++at) marks += ", ?";
  Condition condition;
  condition.sql = fmt::format(
      "(item.state = 'approved' OR (item.stage = 'circulated' AND item.state <> 'rejected')) "
      "AND (item.lead_unit IN ({0}) OR item.id IN "
      "(SELECT item FROM item_unit WHERE unit IN ({0}) AND active = 1))",
      marks);
  for (int round = 0; round < 2; ++round) {
    condition.params.insert(condition.params.end(), scope.units.begin(), scope.units.end());
  }
  return condition;
}

}  // namespace luoshi::handling

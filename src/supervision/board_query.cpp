#include "supervision/board_query.hpp"

#include <fmt/format.h>

#include "supervision/search_index.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::supervision {
namespace {

using store::Params;

std::string marks(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "?" : ", ?";
  return out;
}

// The ids of the items that any of `units` leads or supports.
std::string items_of_units(const std::vector<std::string>& units, Params& params) {
  for (int round = 0; round < 2; ++round) params.insert(params.end(), units.begin(), units.end());
  return fmt::format(
      "SELECT id FROM item WHERE lead_unit IN ({0}) "
      "UNION SELECT item FROM item_unit WHERE unit IN ({0}) AND active = 1",
      marks(units.size()));
}

// Search hits or a unit's items come first and are few; CROSS JOIN keeps the planner to that order.
void choose_driver(Query& query, const Scope& scope, const Filter& filter, bool scored) {
  std::vector<std::vector<std::string>> unit_sets;
  if (!scope.everything) unit_sets.push_back(scope.units);
  if (!filter.unit.empty()) unit_sets.push_back({filter.unit});
  if (!filter.words.empty()) {
    const auto hits = search_hits(filter.words, scored, hits_max);
    query.from = fmt::format("FROM ({}) AS hit CROSS JOIN item ON item.id = hit.id", hits.sql);
    query.from_params = hits.params;
  } else if (!unit_sets.empty()) {
    const auto ids = items_of_units(unit_sets.front(), query.from_params);
    query.from = fmt::format("FROM ({}) AS own CROSS JOIN item ON item.id = own.id", ids);
    unit_sets.erase(unit_sets.begin());
  } else {
    query.from = "FROM item";
  }
  for (const auto& units : unit_sets) {
    Params params;
    const auto ids = items_of_units(units, params);
    query.where += fmt::format(" AND item.id IN ({})", ids);
    query.where_params.insert(query.where_params.end(), params.begin(), params.end());
  }
}

void add_state(Query& query, const Scope& scope, const Filter& filter) {
  if (!scope.everything) query.also("(item.state = 'approved' OR item.stage = 'circulated')");
  if (filter.state) {
    query.also("item.state = ?", {std::string(name_of(*filter.state))});
  }
  if (!scope.everything || (!filter.state && !filter.with_rejected)) {
    query.also("item.state <> 'rejected'");
  }
}

void add_stage(Query& query, Stage stage) {
  if (stage == Stage::none) {
    query.also("item.stage IS NULL");
  } else {
    query.also("item.stage = ?", {std::string(name_of(stage))});
  }
}

void add_awaits(Query& query, Awaits awaits) {
  query.also("item.lead_unit IS NOT NULL AND item.type <> 'result'");
  switch (awaits) {
    case Awaits::circulation:
      query.also("item.state = 'confirmed' AND item.stage IS NULL");
      break;
    case Awaits::issue:
      query.also(
          "item.state = 'approved' AND (item.stage IS NULL OR item.stage = 'circulated') AND "
          "(item.due_date IS NOT NULL OR "
          "(item.type = 'standing_duty' AND item.recurrence IS NOT NULL))");
      break;
    case Awaits::receipt:
      query.also("item.state = 'approved' AND item.stage = 'issued'");
      break;
  }
}

// A light is the lead unit's; a supporting unit cannot find it out by a filter.
void add_light(Query& query, const Scope& scope, Light light) {
  query.also("item.light = ?", {std::string(name_of(light))});
  if (scope.everything) return;
  query.where += fmt::format(" AND item.lead_unit IN ({})", marks(scope.units.size()));
  query.where_params.insert(query.where_params.end(), scope.units.begin(), scope.units.end());
}

}  // namespace

std::optional<Awaits> parse_awaits(std::string_view name) {
  if (name == "circulation") return Awaits::circulation;
  if (name == "issue") return Awaits::issue;
  if (name == "receipt") return Awaits::receipt;
  return std::nullopt;
}

void Query::also(std::string_view condition, std::initializer_list<store::Value> params) {
  where += fmt::format(" AND {}", condition);
  where_params.insert(where_params.end(), params.begin(), params.end());
}

Params Query::params() const {
  Params all = from_params;
  all.insert(all.end(), where_params.begin(), where_params.end());
  return all;
}

Query query_of(const Scope& scope, const Filter& filter, bool scored) {
  Query query;
  choose_driver(query, scope, filter, scored);
  add_state(query, scope, filter);
  if (!filter.source.empty()) query.also("item.source = ?", {filter.source});
  if (!filter.section.empty()) {
    query.also("instr(item.section, ?) > 0", {fmt::format("\n{}\n", filter.section)});
  }
  if (filter.type) query.also("item.type = ?", {std::string(word_of(*filter.type))});
  if (filter.disclosure) {
    query.also("item.disclosure = ?", {std::string(name_of(*filter.disclosure))});
  }
  if (!filter.due_from.empty()) {
    query.also("coalesce(item.due_date, '9999-12-31') >= ? AND item.due_date IS NOT NULL",
               {filter.due_from});
  }
  if (!filter.due_to.empty()) {
    query.also("coalesce(item.due_date, '9999-12-31') <= ?", {filter.due_to});
  }
  if (filter.quantified) {
    query.also(*filter.quantified ? "item.quantity_count > 0" : "item.quantity_count = 0");
  }
  if (filter.assigned) {
    query.also(*filter.assigned ? "item.lead_unit IS NOT NULL"
                                : "item.lead_unit IS NULL AND item.type <> 'result'");
  }
  if (!filter.parent.empty()) query.also("item.parent = ?", {filter.parent});
  if (filter.stage) add_stage(query, *filter.stage);
  if (filter.light) add_light(query, scope, *filter.light);
  if (filter.awaits) add_awaits(query, *filter.awaits);
  if (!filter.leader.empty()) query.also("item.responsible_leader = ?", {filter.leader});
  return query;
}

Keys keys_of(Order order, const Filter& filter) {
  // A source or a parent fixes the rank, and their indices hold the rest of the order.
  const bool within = !filter.source.empty() || !filter.parent.empty();
  switch (order) {
    case Order::certainty:
      return {"item.certainty, item.position, item.id"};
    case Order::due:
      return {"coalesce(item.due_date, '9999-12-31'), item.id", false, false, 2};
    case Order::changed:
      return {"item.changed_ms, item.id", true, true, 2};
    case Order::position:
    case Order::relevance:
      break;
  }
  if (within) return {"item.position, item.id", false, true, 2};
  return {"item.source_rank, item.position, item.id"};
}

}  // namespace luoshi::supervision

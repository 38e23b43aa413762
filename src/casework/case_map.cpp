#include "casework/case_map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "casework/case_conditions.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

using Window = CaseFilter::Window;

// nullopt where none of the latest cases of the filter has a place.
Result<std::optional<Window>> around_latest(store::Reader& reader, const Scope& scope,
                                            const CaseFilter& filter) {
  std::optional<Window> window;
  for (const auto& one : TRY(list_cases(reader, scope, filter, {}, {map_around_max})).cases) {
    const auto& place = one.place;
    if (!place.longitude_e7 || !place.latitude_e7) continue;
    const auto x = *place.longitude_e7;
    const auto y = *place.latitude_e7;
    if (!window) window = Window{x, y, x, y};
    *window = {std::min(window->west, x), std::min(window->south, y), std::max(window->east, x),
               std::max(window->north, y)};
  }
  return window;
}

// A window that is a line or a point has squares of a ten-millionth of a degree.
std::int64_t step_of(std::int64_t from, std::int64_t to) {
  return std::max<std::int64_t>(1, (to - from + map_squares) / map_squares);
}

// How many there are, up to one more than are counted.
Result<std::int64_t> count_window(store::Reader& reader, const Conditions& conditions) {
  auto params = conditions.params();
  params.emplace_back(map_counted_max + 1);
  std::int64_t count = 0;
  TRY(reader.each(fmt::format("SELECT count(*) FROM (SELECT 1 FROM cases c "
                              "INDEXED BY cases_place WHERE {} LIMIT ?)",
                              conditions.where()),
                  params, [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

// Reads squares from "SELECT x, y, count(*) …", x and y counted from the south-west of the window.
Result<> read_squares(store::Reader& reader, const std::string& sql, const store::Params& params,
                      const Window& window, CaseMap& map) {
  const auto across = step_of(window.west, window.east);
  const auto up = step_of(window.south, window.north);
  return reader.each(sql, params, [&](const store::Row& row) {
    const auto west = window.west + row.integer(0) * across;
    const auto south = window.south + row.integer(1) * up;
    map.squares.push_back({{west, south, west + across, south + up}, row.integer(2)});
    return true;
  });
}

// The first parameters of such a statement.
store::Params grid_of(const Window& window) {
  return {window.west, step_of(window.west, window.east), window.south,
          step_of(window.south, window.north)};
}

Result<> count_squares(store::Reader& reader, const Conditions& conditions, const Window& window,
                       CaseMap& map) {
  auto params = grid_of(window);
  const auto more = conditions.params();
  params.insert(params.end(), more.begin(), more.end());
  params.emplace_back(map_counted_max);
  const auto* along = map.more ? "cases_reported" : "cases_place";
  const auto* order = map.more ? "ORDER BY c.reported_ms DESC" : "";
  const auto sql = fmt::format(
      "SELECT x, y, count(*) FROM (SELECT (c.longitude_e7 - ?) / ? AS x, "
      "(c.latitude_e7 - ?) / ? AS y FROM cases c INDEXED BY {} WHERE {} {} LIMIT ?) "
      "GROUP BY y, x ORDER BY y, x",
      along, conditions.where(), order);
  return read_squares(reader, sql, params, window, map);
}

// Who does not see every case is shown the latest that their units see: "(SELECT …)" of their ids.
struct Sight {
  std::string sql;
  store::Params params;
  bool more = false;  // a unit sees more than the latest
};

Result<bool> sees_more(store::Reader& reader, const std::string& unit, std::int64_t open) {
  bool more = false;
  TRY(reader.each("SELECT 1 FROM case_sight WHERE unit = ? AND open = ? LIMIT 1 OFFSET ?",
                  {unit, open, map_seen_max}, [&](const store::Row&) {
                    more = true;
                    return false;
                  }));
  return more;
}

Result<Sight> latest_seen(store::Reader& reader, const Scope& scope, const CaseFilter& filter) {
  Sight sight;
  for (const auto& unit : scope.units) {
    for (const std::int64_t open : {1, 0}) {
      if (!filter.state.empty() && (filter.state == "open") != (open == 1)) continue;
      sight.sql += sight.sql.empty() ? "" : " UNION ";
      sight.sql +=
          "SELECT subject FROM (SELECT subject FROM case_sight WHERE unit = ? AND open = ? "
          "ORDER BY reported_ms DESC, subject DESC LIMIT ?)";
      sight.params.insert(sight.params.end(), {unit, open, map_seen_max});
      if (TRY(sees_more(reader, unit, open))) sight.more = true;
    }
  }
  if (sight.sql.empty()) sight.sql = "SELECT NULL AS subject WHERE 0";
  return sight;
}

Result<> count_seen(store::Reader& reader, const Sight& sight, const CaseFilter& filter,
                    const Window& window, CaseMap& map) {
  const auto conditions = conditions_of(filter);
  auto params = grid_of(window);
  const auto more = conditions.params();
  params.insert(params.end(), sight.params.begin(), sight.params.end());
  params.insert(params.end(), more.begin(), more.end());
  const auto sql = fmt::format(
      "SELECT (c.longitude_e7 - ?) / ? AS x, (c.latitude_e7 - ?) / ? AS y, count(*) "
      "FROM ({}) s CROSS JOIN cases c WHERE c.id = s.subject AND {} "
      "GROUP BY y, x ORDER BY y, x",
      sight.sql, conditions.where());
  return read_squares(reader, sql, params, window, map);
}

Result<std::vector<Case>> latest_cases(store::Reader& reader, const Sight& sight,
                                       const CaseFilter& filter) {
  const auto conditions = conditions_of(filter);
  auto params = sight.params;
  const auto more = conditions.params();
  params.insert(params.end(), more.begin(), more.end());
  params.emplace_back(map_cases_max + 1);
  return store::collect<Case>(
      reader,
      fmt::format("SELECT {} FROM ({}) s CROSS JOIN cases c WHERE c.id = s.subject AND {} "
                  "ORDER BY c.reported_ms DESC, c.id DESC LIMIT ?",
                  case_columns(), sight.sql, conditions.where()),
      params, [](const store::Row& row) { return read_case(row); });
}

Result<CaseMap> map_seen(store::Reader& reader, const Scope& scope, const CaseFilter& filter,
                         const Window& window) {
  const auto sight = TRY(latest_seen(reader, scope, filter));
  CaseMap map;
  map.more = sight.more;
  map.cases = TRY(latest_cases(reader, sight, filter));
  if (std::ssize(map.cases) <= map_cases_max) return map;
  map.cases.clear();
  TRY(count_seen(reader, sight, filter, window, map));
  return map;
}

}  // namespace

Result<CaseMap> map_cases(store::Reader& reader, const Scope& scope, CaseFilter filter) {
  CaseMap map;
  if (!filter.words.empty()) {
    auto page = TRY(list_cases(reader, scope, filter, {}, {map_cases_max}));
    map.cases = std::move(page.cases);
    map.more = page.next.has_value();
    return map;
  }
  if (!filter.window) {
    filter.window = TRY(around_latest(reader, scope, filter));
    if (!filter.window) return map;
  }
  if (!scope.everything) return map_seen(reader, scope, filter, *filter.window);
  // Along the places: each state has its own.
  auto conditions = conditions_of(scope, filter);
  if (filter.state.empty()) conditions.add("c.state IN ('open', 'closed')");
  const auto count = TRY(count_window(reader, conditions));
  if (count <= map_cases_max) {
    map.cases = TRY(list_cases(reader, scope, filter, {}, {map_cases_max})).cases;
    return map;
  }
  map.more = count > map_counted_max;
  TRY(count_squares(reader, map.more ? conditions_of(scope, filter) : conditions, *filter.window,
                    map));
  return map;
}

}  // namespace luoshi::casework

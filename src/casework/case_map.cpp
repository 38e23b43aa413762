#include "casework/case_map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "casework/case_conditions.hpp"

namespace luoshi::casework {
namespace {

using Window = CaseFilter::Window;

// nullopt where no case has a place.
Result<std::optional<Window>> around_latest(store::Reader& reader, Conditions conditions) {
  conditions.add("c.latitude_e7 IS NOT NULL");
  auto params = conditions.params();
  params.emplace_back(map_around_max);
  std::optional<Window> window;
  TRY(reader.each(fmt::format("SELECT min(x), min(y), max(x), max(y) FROM (SELECT c.longitude_e7 "
                              "AS x, c.latitude_e7 AS y FROM cases c WHERE {} "
                              "ORDER BY c.reported_ms DESC, c.id DESC LIMIT ?)",
                              conditions.where()),
                  params, [&](const store::Row& row) {
                    if (!row.is_null(0)) {
                      window =
                          Window{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
                    }
                    return false;
                  }));
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

Result<> count_squares(store::Reader& reader, const Conditions& conditions, const Window& window,
                       CaseMap& map) {
  const auto across = step_of(window.west, window.east);
  const auto up = step_of(window.south, window.north);
  store::Params params{window.west, across, window.south, up};
  const auto more = conditions.params();
  params.insert(params.end(), more.begin(), more.end());
  params.emplace_back(map_counted_max);
  const auto* along = map.more ? "cases_reported" : "cases_place";
  const auto* order = map.more ? "ORDER BY c.reported_ms DESC" : "";
  return reader.each(
      fmt::format("SELECT x, y, count(*) FROM (SELECT (c.longitude_e7 - ?) / ? AS "
                  "x, (c.latitude_e7 - ?) / ? AS y FROM cases c INDEXED BY {} "
                  "WHERE {} {} LIMIT ?) GROUP BY y, x ORDER BY y, x",
                  along, conditions.where(), order),
      params, [&](const store::Row& row) {
        const auto west = window.west + row.integer(0) * across;
        const auto south = window.south + row.integer(1) * up;
        map.squares.push_back({{west, south, west + across, south + up}, row.integer(2)});
        return true;
      });
}

}  // namespace

Result<CaseMap> map_cases(store::Reader& reader, const Scope& scope, CaseFilter filter) {
  CaseMap map;
  if (!filter.words.empty()) {
    auto page = TRY(list_cases(reader, scope, filter, {}, map_cases_max));
    map.cases = std::move(page.cases);
    map.more = page.next.has_value();
    return map;
  }
  if (!filter.window) {
    filter.window = TRY(around_latest(reader, conditions_of(scope, filter)));
    if (!filter.window) return map;
  }
  // Along the places: each state has its own.
  auto conditions = conditions_of(scope, filter);
  if (filter.state.empty()) conditions.add("c.state IN ('open', 'closed')");
  const auto count = TRY(count_window(reader, conditions));
  if (count <= map_cases_max) {
    map.cases = TRY(list_cases(reader, scope, filter, {}, map_cases_max)).cases;
    return map;
  }
  map.more = count > map_counted_max;
  TRY(count_squares(reader, map.more ? conditions_of(scope, filter) : conditions, *filter.window,
                    map));
  return map;
}

}  // namespace luoshi::casework

#include "casework/case_map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "casework/case_conditions.hpp"

namespace luoshi::casework {
namespace {

using Window = CaseFilter::Window;

// nullopt where no case has a place.
Result<std::optional<Window>> around_all(store::Reader& reader, const Conditions& conditions) {
  std::optional<Window> window;
  TRY(reader.each(fmt::format("SELECT min(c.longitude_e7), min(c.latitude_e7), "
                              "max(c.longitude_e7), max(c.latitude_e7) FROM cases c WHERE {}",
                              conditions.where()),
                  conditions.params(), [&](const store::Row& row) {
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

Result<> count_squares(store::Reader& reader, const Conditions& conditions, const Window& window,
                       CaseMap& map) {
  const auto across = step_of(window.west, window.east);
  const auto up = step_of(window.south, window.north);
  store::Params params{window.west, across, window.south, up};
  const auto more = conditions.params();
  params.insert(params.end(), more.begin(), more.end());
  params.emplace_back(map_counted_max);
  std::int64_t counted = 0;
  TRY(reader.each(fmt::format("SELECT x, y, count(*) FROM (SELECT (c.longitude_e7 - ?) / ? AS x, "
                              "(c.latitude_e7 - ?) / ? AS y FROM cases c WHERE {} LIMIT ?) "
                              "GROUP BY y, x ORDER BY y, x",
                              conditions.where()),
                  params, [&](const store::Row& row) {
                    const auto west = window.west + row.integer(0) * across;
                    const auto south = window.south + row.integer(1) * up;
                    map.squares.push_back(
                        {{west, south, west + across, south + up}, row.integer(2)});
                    counted += row.integer(2);
                    return true;
                  }));
  map.more = counted == map_counted_max;
  return {};
}

}  // namespace

Result<CaseMap> map_cases(store::Reader& reader, const Scope& scope, CaseFilter filter) {
  CaseMap map;
  if (!filter.window) {
    filter.window = TRY(around_all(reader, conditions_of(scope, filter)));
    if (!filter.window) return map;
  }
  auto page = TRY(list_cases(reader, scope, filter, {}, map_cases_max));
  if (!page.next) {
    map.cases = std::move(page.cases);
    return map;
  }
  TRY(count_squares(reader, conditions_of(scope, filter), *filter.window, map));
  return map;
}

}  // namespace luoshi::casework

#include "outcomes/lines.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/decimal.hpp"
#include "reconcile/indicator_name.hpp"
#include "supervision/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::outcomes {
namespace {

using reading::Role;

constexpr std::size_t years_least = 2;
constexpr std::int64_t step_points_max = 10;

std::string core_of(const std::string& indicator) {
  const auto core = reconcile::main_indicator(text::from_utf8(indicator));
  return core.empty() ? indicator : text::to_utf8(core);
}

struct Key {
  std::string core;
  std::string unit;
  Role role = Role::level;

  auto operator<=>(const Key&) const = default;
};

struct Series {
  std::string name;  // as first stated
  std::map<std::int64_t, LinePoint> points;
};

void take(Series& series, const Stated& one) {
  auto& point = series.points[one.year];
  point.year = one.year;
  auto& kept = one.target ? point.target : point.outcome;
  if (!kept) {
    kept = one.value;
    return;
  }
  const bool restated = !one.target && one.role == Role::level && kept->value != one.value.value &&
                        kept->origin == one.value.origin && kept->item != one.value.item;
  if (restated) point.parted = "restated";
}

// A level that restates its year parts the line after it: what follows is on the new base.
void part_after_restated(Series& series) {
  bool parted = false;
  for (auto& [year, point] : series.points) {
    const bool restated = point.parted == "restated";
    point.parted = parted ? "restated" : "";
    parted = restated;
  }
}

void part_where_rebased(Series& series, const std::string& core, Role role,
                        std::span<const Rebased> rebased) {
  if (role != Role::level) return;
  for (const auto& rule : rebased) {
    if (core.find(rule.indicator) == std::string::npos) continue;
    const auto first = series.points.lower_bound(rule.from);
    if (first != series.points.end() && first != series.points.begin()) {
      first->second.parted = rule.id;
    }
  }
}

bool has_outcome(const Series& series) {
  return std::ranges::any_of(series.points,
                             [](const auto& one) { return one.second.outcome.has_value(); });
}

void part_where_out_of_step(Series& levels, const Series& growths) {
  const LinePoint* before = nullptr;
  for (auto& [year, point] : levels.points) {
    const auto* earlier = before;
    before = &point;
    const auto growth = growths.points.find(year);
    if (earlier == nullptr || earlier->year + 1 != year || !point.parted.empty() ||
        growth == growths.points.end()) {
      continue;
    }
    const auto& was = earlier->outcome;
    const auto& is = point.outcome;
    const auto& grown = growth->second.outcome;
    if (!was || !is || !grown) continue;
    const auto from = Decimal::parse(was->value);
    const auto to = Decimal::parse(is->value);
    const auto stated = Decimal::parse(grown->value);
    if (!from || !to || !stated || from->is_zero()) continue;
    const auto gap = (*to / *from - Decimal(1)) * Decimal(100) - *stated;
    const Decimal most(step_points_max);
    if (gap > most || Decimal(0) - gap > most) point.parted = "out-of-step";
  }
}

}  // namespace

std::vector<Line> lines_of(std::span<const Stated> stated, std::span<const Rebased> rebased) {
  std::map<Key, Series> all;
  for (const auto& one : stated) {
    auto& series = all[{core_of(one.indicator), one.unit, one.role}];
    if (series.name.empty()) series.name = one.indicator;
    take(series, one);
  }
  for (auto& [key, series] : all) {
    part_after_restated(series);
    part_where_rebased(series, key.core, key.role, rebased);
    const auto growths = all.find({key.core, "%", Role::growth});
    if (key.role == Role::level && growths != all.end()) {
      part_where_out_of_step(series, growths->second);
    }
  }
  std::vector<Line> lines;
  for (auto& [key, series] : all) {
    if (series.points.size() < years_least || !has_outcome(series)) continue;
    Line line{series.name,
              key.unit,
              key.role,
              !reconcile::main_indicator(text::from_utf8(series.name)).empty(),
              {}};
    for (auto& [year, point] : series.points) line.points.push_back(std::move(point));
    lines.push_back(std::move(line));
  }
  const auto rank = [](const Line& line) {
    return std::tuple(!line.of_the_economy, -std::ssize(line.points),
                      std::string_view(line.indicator), line.role, std::string_view(line.unit));
  };
  std::ranges::sort(lines, [&](const Line& a, const Line& b) { return rank(a) < rank(b); });
  return lines;
}

Result<std::vector<std::string>> places_of_reports(store::Reader& reader) {
  return store::collect<std::string>(
      reader,
      "SELECT coalesce(place, '') FROM source WHERE kind = 'work_report' AND has_text = 1 "
      "GROUP BY coalesce(place, '') ORDER BY count(*) DESC, max(number) DESC",
      {}, [](const store::Row& row) { return row.string(0); });
}

Result<std::vector<Stated>> load_stated(store::Reader& reader, std::string_view place) {
  std::vector<Stated> all;
  const auto take_row = [&](const store::Row& row, Origin origin) {
    Stated one;
    one.indicator = row.string(0);
    one.unit = row.string(1);
    one.role = supervision::role_of(row.text(2)).value_or(Role::level);
    one.year = row.integer(3);
    one.target = row.text(4) == "target";
    one.value = {row.string(5),
                 supervision::qualifier_of(row.text(6)).value_or(reading::Qualifier::exact),
                 row.integer(7) != 0, origin, row.string(8)};
    if (one.year > 0 && Decimal::parse(one.value.value)) all.push_back(std::move(one));
    return true;
  };
  TRY(reader.each(
      "SELECT q.indicator, q.unit, q.role, coalesce(q.year, CASE q.kind WHEN 'target' THEN s.year "
      "ELSE s.year_reviewed END, 0), q.kind, q.value, q.qualifier, q.computed, i.id "
      "FROM quantity q JOIN item i ON i.id = q.item JOIN source s ON s.id = i.source "
      "WHERE s.kind = 'work_report' AND coalesce(s.place, '') = ? AND q.active = 1 "
      "AND q.kind IN ('target', 'result') AND q.role IN ('level', 'growth') "
      "AND q.value IS NOT NULL AND q.indicator IS NOT NULL "
      "AND i.state <> 'rejected' AND i.parent IS NULL ORDER BY s.year, i.position, q.position",
      {std::string(place)},
      [&](const store::Row& row) { return take_row(row, Origin::reported); }));
  TRY(reader.each(
      "SELECT coalesce(q.indicator, c.indicator), c.unit, c.role, coalesce(q.year, s.year, 0), "
      "'result', c.value, 'exact', 0, i.id FROM cited_outcome c JOIN item i ON i.id = c.item "
      "JOIN source s ON s.id = i.source "
      "LEFT JOIN quantity q ON q.item = c.item AND q.position = c.quantity AND q.active = 1 "
      "WHERE s.kind = 'work_report' AND coalesce(s.place, '') = ? AND c.state = 'stands' "
      "AND coalesce(q.indicator, c.indicator) IS NOT NULL ORDER BY c.cited_ms, c.id",
      {std::string(place)}, [&](const store::Row& row) { return take_row(row, Origin::cited); }));
  return all;
}

}  // namespace luoshi::outcomes

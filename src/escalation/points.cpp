#include "escalation/points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/decimal.hpp"
#include "catalog/closed_list.hpp"
#include "escalation/listing.hpp"
#include "escalation/measure_tables.hpp"
#include "supervision/rows.hpp"

namespace luoshi::escalation {
namespace {

using catalog::ScoreRule;
using catalog::ScoreRules;
using store::Params;

constexpr std::array<std::string_view, 3> states{"standing", "appealed", "withdrawn"};

std::int64_t year_of(std::string_view date) {
  std::int64_t year = 0;
  std::from_chars(date.data(), date.data() + 4, year);
  return year;
}

Result<std::int64_t> one_number(store::Reader& reader, std::string_view sql, const Params& params) {
  std::int64_t value = 0;
  TRY(reader.each(sql, params, [&](const store::Row& row) {
    value = row.integer(0);
    return false;
  }));
  return value;
}

// A point of one record; its id follows from the record, so that a second one cannot be written.
std::string id_of(const FoundFact& found) {
  return "pnt_" + to_hex(sha256(found.record)).substr(0, 26);
}

// What the rule takes off now, given what it took off already.
Result<std::int64_t> tenths_of(store::Reader& reader, const ScoreRule& rule,
                               const FoundFact& found) {
  if (rule.every > 1) {
    const auto before = TRY(
        one_number(reader, "SELECT count(*) FROM point WHERE unit = ? AND rule = ? AND year = ?",
                   {found.unit, rule.id, year_of(found.on)}));
    if ((before + 1) % rule.every != 0) return 0;
  }
  if (!rule.tenths_per_month_most) return rule.tenths;
  const auto taken = TRY(one_number(
      reader,
      "SELECT coalesce(sum(tenths), 0) FROM point WHERE unit = ? AND rule = ? "
      "AND on_date >= ? AND on_date <= ? AND state <> 'withdrawn'",
      {found.unit, rule.id, found.on.substr(0, 7) + "-01", found.on.substr(0, 7) + "-31"}));
  return std::min<std::int64_t>(0, std::max(rule.tenths, *rule.tenths_per_month_most - taken));
}

bool fits(const ScoreRule& rule, const FoundFact& found) {
  if (rule.fact != found.fact) return false;
  if (rule.level && rule.level != found.level) return false;
  return rule.months.empty() || std::ranges::find(rule.months, found.month) != rule.months.end();
}

constexpr std::string_view columns =
    "point.id, point.unit, point.year, point.rule, point.rule_version, point.fact, point.item, "
    "point.record, point.on_date, point.tenths, point.capped, point.state, point.reason, "
    "item.number, item.headline";

Point read_point(const store::Row& row) {
  return {
      .id = row.string(0),
      .unit = row.string(1),
      .year = row.integer(2),
      .rule = row.string(3),
      .rule_version = row.string(4),
      .fact = row.string(5),
      .item = row.string(6),
      .record = row.string(7),
      .on = row.string(8),
      .tenths = row.integer(9),
      .capped = row.integer(10) != 0,
      .state = catalog::parse_word<PointState>(states, row.text(11)).value_or(PointState::standing),
      .reason = row.string(12),
      .number = row.string(13),
      .headline = row.string(14)};
}

}  // namespace

std::string_view name_of(PointState state) {
  return catalog::word_of(states, state);
}

const ScoreRule* rule_for(const ScoreRules& rules, const FoundFact& found) {
  if (found.on < rules.head.valid_from) return nullptr;
  const auto rule =
      std::ranges::find_if(rules.rules, [&](const ScoreRule& one) { return fits(one, found); });
  return rule == rules.rules.end() ? nullptr : &*rule;
}

Result<> put_point(ledger::Act& act, const ScoreRules& rules, const FoundFact& found) {
  const auto* rule = rule_for(rules, found);
  if (rule == nullptr || found.unit.empty()) return {};
  const auto there =
      TRY(one_number(act.writer(), "SELECT count(*) FROM point WHERE record = ?", {found.record}));
  if (there > 0) return {};
  const auto tenths = TRY(tenths_of(act.writer(), *rule, found));
  return act.insert(point_table, id_of(found),
                    {{"unit", found.unit},
                     {"year", year_of(found.on)},
                     {"rule", rule->id},
                     {"rule_version", rules.head.version},
                     {"fact", std::string(catalog::name_of(found.fact))},
                     {"item", supervision::text_or_null(found.item)},
                     {"record", found.record},
                     {"on_date", found.on},
                     {"tenths", tenths},
                     {"capped", std::int64_t{tenths != rule->tenths}},
                     {"state", std::string(name_of(PointState::standing))}});
}

std::string points_text(std::int64_t tenths) {
  const auto value = Decimal(tenths) / Decimal(10);
  return tenths % 10 == 0 ? value.rounded(0).text() : value.text();
}

Result<std::vector<UnitScore>> list_scores(store::Reader& reader, const Scope& scope,
                                           const ScoreRules& rules, std::int64_t year) {
  TRY(require_sight(scope));
  std::map<std::string, UnitScore, std::less<>> by_unit;
  Params params{year};
  TRY(reader.each(fmt::format("SELECT unit, sum(tenths), count(*), sum(state = 'appealed') "
                              "FROM point WHERE year = ? AND state <> 'withdrawn'{} GROUP BY unit",
                              within(scope, "unit", params)),
                  params, [&](const store::Row& row) {
                    auto& one = by_unit[row.string(0)];
                    one.tenths = row.integer(1);
                    one.points = row.integer(2);
                    one.appealed = row.integer(3);
                    return true;
                  }));
  Params lead_params;
  TRY(reader.each(fmt::format("SELECT lead_unit, count(*) FROM item WHERE stage IN ('issued', "
                              "'acknowledged', 'claimed', 'struck_off', 'closed'){} GROUP BY 1",
                              within(scope, "lead_unit", lead_params)),
                  lead_params, [&](const store::Row& row) {
                    by_unit[row.string(0)].items = row.integer(1);
                    return true;
                  }));
  std::vector<UnitScore> all;
  for (auto& [unit, one] : by_unit) {
    one.unit = unit;
    one.score_tenths = std::max(rules.lowest * 10, rules.full * 10 + one.tenths);
    all.push_back(std::move(one));
  }
  std::ranges::sort(all, [](const UnitScore& a, const UnitScore& b) {
    return std::tie(b.score_tenths, a.unit) < std::tie(a.score_tenths, b.unit);
  });
  return all;
}

Result<std::vector<Point>> list_points(store::Reader& reader, const Scope& scope,
                                       const PointFilter& filter, std::int64_t limit) {
  TRY(require_sight(scope));
  Params params;
  std::string where = "1" + within(scope, "point.unit", params);
  also(where, params, "point.unit = ?", filter.unit);
  also(where, params, "point.item = ?", filter.item);
  if (filter.year != 0) {
    where += " AND point.year = ?";
    params.emplace_back(filter.year);
  }
  if (filter.appealed) where += " AND point.state = 'appealed'";
  params.emplace_back(limit);
  return store::collect<Point>(
      reader,
      fmt::format("SELECT {} FROM point LEFT JOIN item ON item.id = point.item WHERE {} "
                  "ORDER BY point.on_date DESC, point.id LIMIT ?",
                  columns, where),
      params, read_point);
}

Result<Point> view_point(store::Reader& reader, const Scope& scope, std::string_view id) {
  auto found = TRY(store::collect<Point>(
      reader,
      fmt::format("SELECT {} FROM point LEFT JOIN item ON item.id = point.item WHERE point.id = ?",
                  columns),
      {std::string(id)}, read_point));
  if (found.empty() || !shows(scope, found.front().unit)) {
    return fail(ErrorKind::not_found, "point.not-found", std::string(id));
  }
  return std::move(found.front());
}

}  // namespace luoshi::escalation

#include "escalation/owed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "escalation/owing.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;

// Where an occasion's rows come from: the table with the column of the day, and the condition.
struct Origin {
  Occasion occasion;
  std::string_view day;
  std::string_view from;
  std::string_view where;
};

// The first two columns are there only while something is owed; of duties the open turns are few,
// so their index on the state drives the join.
constexpr std::array<Origin, 4> origins{{
    {Occasion::receipt, "item.receipt_due", "item", "1"},
    {Occasion::report, "item.report_due", "item", "1"},
    {Occasion::duty, "duty_period.due_date",
     "duty_period CROSS JOIN item ON item.id = duty_period.item",
     "duty_period.state IN ('pending', 'missed') AND item.stage = 'acknowledged'"},
    {Occasion::due, "item.due_date", "item", "item.stage IN ('issued', 'acknowledged')"},
}};

bool wanted(const OwedFilter& filter, Occasion occasion) {
  return filter.occasions.empty() ||
         std::ranges::find(filter.occasions, occasion) != filter.occasions.end();
}

std::string condition_of(const Origin& origin, const Scope& scope, const OwedFilter& filter,
                         Params& params) {
  std::string where = fmt::format("{} AND {} IS NOT NULL", origin.where, origin.day);
  if (!filter.due_to.empty()) {
    where += fmt::format(" AND {} <= ?", origin.day);
    params.emplace_back(filter.due_to);
  }
  if (!filter.unit.empty()) {
    where += " AND item.lead_unit = ?";
    params.emplace_back(filter.unit);
  }
  where += within(scope, "item.lead_unit", params);
  if (!filter.items.empty()) {
    std::string marks;
    for (const auto& item : filter.items) {
      marks += marks.empty() ? "?" : ", ?";
      params.emplace_back(item);
    }
    where += fmt::format(" AND item.id IN ({})", marks);
  }
  return where;
}

// The period of the earliest report owed, from the day it is due: the month (or quarter) before.
std::string period_due_on(const catalog::Rules& rules, const Owed& owed,
                          std::string_view source_kind, std::string_view type,
                          const std::string& from, std::string_view today) {
  const auto* table = rules.lights.on(today);
  const auto* group = table == nullptr ? nullptr : table->group_of(source_kind, type);
  if (group == nullptr || !group->reports) return {};
  auto turn = parse_turn(*group->reports, from);
  while (turn && turn->due_date < owed.due_date) turn = next_turn(*group->reports, *turn);
  return turn ? turn->period : std::string{};
}

Result<> add_urged(store::Reader& reader, std::vector<Owed>& all) {
  for (auto& one : all) {
    TRY(reader.each(
        "SELECT made_on, state FROM urge WHERE item = ? AND occasion = ? "
        "AND coalesce(period, '') = ? ORDER BY made_ms DESC LIMIT 1",
        {one.item, std::string(name_of(one.occasion)), one.period}, [&](const store::Row& row) {
          one.urged_on = row.string(0);
          one.urged = row.string(1);
          return false;
        }));
  }
  return {};
}

}  // namespace

Result<std::vector<Owed>> owed(store::Reader& reader, const Scope& scope,
                               const catalog::Rules& rules, const OwedFilter& filter,
                               std::string_view today, std::int64_t limit) {
  std::vector<Owed> all;
  for (const auto& origin : origins) {
    if (!wanted(filter, origin.occasion)) continue;
    Params params;
    const auto where = condition_of(origin, scope, filter, params);
    params.emplace_back(limit);
    const bool duty = origin.occasion == Occasion::duty;
    TRY(reader.each(
        fmt::format("SELECT item.id, item.number, item.headline, item.lead_unit, {}, {}, "
                    "source.kind, item.type, item.reports_from FROM {} "
                    "CROSS JOIN source ON source.id = item.source WHERE {} ORDER BY {} LIMIT ?",
                    origin.day, duty ? "duty_period.period" : "NULL", origin.from, where,
                    origin.day),
        params, [&](const store::Row& row) {
          Owed one{origin.occasion,
                   row.string(0),
                   row.string(1),
                   row.string(2),
                   row.string(3),
                   row.string(5),
                   row.string(4),
                   {},
                   {}};
          if (origin.occasion == Occasion::report) {
            one.period = period_due_on(rules, one, row.text(6), row.text(7), row.string(8), today);
          }
          all.push_back(std::move(one));
          return true;
        }));
  }
  std::ranges::sort(all, [](const Owed& a, const Owed& b) {
    return std::tie(a.due_date, a.number, a.occasion) < std::tie(b.due_date, b.number, b.occasion);
  });
  if (std::ssize(all) > limit) all.resize(static_cast<std::size_t>(limit));
  TRY(add_urged(reader, all));
  return all;
}

Result<> count_owed(store::Reader& reader, const Scope& scope, std::string_view today,
                    std::string_view due_to, Counts& counts) {
  for (const auto& origin : origins) {
    Params params{std::string(today)};
    OwedFilter filter;
    filter.due_to = due_to;
    const auto where = condition_of(origin, scope, filter, params);
    TRY(reader.each(
        fmt::format("SELECT item.lead_unit, count(*), sum({} < ?) FROM {} WHERE {} GROUP BY 1",
                    origin.day, origin.from, where),
        params, [&](const store::Row& row) {
          counts[row.string(0)][std::string(name_of(origin.occasion))] = {row.integer(1),
                                                                          row.integer(2)};
          return true;
        }));
  }
  return {};
}

}  // namespace luoshi::escalation

// What one unit owes, and to whom.
#include <fmt/format.h>

#include <algorithm>

#include "escalation/day.hpp"
#include "supervision/dates.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;
using store::Row;

constexpr int horizon_days = 31;

// Debts beside those of the items themselves; each statement takes the unit, and its columns are
// item, number, headline, period, due date, record, words, whom it is owed to, and its state if
// any.
struct Kind {
  std::string_view kind;
  std::string_view sql;
};

constexpr std::array<Kind, 8> kinds{{
    {"to_sign",
     "SELECT item.id, item.number, item.headline, report.period, NULL, report.id, NULL, NULL "
     "FROM report JOIN item ON item.id = report.item "
     "WHERE report.unit = ? AND report.state = 'submitted'"},
    {"to_support",
     "SELECT item.id, item.number, item.headline, report.period, NULL, report.id, NULL, "
     "report.unit FROM item_unit JOIN report ON report.item = item_unit.item "
     "AND report.state IN ('signed', 'spot_check') JOIN item ON item.id = report.item "
     "WHERE item_unit.unit = ? AND item_unit.active = 1 AND NOT EXISTS (SELECT 1 "
     "FROM report_support WHERE report_support.report = report.id "
     "AND report_support.unit = item_unit.unit)"},
    {"comment",
     "SELECT item.id, item.number, item.headline, NULL, NULL, NULL, NULL, NULL FROM item "
     "WHERE item.lead_unit = ? AND item.stage = 'circulated' AND NOT EXISTS (SELECT 1 "
     "FROM comment WHERE comment.item = item.id AND comment.unit = item.lead_unit)"},
    {"notice_receipt",
     "SELECT NULL, NULL, NULL, NULL, issued_on, id, reason, NULL FROM notice "
     "WHERE unit = ? AND state = 'issued'"},
    {"notice_answer",
     "SELECT NULL, NULL, NULL, NULL, answer_by, id, demand, NULL FROM notice "
     "WHERE unit = ? AND state IN ('issued', 'received')"},
    {"interview",
     "SELECT NULL, NULL, NULL, NULL, planned_on, id, reason, NULL FROM interview "
     "WHERE unit = ? AND state = 'ordered'"},
    {"agreed",
     "SELECT NULL, NULL, NULL, NULL, agreed_by, id, agreed, NULL FROM interview "
     "WHERE unit = ? AND state = 'held'"},
    {"urge",
     "SELECT item.id, item.number, item.headline, urge.period, urge.made_on, urge.id, urge.words, "
     "NULL, urge.state FROM urge JOIN item ON item.id = urge.item "
     "WHERE urge.unit = ? AND urge.state IN ('sent', 'opened')"},
}};

Debt debt_of(std::string_view kind, const Row& row) {
  return {.kind = std::string(kind),
          .to = row.string(7),
          .item = row.string(0),
          .number = row.string(1),
          .headline = row.string(2),
          .period = row.string(3),
          .due_date = row.string(4),
          .record = row.string(5),
          .words = row.string(6),
          .state = row.columns() > 8 ? row.string(8) : std::string{}};
}

}  // namespace

Result<std::vector<Debt>> unit_day(store::Reader& reader, const Principal& who,
                                   const catalog::Rules& rules, std::string_view unit,
                                   std::string_view today) {
  const auto scope = measure_scope(who);
  TRY(require_sight(scope));
  if (!shows(scope, unit)) return fail(ErrorKind::forbidden, "measure.not-own-unit");
  std::vector<Debt> all;
  OwedFilter filter;
  filter.unit = unit;
  filter.due_to = supervision::move_date(today, horizon_days);
  for (auto& one : TRY(owed(reader, scope, rules, filter, today, debts_max))) {
    all.push_back({.kind = std::string(catalog::name_of(one.occasion)),
                   .to = {},
                   .item = std::move(one.item),
                   .number = std::move(one.number),
                   .headline = std::move(one.headline),
                   .period = std::move(one.period),
                   .due_date = std::move(one.due_date),
                   .record = {},
                   .words = {},
                   .state = {}});
  }
  for (const auto& [kind, sql] : kinds) {
    TRY(reader.each(fmt::format("{} LIMIT {}", sql, debts_max), {std::string(unit)},
                    [&](const Row& row) {
                      all.push_back(debt_of(kind, row));
                      return true;
                    }));
  }
  const auto day = [](const Debt& one) {
    return one.due_date.empty() ? std::string_view("9999-12-31") : std::string_view(one.due_date);
  };
  std::ranges::sort(all, [&](const Debt& a, const Debt& b) {
    return std::tuple(day(a), a.kind, a.number, a.record) <
           std::tuple(day(b), b.kind, b.number, b.record);
  });
  if (std::ssize(all) > debts_max) all.resize(debts_max);
  return all;
}

}  // namespace luoshi::escalation

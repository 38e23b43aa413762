#include "escalation/owing.hpp"

#include <fmt/format.h>

#include "handling/periods.hpp"
#include "supervision/dates.hpp"
#include "supervision/rows.hpp"
#include "supervision/tables.hpp"

namespace luoshi::escalation {
namespace {

using handling::Period;
using handling::Recurrence;
using supervision::text_or_null;

Recurrence recurrence_of(const catalog::Rhythm& rhythm) {
  return rhythm.every == catalog::Every::month ? Recurrence::monthly : Recurrence::quarterly;
}

ReportTurn turn_on(const catalog::Rhythm& rhythm, const Period& period) {
  const auto month_after = supervision::move_date(period.last, 1);
  return {period.name, fmt::format("{}-{:02}", month_after.substr(0, 7), rhythm.due_day)};
}

struct Owing {
  std::string stage;
  std::string type;
  std::string source_kind;
  std::string receipt_due;
  std::string reports_from;
  std::string report_due;
};

Result<Owing> load(store::Reader& reader, std::string_view item) {
  Owing owing;
  TRY(
      reader.each("SELECT item.stage, item.type, source.kind, item.receipt_due, item.reports_from, "
                  "item.report_due FROM item JOIN source ON source.id = item.source "
                  "WHERE item.id = ?",
                  {std::string(item)}, [&](const store::Row& row) {
                    owing = {row.string(0), row.string(1), row.string(2),
                             row.string(3), row.string(4), row.string(5)};
                    return false;
                  }));
  return owing;
}

std::optional<catalog::Rhythm> rhythm_of(const catalog::Rules& rules, const Owing& owing,
                                         std::string_view today) {
  const auto* table = rules.lights.on(today);
  const auto* group = table == nullptr ? nullptr : table->group_of(owing.source_kind, owing.type);
  return group == nullptr ? std::nullopt : group->reports;
}

// The months a quarter holds, as names of periods; of a month itself.
std::vector<std::string> names_within(std::string_view period) {
  std::vector<std::string> names{std::string(period)};
  const auto quarter = handling::parse_period(Recurrence::quarterly, period);
  if (!quarter) return names;
  auto month = handling::period_of(Recurrence::monthly, quarter->first);
  for (int at = 0; at < 3; ++at) {
    names.push_back(month.name);
    month = handling::next_period(Recurrence::monthly, month);
  }
  return names;
}

}  // namespace

ReportTurn turn_of(const catalog::Rhythm& rhythm, std::string_view date) {
  return turn_on(rhythm, handling::period_of(recurrence_of(rhythm), date));
}

ReportTurn next_turn(const catalog::Rhythm& rhythm, const ReportTurn& turn) {
  const auto period = handling::parse_period(recurrence_of(rhythm), turn.period);
  if (!period) return turn;
  return turn_on(rhythm, handling::next_period(recurrence_of(rhythm), *period));
}

std::optional<ReportTurn> parse_turn(const catalog::Rhythm& rhythm, std::string_view period) {
  const auto parsed = handling::parse_period(recurrence_of(rhythm), period);
  if (!parsed) return std::nullopt;
  return turn_on(rhythm, *parsed);
}

Result<bool> is_reported(store::Reader& reader, std::string_view item, std::string_view period) {
  bool found = false;
  for (const auto& name : names_within(period)) {
    TRY(
        reader.each("SELECT 1 FROM report WHERE item = ? AND period = ? "
                    "AND state IN ('signed', 'spot_check', 'accepted') LIMIT 1",
                    {std::string(item), name}, [&](const store::Row&) {
                      found = true;
                      return false;
                    }));
    if (found) break;
  }
  return found;
}

Result<> follow_owing(ledger::Act& act, const catalog::Rules& rules, std::string_view item,
                      std::string_view today) {
  auto owing = TRY(load(act.writer(), item));
  const auto before = owing;
  if (owing.stage != "issued") {
    owing.receipt_due.clear();
  } else if (owing.receipt_due.empty()) {
    owing.receipt_due = supervision::move_date(today, rules.measures.escalation.receipt_days);
  }
  const auto rhythm = rhythm_of(rules, owing, today);
  if (owing.stage != "acknowledged" || !rhythm) {
    owing.report_due.clear();
  } else {
    auto turn = turn_of(*rhythm, today);
    const auto from = parse_turn(*rhythm, owing.reports_from);
    if (from && !owing.report_due.empty()) turn = *from;
    owing.reports_from = turn.period;
    while (TRY(is_reported(act.writer(), item, turn.period))) turn = next_turn(*rhythm, turn);
    owing.report_due = turn.due_date;
  }
  if (owing.receipt_due == before.receipt_due && owing.reports_from == before.reports_from &&
      owing.report_due == before.report_due) {
    return {};
  }
  return act.update(supervision::item_table, item,
                    {{"receipt_due", text_or_null(owing.receipt_due)},
                     {"reports_from", text_or_null(owing.reports_from)},
                     {"report_due", text_or_null(owing.report_due)}});
}

}  // namespace luoshi::escalation

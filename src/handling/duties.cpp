#include "handling/duties.hpp"

#include <fmt/format.h>

#include <optional>

#include "handling/tables.hpp"
#include "supervision/stage.hpp"

namespace luoshi::handling {
namespace {

using store::Row;

// A standing duty with what its turns depend on.
struct Duty {
  std::string item;
  supervision::Stage stage = supervision::Stage::none;
  std::optional<Recurrence> recurrence;
  std::string start_date;
  std::string last_due;  // of the turns there are; empty: none
};

constexpr std::string_view duty_select =
    "SELECT item.id, item.stage, item.recurrence, item.start_date, "
    "(SELECT max(due_date) FROM duty_period WHERE duty_period.item = item.id) FROM item "
    "WHERE item.type = 'standing_duty' AND item.state = 'approved' AND item.recurrence IS NOT NULL "
    "AND ";

Duty read_duty(const Row& row) {
  return {.item = row.string(0),
          .stage = supervision::parse_stage(row.text(1)).value_or(supervision::Stage::none),
          .recurrence = parse_recurrence(row.text(2)),
          .start_date = row.string(3),
          .last_due = row.string(4)};
}

Result<std::vector<Duty>> duties(store::Reader& reader, std::string_view condition,
                                 const store::Params& params) {
  return store::collect<Duty>(reader, fmt::format("{}{}", duty_select, condition), params,
                              read_duty);
}

std::string id_of(std::string_view item, std::string_view period) {
  return fmt::format("{}/{}", item, period);
}

Result<> open_turn(ledger::Act& act, const Duty& duty, const Period& period) {
  return act.insert(duty_period_table, id_of(duty.item, period.name),
                    {{"item", duty.item},
                     {"period", period.name},
                     {"due_date", period.last},
                     {"state", "pending"}});
}

// Opens every turn from the one after the last up to today's. The first is today's: what lies
// before the item was issued was never owed.
Result<std::int64_t> open_turns(ledger::Act& act, const Duty& duty, std::string_view today) {
  if (!duty.recurrence || duty.start_date > today) return 0;
  std::int64_t opened = 0;
  auto period = period_of(*duty.recurrence, today);
  if (!duty.last_due.empty()) {
    period = next_period(*duty.recurrence, period_of(*duty.recurrence, duty.last_due));
  }
  while (period.first <= today) {
    TRY(open_turn(act, duty, period));
    ++opened;
    period = next_period(*duty.recurrence, period);
  }
  return opened;
}

// Sets every turn of the condition to the state; the value is how many there were.
Result<std::int64_t> set_turns(ledger::Act& act, std::string_view condition,
                               const store::Params& params, const char* state) {
  const auto ids = TRY(store::collect<std::string>(
      act.writer(), fmt::format("SELECT id FROM duty_period WHERE {}", condition), params,
      [](const Row& row) { return row.string(0); }));
  for (const auto& id : ids)
    TRY(act.update(duty_period_table, id, {{"state", std::string(state)}}));
  return std::ssize(ids);
}

}  // namespace

Result<std::vector<DutyPeriod>> duty_periods_of(store::Reader& reader, std::string_view item) {
  return store::collect<DutyPeriod>(
      reader,
      "SELECT item, period, due_date, state, report, kept_on FROM duty_period WHERE item = ? "
      "ORDER BY due_date, period",
      {std::string(item)}, [](const Row& row) {
        return DutyPeriod{row.string(0), row.string(1), row.string(2),
                          row.string(3), row.string(4), row.string(5)};
      });
}

Result<> follow_duty(ledger::Act& act, std::string_view item, std::string_view today) {
  const std::string id(item);
  for (const auto& duty : TRY(duties(act.writer(), "item.id = ?", {id}))) {
    if (supervision::has_ended(duty.stage)) {
      TRY(set_turns(act, "item = ? AND state = 'pending'", {id}, "waived"));
    } else if (supervision::is_owed(duty.stage)) {
      TRY(open_turns(act, duty, today));
      TRY(set_turns(act, "item = ? AND state = 'waived' AND due_date >= ?",
                    {id, std::string(today)}, "pending"));
    }
  }
  return {};
}

Result<std::int64_t> turn_duties(ledger::Act& act, std::string_view today) {
  std::int64_t changed = 0;
  for (const auto& duty :
       TRY(duties(act.writer(), "item.stage IN ('issued', 'acknowledged', 'claimed')", {}))) {
    changed += TRY(open_turns(act, duty, today));
  }
  changed += TRY(set_turns(act,
                           "state = 'pending' AND due_date < ? AND item IN (SELECT item.id FROM "
                           "item WHERE item.stage IN ('issued', 'acknowledged', 'claimed'))",
                           {std::string(today)}, "missed"));
  return changed;
}

Result<> keep_duty(ledger::Act& act, const Report& report, std::string_view today) {
  for (const auto& turn : TRY(duty_periods_of(act.writer(), report.item))) {
    if (turn.period != report.period || (turn.state != "pending" && turn.state != "missed")) {
      continue;
    }
    const bool late = turn.state == "missed" || turn.due_date < today;
    return act.update(duty_period_table, id_of(report.item, report.period),
                      {{"state", std::string(late ? "kept_late" : "kept")},
                       {"report", report.id},
                       {"kept_on", std::string(today)}});
  }
  return {};
}

Result<> unkeep_duty(ledger::Act& act, const Report& report, std::string_view today) {
  for (const auto& turn : TRY(duty_periods_of(act.writer(), report.item))) {
    if (turn.report != report.id) continue;
    return act.update(duty_period_table, id_of(report.item, turn.period),
                      {{"state", std::string(turn.due_date < today ? "missed" : "pending")},
                       {"report", std::monostate{}},
                       {"kept_on", std::monostate{}}});
  }
  return {};
}

}  // namespace luoshi::handling

#include "escalation/light_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "handling/periods.hpp"
#include "supervision/row_values.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;
using store::Row;
using supervision::optional_integer;
using supervision::parse_light;

// Reckoning a date in a zone is slow, and acts of an office crowd into few quarters of an hour.
class Days {
 public:
  explicit Days(const LocalDate& local_date) : local_date_(local_date) {}
  std::optional<Day> of(std::int64_t ms) {
    constexpr std::int64_t quarter_hour_ms = 900'000;
    const auto [at, fresh] = known_.try_emplace(ms / quarter_hour_ms);
    if (fresh) at->second = day_of(local_date_({ms}));
    return at->second;
  }

 private:
  const LocalDate& local_date_;
  std::unordered_map<std::int64_t, std::optional<Day>> known_;
};

// The first or last day of a period by its name, of any rhythm.
std::optional<handling::Period> period_named(std::string_view name) {
  using enum handling::Recurrence;
  for (const auto recurrence : {monthly, quarterly, half_yearly, yearly}) {
    if (const auto period = handling::parse_period(recurrence, name)) return period;
  }
  return std::nullopt;
}

std::optional<Day> last_day_of(std::string_view period) {
  const auto named = period_named(period);
  return named ? day_of(named->last) : std::nullopt;
}

std::optional<Day> first_day_of(std::string_view period) {
  const auto named = period_named(period);
  return named ? day_of(named->first) : std::nullopt;
}

Lit read_lit(const Row& row, Days& days) {
  Lit lit;
  lit.item = row.string(0);
  auto& facts = lit.facts;
  facts.source = row.string(1);
  facts.type = row.string(2);
  facts.stage = supervision::parse_stage(row.text(3)).value_or(Stage::none);
  facts.start = day_of(row.text(4));
  if (!row.is_null(5)) facts.issued = days.of(row.integer(5));
  facts.due = day_of(row.text(6));
  facts.progress = optional_integer(row, 7);
  lit.progress_on = row.string(8);
  lit.memory.light = parse_light(row.text(9)).value_or(Light::none);
  lit.light_since = row.string(10);
  lit.reds = row.integer(11);
  facts.reported.owed_from = first_day_of(row.text(12));
  facts.reported.earliest_due = day_of(row.text(13));
  return lit;
}

// All that hangs on some items, read table by table.
class Loading {
 public:
  Loading(store::Reader& reader, std::string_view where, const Params& params,
          const LocalDate& local_date)
      : reader_(reader), where_(where), params_(params), days_(local_date) {}

  Result<std::vector<Lit>> load() {
    TRY(reader_.each(
        fmt::format("SELECT item.id, source.kind, item.type, item.stage, item.start_date, "
                    "item.issued_ms, item.due_date, item.progress, item.progress_on, item.light, "
                    "item.light_since, item.reds, item.reports_from, item.report_due "
                    "FROM item JOIN source ON source.id = item.source WHERE {}",
                    where_),
        params_, [&](const Row& row) {
          all_.push_back(read_lit(row, days_));
          return true;
        }));
    for (std::size_t at = 0; at < all_.size(); ++at) by_id_.emplace(all_[at].item, at);
    TRY(load_milestones());
    TRY(load_reports());
    TRY(load_turns());
    TRY(load_past());
    TRY(load_overrides());
    return std::move(all_);
  }

 private:
  // `columns` of a table that names its item, first the item.
  Result<> each(std::string_view table, std::string_view columns, std::string_view also,
                const std::function<void(Lit&, const Row&)>& take) {
    return reader_.each(
        fmt::format("SELECT {0}.item, {1} FROM {0} JOIN item ON item.id = {0}.item WHERE {2} AND "
                    "{3}",
                    table, columns, where_, also),
        params_, [&](const Row& row) {
          const auto found = by_id_.find(row.text(0));
          if (found != by_id_.end()) take(all_[found->second], row);
          return true;
        });
  }

  Result<> load_milestones() {
    return each(
        "milestone", "milestone.due_date, milestone.percent, milestone.reached_on",
        "milestone.active = 1 AND milestone.due_date IS NOT NULL", [](Lit& lit, const Row& row) {
          const auto due = day_of(row.text(1));
          if (!due) return;
          lit.facts.milestones.push_back({*due, optional_integer(row, 2), !row.text(3).empty()});
        });
  }

  Result<> load_reports() {
    return each("report", "report.state, report.period, report.checked_ms",
                "report.state IN ('signed', 'spot_check', 'accepted', 'returned')",
                [&](Lit& lit, const Row& row) {
                  auto& reported = lit.facts.reported;
                  const auto state = row.text(1);
                  const auto last = last_day_of(row.text(2));
                  if (state == "accepted") {
                    reported.accepted = std::max(reported.accepted, last);
                  } else if (state != "returned") {
                    reported.waiting = std::max(reported.waiting, last);
                  } else if (last >= reported.returned) {
                    reported.returned = last;
                    const auto on = row.is_null(3) ? std::nullopt : days_.of(row.integer(3));
                    reported.returned_on = std::max(reported.returned_on, on);
                  }
                });
  }

  Result<> load_turns() {
    constexpr std::array<std::string_view, 4> words{"pending", "kept", "kept_late", "missed"};
    TRY(each("duty_period", "duty_period.due_date, duty_period.state",
             "duty_period.state <> 'waived'", [&](Lit& lit, const Row& row) {
               const auto due = day_of(row.text(1));
               const auto word = std::ranges::find(words, row.text(2));
               if (!due || word == words.end()) return;
               lit.facts.turns.push_back({*due, static_cast<Turn>(word - words.begin())});
             }));
    for (auto& lit : all_) std::ranges::sort(lit.facts.turns, {}, &DutyTurn::due);
    return {};
  }

  // The last row of each history, and when a red last gave way by the rules.
  Result<> load_past() {
    TRY(each("light_change", "light_change.position, light_change.rule, light_change.override",
             "light_change.position = (SELECT max(position) FROM light_change AS later "
             "WHERE later.item = light_change.item)",
             [](Lit& lit, const Row& row) {
               lit.changes = row.integer(1);
               lit.rule = row.string(2);
               lit.override_id = row.string(3);
             }));
    return each("light_change", "light_change.changed_on",
                "item.reds > 0 AND light_change.from_light = 'red' AND "
                "light_change.to_light <> 'red' AND light_change.override IS NULL",
                [](Lit& lit, const Row& row) {
                  lit.memory.left_red = std::max(lit.memory.left_red, day_of(row.text(1)));
                });
  }

  Result<> load_overrides() {
    return each("light_override", "light_override.id, light_override.light, light_override.until",
                "light_override.state = 'in_force'", [](Lit& lit, const Row& row) {
                  lit.signed_override = row.string(1);
                  lit.override_light = parse_light(row.text(2)).value_or(Light::none);
                  lit.override_until = row.string(3);
                });
  }

  store::Reader& reader_;
  std::string_view where_;
  const Params& params_;
  Days days_;
  std::vector<Lit> all_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

LightChange read_change(const Row& row) {
  LightChange change;
  change.position = row.integer(0);
  change.changed_on = row.string(1);
  change.from = parse_light(row.text(2)).value_or(Light::none);
  change.to = parse_light(row.text(3)).value_or(Light::none);
  change.rule = row.string(4);
  change.rules_version = row.string(5);
  change.planned_tenth = optional_integer(row, 6);
  change.actual_tenth = optional_integer(row, 7);
  change.measure_tenth = row.integer(8);
  change.counted_from = row.string(9);
  change.override_id = row.string(10);
  change.cause = row.string(11);
  change.made_by = row.string(12);
  change.made_ms = row.integer(13);
  return change;
}

LightOverride read_override(const Row& row) {
  LightOverride one;
  one.id = row.string(0);
  one.version = row.integer(1);
  one.item = row.string(2);
  one.state = row.string(3);
  one.light = parse_light(row.text(4)).value_or(Light::none);
  one.until = row.string(5);
  one.reason = row.string(6);
  one.proposed_by = row.string(7);
  one.proposed_ms = row.integer(8);
  one.signed_by = row.string(9);
  one.signed_ms = row.integer(10);
  one.refusal = row.string(11);
  one.ended_on = row.string(12);
  one.number = row.string(13);
  one.headline = row.string(14);
  return one;
}

}  // namespace

Result<std::vector<Lit>> load_lit(store::Reader& reader, std::string_view where,
                                  const Params& params, const LocalDate& local_date) {
  return Loading(reader, where, params, local_date).load();
}

Result<std::vector<LightChange>> light_history(store::Reader& reader, std::string_view item) {
  return store::collect<LightChange>(
      reader,
      "SELECT position, changed_on, from_light, to_light, rule, rules_version, planned_tenth, "
      "actual_tenth, measure_tenth, counted_from, override, cause, made_by, made_ms "
      "FROM light_change WHERE item = ? ORDER BY position",
      {std::string(item)}, read_change);
}

Result<std::vector<LightOverride>> load_overrides(store::Reader& reader, std::string_view where,
                                                  const Params& params) {
  return store::collect<LightOverride>(
      reader,
      fmt::format("SELECT light_override.id, light_override.version, light_override.item, "
                  "light_override.state, light_override.light, until, light_override.reason, "
                  "proposed_by, proposed_ms, signed_by, signed_ms, refusal, "
                  "light_override.ended_on, item.number, item.headline FROM light_override "
                  "JOIN item ON item.id = light_override.item "
                  "WHERE {} ORDER BY proposed_ms DESC, light_override.id",
                  where),
      params, read_override);
}

Result<LightOverride> load_override(store::Reader& reader, std::string_view id) {
  auto found = TRY(load_overrides(reader, "light_override.id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "override.not-found", std::string(id));
  return std::move(found.front());
}

}  // namespace luoshi::escalation

// What points are taken off for, found in the rows of the modules below.
#include <fmt/format.h>

#include <functional>

#include "escalation/owing.hpp"
#include "escalation/points.hpp"
#include "handling/periods.hpp"
#include "supervision/dates.hpp"

namespace luoshi::escalation {
namespace {

using store::Params;
using store::Row;

// Expected indicators never count.
constexpr std::string_view counted = "item.type <> 'expected_indicator'";
constexpr std::string_view unpaid = "NOT EXISTS (SELECT 1 FROM point WHERE point.record = ";

// Lights that time alone has turned are scored the same day; a stopped server looks back so far.
constexpr int look_back_days = 62;

using ByUnit = std::map<std::string, std::vector<FoundFact>, std::less<>>;

// Lights that turned, of one item or since a day. A red that was caught up turns yellow: that is no
// new yellow.
Result<> add_lights(store::Reader& reader, std::string_view narrowing, const std::string& value,
                    const std::function<void(FoundFact)>& take) {
  return reader.each(
      fmt::format(
          "SELECT light_change.id, light_change.to_light, light_change.changed_on, item.lead_unit, "
          "item.id FROM light_change JOIN item ON item.id = light_change.item "
          "WHERE {} AND {} AND light_change.override IS NULL "
          "AND light_change.to_light <> light_change.from_light AND {}'light_change/' || "
          "light_change.id) AND (light_change.to_light = 'red' OR "
          "(light_change.to_light = 'yellow' AND light_change.from_light <> 'red')) "
          "ORDER BY light_change.changed_on, light_change.item, light_change.position",
          narrowing, counted, unpaid),
      {value}, [&](const Row& row) {
        take({row.text(1) == "red" ? Fact::red : Fact::yellow,
              row.string(3),
              row.string(4),
              "light_change/" + row.string(0),
              row.string(2),
              0,
              {}});
        return true;
      });
}

Result<> add_returned(store::Reader& reader, std::string_view item, std::string_view today,
                      std::vector<FoundFact>& all) {
  return reader.each(
      fmt::format("SELECT report.id, report.unit FROM report JOIN item ON item.id = report.item "
                  "WHERE report.item = ? AND report.state = 'returned' AND {} "
                  "AND {}'report/' || report.id)",
                  counted, unpaid),
      {std::string(item)}, [&](const Row& row) {
        all.push_back({Fact::report_returned,
                       row.string(1),
                       std::string(item),
                       "report/" + row.string(0),
                       std::string(today),
                       0,
                       {}});
        return true;
      });
}

Result<> add_failed(store::Reader& reader, std::string_view item, std::string_view today,
                    std::vector<FoundFact>& all) {
  return reader.each(
      fmt::format("SELECT verification.id, item.lead_unit FROM verification "
                  "JOIN item ON item.id = verification.item WHERE verification.item = ? "
                  "AND verification.manner = 'on_spot' AND verification.outcome = 'failed' AND {} "
                  "AND {}'verification/' || verification.id)",
                  counted, unpaid),
      {std::string(item)}, [&](const Row& row) {
        all.push_back({Fact::spot_check_failed,
                       row.string(1),
                       std::string(item),
                       "verification/" + row.string(0),
                       std::string(today),
                       0,
                       {}});
        return true;
      });
}

std::int64_t last_month_of(const ReportTurn& turn) {
  using handling::Recurrence;
  for (const auto recurrence : {Recurrence::monthly, Recurrence::quarterly}) {
    if (const auto period = handling::parse_period(recurrence, turn.period)) {
      return (period->last[5] - '0') * 10 + (period->last[6] - '0');
    }
  }
  return 0;
}

struct LateItem {
  std::string id;
  std::string unit;
  std::string type;
  std::string source_kind;
  std::string from;
};

// The turns of one item whose day has passed without a report.
Result<> add_missing_of(store::Reader& reader, const catalog::LightGroup& group,
                        const LateItem& item, std::string_view today, ByUnit& all) {
  auto turn = parse_turn(*group.reports, item.from);
  for (; turn && turn->due_date < today; turn = next_turn(*group.reports, *turn)) {
    if (TRY(is_reported(reader, item.id, turn->period))) continue;
    all[item.unit].push_back({Fact::report_missing,
                              item.unit,
                              item.id,
                              fmt::format("item/{}/{}", item.id, turn->period),
                              supervision::move_date(turn->due_date, 1),
                              last_month_of(*turn),
                              {}});
  }
  return {};
}

Result<> add_missing(store::Reader& reader, const catalog::Rules& rules, std::string_view today,
                     ByUnit& all) {
  const auto* table = rules.lights.on(today);
  if (table == nullptr) return {};
  const auto late = TRY(store::collect<LateItem>(
      reader,
      fmt::format("SELECT item.id, item.lead_unit, item.type, source.kind, item.reports_from "
                  "FROM item JOIN source ON source.id = item.source "
                  "WHERE item.report_due < ? AND {}",
                  counted),
      {std::string(today)}, [](const Row& row) {
        return LateItem{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4)};
      }));
  for (const auto& item : late) {
    const auto* group = table->group_of(item.source_kind, item.type);
    if (group == nullptr || !group->reports) continue;
    TRY(add_missing_of(reader, *group, item, today, all));
  }
  return {};
}

Result<> add_duties(store::Reader& reader, ByUnit& all) {
  return reader.each(
      fmt::format("SELECT duty_period.id, item.lead_unit, item.id, duty_period.due_date "
                  "FROM duty_period JOIN item ON item.id = duty_period.item "
                  "WHERE duty_period.state = 'missed' AND {} AND {}'duty_period/' || "
                  "duty_period.id)",
                  counted, unpaid),
      {}, [&](const Row& row) {
        all[row.string(1)].push_back({Fact::duty_missed,
                                      row.string(1),
                                      row.string(2),
                                      "duty_period/" + row.string(0),
                                      supervision::move_date(row.text(3), 1),
                                      0,
                                      {}});
        return true;
      });
}

Result<> add_unplanned(store::Reader& reader, const catalog::ScoreRules& rules, Instant now,
                       std::string_view today, ByUnit& all) {
  constexpr std::int64_t day_ms = 86'400'000;
  for (const auto& rule : rules.rules) {
    if (rule.fact != Fact::milestones_missing) continue;
    TRY(reader.each(
        fmt::format("SELECT item.lead_unit, item.id FROM item WHERE item.stage = 'acknowledged' "
                    "AND item.acknowledged_ms < ? AND item.type <> 'standing_duty' AND {} "
                    "AND NOT EXISTS (SELECT 1 FROM milestone WHERE milestone.item = item.id "
                    "AND milestone.active = 1) AND {}'item/' || item.id || '/milestones')",
                    counted, unpaid),
        {now.ms - rule.after_days * day_ms}, [&](const Row& row) {
          all[row.string(0)].push_back({Fact::milestones_missing,
                                        row.string(0),
                                        row.string(1),
                                        fmt::format("item/{}/milestones", row.string(1)),
                                        std::string(today),
                                        0,
                                        {}});
          return true;
        }));
    break;
  }
  return {};
}

Result<> add_unanswered(store::Reader& reader, std::string_view today, ByUnit& all) {
  return reader.each(
      fmt::format("SELECT notice.id, notice.unit, notice.answer_by FROM notice "
                  "WHERE notice.state IN ('issued', 'received') AND notice.answer_by < ? "
                  "AND EXISTS (SELECT 1 FROM notice_item JOIN item ON item.id = notice_item.item "
                  "WHERE notice_item.notice = notice.id AND notice_item.active = 1 AND {}) "
                  "AND {}'notice/' || notice.id || '/answer')",
                  counted, unpaid),
      {std::string(today)}, [&](const Row& row) {
        all[row.string(1)].push_back({Fact::answer_late,
                                      row.string(1),
                                      {},
                                      fmt::format("notice/{}/answer", row.string(0)),
                                      supervision::move_date(row.text(2), 1),
                                      0,
                                      {}});
        return true;
      });
}

// Those that have a point already, or no rule, need no act.
Result<> drop_known(store::Reader& reader, const catalog::ScoreRules& rules, ByUnit& all) {
  for (auto unit = all.begin(); unit != all.end();) {
    std::vector<FoundFact> fresh;
    for (auto& one : unit->second) {
      bool known = rule_for(rules, one) == nullptr;
      TRY(reader.each("SELECT 1 FROM point WHERE record = ?", {one.record}, [&](const Row&) {
        known = true;
        return false;
      }));
      if (!known) fresh.push_back(std::move(one));
    }
    unit->second = std::move(fresh);
    unit = unit->second.empty() ? all.erase(unit) : std::next(unit);
  }
  return {};
}

}  // namespace

Result<> score_item(ledger::Act& act, const catalog::ScoreRules& rules, std::string_view item,
                    std::string_view today) {
  std::vector<FoundFact> all;
  TRY(add_lights(act.writer(), "light_change.item = ?", std::string(item),
                 [&](FoundFact found) { all.push_back(std::move(found)); }));
  TRY(add_returned(act.writer(), item, today, all));
  TRY(add_failed(act.writer(), item, today, all));
  for (const auto& one : all) TRY(put_point(act, rules, one));
  return {};
}

Result<ByUnit> found_by_day(store::Reader& reader, const catalog::Rules& rules, Instant now,
                            std::string_view today) {
  ByUnit all;
  TRY(add_lights(reader, "light_change.changed_on >= ?",
                 supervision::move_date(today, -look_back_days),
                 [&](FoundFact found) { all[found.unit].push_back(std::move(found)); }));
  TRY(add_missing(reader, rules, today, all));
  TRY(add_duties(reader, all));
  TRY(add_unplanned(reader, rules.measures.scores, now, today, all));
  TRY(add_unanswered(reader, today, all));
  TRY(drop_known(reader, rules.measures.scores, all));
  return all;
}

}  // namespace luoshi::escalation

#include "bulletins/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "escalation/calendar.hpp"
#include "escalation/judge.hpp"
#include "escalation/light_rows.hpp"
#include "escalation/notice.hpp"
#include "escalation/points.hpp"
#include "format/limits.hpp"
#include "handling/amendments.hpp"
#include "handling/periods.hpp"
#include "supervision/dates.hpp"
#include "supervision/rows.hpp"
#include "supervision/task_table.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::bulletins {
namespace {

using handling::Period;
using handling::Recurrence;
using store::Row;
using supervision::Item;
using supervision::Light;

constexpr std::string_view report_missing_rule = "report-missed";

// Of a report: 2019-03, 2019-Q1, 2019-W09, 2019-H1, 2019.
std::string first_day_of(std::string_view period) {
  for (const auto recurrence : {Recurrence::monthly, Recurrence::quarterly, Recurrence::weekly,
                                Recurrence::half_yearly, Recurrence::yearly}) {
    if (const auto found = handling::parse_period(recurrence, period)) return found->first;
  }
  return {};
}

std::string all_targets(const Item& item) {
  std::string words;
  for (const auto& quantity : item.quantities) {
    if (!words.empty()) words += "；";
    words += supervision::words_of(quantity);
  }
  return words;
}

class Gathering {
 public:
  Gathering(store::Reader& reader, const Reckoning& with, Period month, std::string_view as_of)
      : reader_(reader), with_(with), month_(std::move(month)) {
    facts_.month = month_.name;
    facts_.as_of = as_of;
    facts_.district = with.district;
    table_ = with.rules.lights.on(as_of);
    if (table_ != nullptr) facts_.rules_version = table_->version;
  }

  Result<Facts> gather() {
    TRY(add_items());
    TRY(add_lights());
    TRY(add_plans());
    TRY(add_reports());
    add_up();
    TRY(add_scores());
    TRY(add_measures());
    TRY(add_amendments());
    return std::move(facts_);
  }

 private:
  std::string date_of(std::int64_t ms) const { return with_.local_date(Instant{ms}); }

  std::string units(const std::vector<std::string>& ids) const {
    std::string names;
    for (const auto& id : ids) names += (names.empty() ? "" : "、") + with_.units.printed(id);
    return names;
  }

  // On the list that day, and not ended before the year began.
  bool counts(const Item& item) const {
    const auto& carriage = item.carriage;
    if (!carriage.issued_ms || date_of(*carriage.issued_ms) > facts_.as_of) return false;
    return carriage.ended_on.empty() || carriage.ended_on.substr(0, 4) >= facts_.month.substr(0, 4);
  }

  Result<> add_items() {
    const auto items = TRY(supervision::load_items(
        reader_,
        "item.state = 'approved' AND item.stage IN ('issued', 'acknowledged', 'claimed', "
        "'struck_off', 'closed')",
        {}));
    for (const auto& item : items) {
      if (!counts(item)) continue;
      ItemFacts one;
      one.item = item.id;
      one.number = item.number;
      one.headline = item.headline;
      one.source_kind = item.source_kind;
      one.type = supervision::word_of(item.type);
      one.lead = item.lead_unit.empty() ? "" : with_.units.printed(item.lead_unit);
      one.supporting = units(item.supporting_units);
      one.leader = item.responsible_leader;
      one.target = all_targets(item);
      one.due = item.due_date;
      one.light = supervision::name_of(Light::none);
      if (item.carriage.ended_on <= facts_.as_of) one.ended_on = item.carriage.ended_on;
      lead_units_.push_back(item.lead_unit);
      by_id_.emplace(item.id, facts_.items.size());
      facts_.items.push_back(std::move(one));
    }
    if (facts_.items.size() <= format::written_rows_max) return {};
    return fail(ErrorKind::limit, "bulletin.too-many-items",
                std::to_string(format::written_rows_max));
  }

  ItemFacts* find(std::string_view id) {
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? nullptr : &facts_.items[found->second];
  }

  std::string words_of_rule(std::string_view rule, std::string_view version) const {
    const auto* table = with_.rules.lights.find(version);
    if (rule == escalation::rule_override) return "调灯";
    if (table == nullptr) return {};
    if (rule == escalation::rule_caught_up) return table->caught_up.zh;
    if (rule == escalation::rule_in_order) return table->in_order.zh;
    const auto* found = table->find_rule(rule);
    return found == nullptr ? std::string() : found->words.zh;
  }

  // The last row of each history up to the day; the light since it last changed its colour.
  Result<> add_lights() {
    return reader_.each(
        "SELECT item, from_light, to_light, rule, rules_version, changed_on FROM light_change "
        "WHERE changed_on <= ? ORDER BY item, position",
        {facts_.as_of}, [&](const Row& row) {
          auto* one = find(row.text(0));
          if (one == nullptr || !one->ended_on.empty()) return true;
          one->light = row.is_null(2) ? supervision::name_of(Light::none) : row.text(2);
          if (row.text(1) != row.text(2)) one->light_since = row.string(5);
          one->rule = row.string(3);
          one->cause = words_of_rule(row.text(3), row.text(4));
          return true;
        });
  }

  Result<> add_plans() {
    const auto day = escalation::day_of(facts_.as_of);
    if (table_ == nullptr || !day) return {};
    for (const auto& lit :
         TRY(escalation::load_lit(reader_, escalation::lit_items, {}, with_.local_date))) {
      auto* one = find(lit.item);
      const auto* group = table_->group_of(lit.facts.source, lit.facts.type);
      if (one == nullptr || group == nullptr || !one->ended_on.empty()) continue;
      one->planned_tenth =
          escalation::planned_tenth(escalation::plan_of(lit.facts, group->pace), *day);
    }
    return {};
  }

  Result<> add_reports() {
    return reader_.each(
        "SELECT item, period, percent, words, problems, measures FROM report "
        "WHERE state = 'accepted' ORDER BY item, signed_ms",
        {}, [&](const Row& row) {
          auto* one = find(row.text(0));
          if (one == nullptr || first_day_of(row.text(1)) > month_.last) return true;
          one->period = row.string(1);
          if (!row.is_null(2)) one->percent = row.integer(2);
          one->progress = row.string(3);
          one->problems = row.string(4);
          one->measures = row.string(5);
          return true;
        });
  }

  static void count(Tally& tally, const ItemFacts& item) {
    ++tally.items;
    if (!item.ended_on.empty()) {
      ++tally.ended;
    } else if (item.light == "green") {
      ++tally.green;
    } else if (item.light == "yellow") {
      ++tally.yellow;
    } else if (item.light == "red") {
      ++tally.red;
    }
  }

  void add_up() {
    std::map<std::string, UnitFacts> units;
    std::map<std::string, SourceFacts> sources;
    for (std::size_t i = 0; i < facts_.items.size(); ++i) {
      const auto& item = facts_.items[i];
      count(facts_.tally, item);
      auto& source = sources[item.source_kind];
      source.kind = item.source_kind;
      count(source.tally, item);
      auto& unit = units[lead_units_[i]];
      unit.unit = lead_units_[i];
      unit.name = item.lead;
      count(unit.tally, item);
      if (item.ended_on.empty() && item.rule == report_missing_rule) ++unit.missing;
    }
    for (auto& [id, unit] : units) facts_.units.push_back(std::move(unit));
    std::ranges::sort(facts_.units, {}, [](const UnitFacts& unit) {
      return std::pair(-unit.tally.items, unit.unit);
    });
    for (const auto kind : supervision::source_kinds()) {
      const auto found = sources.find(std::string(kind));
      if (found != sources.end()) facts_.sources.push_back(found->second);
    }
  }

  // From full marks, what was taken off in the year up to the day.
  Result<> add_scores() {
    std::map<std::string, std::int64_t, std::less<>> taken;
    TRY(
        reader_.each("SELECT unit, sum(tenths) FROM point WHERE year = ? AND on_date <= ? AND "
                     "state <> 'withdrawn' GROUP BY unit",
                     {std::int64_t{std::stoi(facts_.month)}, facts_.as_of}, [&](const Row& row) {
                       taken[row.string(0)] = row.integer(1);
                       return true;
                     }));
    const auto& scores = with_.rules.measures.scores;
    for (auto& unit : facts_.units) {
      unit.score_tenth = std::max(scores.lowest * 10, scores.full * 10 + taken[unit.unit]);
    }
    return {};
  }

  Result<> add_measures() {
    TRY(
        reader_.each("SELECT level, year, serial, unit, issued_on FROM notice "
                     "WHERE issued_on BETWEEN ? AND ? ORDER BY issued_on, level, serial",
                     {month_.first, month_.last}, [&](const Row& row) {
                       escalation::Notice notice;
                       const auto level = catalog::parse_level(row.text(0));
                       notice.level = level.value_or(catalog::Level::blue);
                       notice.year = row.integer(1);
                       notice.serial = row.integer(2);
                       facts_.notices.push_back({escalation::number_of(notice), row.string(0),
                                                 with_.units.printed(row.text(3)), row.string(4)});
                       return true;
                     }));
    return reader_.each(
        "SELECT unit, held_on FROM interview WHERE held_on BETWEEN ? AND ? ORDER BY held_on, id",
        {month_.first, month_.last}, [&](const Row& row) {
          facts_.interviews.push_back({with_.units.printed(row.text(0)), row.string(1)});
          return true;
        });
  }

  Result<> add_amendments() {
    for (const auto& amendment : TRY(handling::load_amendments(
             reader_, "amendment.state = 'decided' ORDER BY amendment.signed_ms", {}))) {
      const auto signed_on = date_of(amendment.signed_ms.value_or(0));
      if (signed_on < month_.first || signed_on > month_.last) continue;
      facts_.amendments.push_back({amendment.item_number, amendment.item_headline,
                                   amendment.decision.decided_by, amendment.decision.decided_on,
                                   amendment.decision.reason, !amendment.after.stage.empty()});
    }
    return {};
  }

  store::Reader& reader_;
  const Reckoning& with_;
  Period month_;
  const catalog::LightTable* table_ = nullptr;
  Facts facts_;
  std::vector<std::string> lead_units_;  // of the items, in their order
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace

Result<Facts> gather(store::Reader& reader, const Reckoning& with, std::string_view month,
                     std::string_view as_of) {
  const auto period = handling::parse_period(Recurrence::monthly, month);
  if (!period || !is_date(as_of)) {
    return fail(ErrorKind::invalid, "bulletin.month-malformed", std::string(month));
  }
  if (as_of < period->first) {
    return fail(ErrorKind::invalid, "bulletin.too-early", std::string(as_of));
  }
  return Gathering(reader, with, *period, as_of).gather();
}

std::string usual_day(const catalog::Rules& rules, std::string_view month, std::string_view today) {
  const auto period = handling::parse_period(Recurrence::monthly, month);
  if (!period) return std::string(today);
  std::int64_t due_day = 0;
  if (const auto* table = rules.lights.on(period->last)) {
    for (const auto& group : table->groups) {
      const bool is_monthly = group.reports && group.reports->every == catalog::Every::month;
      if (is_monthly) due_day = std::max(due_day, group.reports->due_day);
    }
  }
  const auto day = supervision::move_date(period->last, static_cast<int>(due_day) + 1);
  return std::min(day, std::string(today));
}

}  // namespace luoshi::bulletins

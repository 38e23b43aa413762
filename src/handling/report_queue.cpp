#include "handling/report_queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "handling/report_content.hpp"
#include "handling/report_rows.hpp"
#include "identity/accounts.hpp"
#include "supervision/dates.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using store::Params;

constexpr std::array<std::string_view, 7> names{"to_draft",   "to_sign", "to_check",  "to_verify",
                                                "to_support", "to_see",  "to_release"};
constexpr std::array<std::string_view, 7> todo_kinds{
    "reports_to_draft", "reports_to_sign", "reports_to_check",  "to_verify",
    "to_support",       "to_see",          "reports_to_release"};

// Rows of place, item, report and period; empty when the person holds no such office.
struct Query {
  std::string sql;
  Params params;
};

std::vector<std::string> units_with(const Principal& who, Roles roles) {
  std::vector<std::string> units;
  for (const auto& one : who.appointments) {
    const bool holds = std::ranges::find(roles, one.role) != roles.end();
    if (holds && std::ranges::find(units, one.unit) == units.end()) units.push_back(one.unit);
  }
  return units;
}

// "?, ?, ?", with the units added to the parameters.
std::string bound(const std::vector<std::string>& units, Params& params) {
  std::string marks;
  for (const auto& unit : units) {
    marks += marks.empty() ? "?" : ", ?";
    params.emplace_back(unit);
  }
  return marks;
}

constexpr std::string_view owed = "item.stage IN ('issued', 'acknowledged', 'claimed')";
constexpr std::string_view by_signature =
    "SELECT report.signed_ms || '/' || report.id AS place, report.item, report.id AS report, "
    "report.period FROM report JOIN item ON item.id = report.item WHERE ";

// The last day on which a report is due whose period has begun by `today`; of months, or quarters.
std::string due_by(Recurrence recurrence, std::string_view today) {
  const auto after = supervision::move_date(period_of(recurrence, today).last, 1);
  return period_of(Recurrence::monthly, after).last;
}

// Three kinds of a unit's debts: a draft; the report an item owes next, once its period has begun;
// an open turn of a duty. What waits for the unit head is none any more.
Query to_draft(const Principal& who, std::string_view today) {
  const auto units = units_with(who, hands);
  if (units.empty()) return {};
  constexpr std::string_view place = "coalesce({0}, '9999-12-31') || '/' || item.id || '/' || {1}";
  Query query;
  query.sql = fmt::format(
      "SELECT {} AS place, item.id AS item, report.id AS report, report.period FROM report JOIN "
      "item ON item.id = report.item AND item.lead_unit = report.unit WHERE report.state = 'draft' "
      "AND {} AND report.unit IN ({})",
      fmt::format(fmt::runtime(place), "item.report_due", "report.period"), owed,
      bound(units, query.params));
  query.sql += fmt::format(
      " UNION ALL SELECT {}, item.id, NULL, coalesce(item.reports_from, '') || ' ' || "
      "item.report_due FROM item WHERE item.lead_unit IN ({}) AND item.stage = 'acknowledged' AND "
      "item.report_due <= CASE WHEN item.reports_from LIKE '%Q%' THEN ? ELSE ? END AND NOT EXISTS "
      "(SELECT 1 FROM report WHERE report.item = item.id AND report.unit = item.lead_unit AND "
      "report.state IN ('draft', 'submitted'))",
      fmt::format(fmt::runtime(place), "item.report_due", "''"), bound(units, query.params));
  query.params.emplace_back(due_by(Recurrence::quarterly, today));
  query.params.emplace_back(due_by(Recurrence::monthly, today));
  query.sql += fmt::format(
      " UNION ALL SELECT {}, item.id, NULL, duty_period.period FROM duty_period JOIN item ON "
      "item.id = duty_period.item WHERE duty_period.state = 'pending' AND item.stage = "
      "'acknowledged' AND item.lead_unit IN ({}) AND NOT EXISTS (SELECT 1 FROM report WHERE "
      "report.item = item.id AND report.period = duty_period.period AND report.state IN ('draft', "
      "'submitted'))",
      fmt::format(fmt::runtime(place), "duty_period.due_date", "duty_period.period"),
      bound(units, query.params));
  return query;
}

Query to_sign(const Principal& who) {
  const auto units = units_with(who, heads);
  if (units.empty()) return {};
  Query query;
  query.sql = fmt::format(
      "SELECT report.submitted_ms || '/' || report.id AS place, report.item, report.id AS report, "
      "report.period FROM report JOIN item ON item.id = report.item AND item.lead_unit = "
      "report.unit WHERE report.state = 'submitted' AND {} AND report.unit IN ({})",
      owed, bound(units, query.params));
  return query;
}

Query to_check(const Principal& who) {
  if (!require_office(who)) return {};
  return {fmt::format("{} report.state IN ('signed', 'spot_check') AND {}", by_signature, owed),
          {}};
}

Query to_verify(const Principal& who) {
  if (!require_office(who)) return {};
  return {fmt::format(
              "{} report.state = 'accepted' AND report.claims_done = 1 AND item.stage = 'claimed' "
              "AND report.signed_ms = (SELECT max(claim.signed_ms) FROM report AS claim WHERE "
              "claim.item = item.id AND claim.claims_done = 1 AND claim.state IN ('signed', "
              "'spot_check', 'accepted')) AND NOT EXISTS (SELECT 1 FROM verification WHERE "
              "verification.report = report.id AND verification.verified_by = ? AND "
              "verification.outcome = 'passed')",
              by_signature),
          {who.person}};
}

// From the few items a unit supports to their reports, not from all that are signed.
Query to_support(const Principal& who) {
  const auto units = units_with(who, hands);
  if (units.empty()) return {};
  Query query;
  query.sql = fmt::format(
      "SELECT DISTINCT report.signed_ms || '/' || report.id AS place, report.item, report.id AS "
      "report, report.period FROM item_unit JOIN item ON item.id = item_unit.item JOIN report ON "
      "report.item = item.id WHERE item_unit.active = 1 AND item_unit.unit IN ({}) AND {} AND "
      "report.state IN ('signed', 'spot_check') AND NOT EXISTS (SELECT 1 FROM report_support WHERE "
      "report_support.report = report.id AND report_support.unit = item_unit.unit)",
      bound(units, query.params), owed);
  return query;
}

Result<Query> to_see(store::Reader& reader, const Principal& who) {
  if (!require_leader(who)) return Query{};
  const auto person = TRY(identity::find_person(reader, who.person));
  return Query{
      fmt::format("{} report.state IN ('signed', 'spot_check', 'accepted') AND {} AND "
                  "item.responsible_leader = ? AND NOT EXISTS (SELECT 1 FROM report_seen WHERE "
                  "report_seen.report = report.id AND report_seen.person = ?)",
                  by_signature, owed),
      {person.name.zh, who.person}};
}

Query to_release(const Principal& who) {
  if (!require_approver(who)) return {};
  return {fmt::format("{} report.disclosure = 'proposed'", by_signature), {}};
}

Result<Query> query_of(store::Reader& reader, const Principal& who, Queue queue,
                       std::string_view today) {
  switch (queue) {
    case Queue::to_draft:
      return to_draft(who, today);
    case Queue::to_sign:
      return to_sign(who);
    case Queue::to_check:
      return to_check(who);
    case Queue::to_verify:
      return to_verify(who);
    case Queue::to_support:
      return to_support(who);
    case Queue::to_see:
      return to_see(reader, who);
    case Queue::to_release:
      break;
  }
  return to_release(who);
}

struct Place {
  std::string place;
  std::string item;
  std::string report;
  std::string period;
};

// Of a report that an item owes, SQL gives what its period follows from.
std::string period_at(const Place& place, std::string_view today) {
  const auto blank = place.period.find(' ');
  if (blank == std::string::npos) return place.period;
  const std::string_view both = place.period;
  return period_owed(both.substr(0, blank), both.substr(blank + 1), today).name;
}

Result<std::map<std::string, Report, std::less<>>> reports_of(store::Reader& reader,
                                                              const std::vector<Place>& places) {
  std::map<std::string, Report, std::less<>> reports;
  Params ids;
  std::string marks;
  for (const auto& place : places) {
    if (place.report.empty()) continue;
    marks += marks.empty() ? "?" : ", ?";
    ids.emplace_back(place.report);
  }
  if (ids.empty()) return reports;
  for (auto& report : TRY(load_reports(reader, fmt::format("report.id IN ({})", marks), ids))) {
    auto id = report.id;
    reports.emplace(std::move(id), std::move(report));
  }
  return reports;
}

}  // namespace

std::string_view name_of(Queue queue) {
  return names[static_cast<std::size_t>(queue)];
}

std::optional<Queue> parse_queue(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Queue>(found - names.begin());
}

Result<QueuePage> list_queue(store::Reader& reader, const Principal& who, Queue queue,
                             std::string_view today, std::string_view after, std::int64_t limit) {
  QueuePage page;
  auto query = TRY(query_of(reader, who, queue, today));
  if (query.sql.empty()) return page;
  query.params.emplace_back(std::string(after));
  query.params.emplace_back(limit + 1);
  auto places = TRY(store::collect<Place>(
      reader,
      fmt::format("SELECT place, item, report, period FROM ({}) AS waiting WHERE place > ? "
                  "ORDER BY place LIMIT ?",
                  query.sql),
      query.params, [](const store::Row& row) {
        return Place{row.string(0), row.string(1), row.string(2), row.string(3)};
      }));
  if (std::ssize(places) > limit) {
    places.pop_back();
    page.next = places.back().place;
  }
  std::vector<std::string> ids;
  ids.reserve(places.size());
  for (const auto& place : places) ids.push_back(place.item);
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  std::map<std::string, Item, std::less<>> items;
  for (auto& item : TRY(supervision::load_items_by_id(reader, ids))) {
    auto id = item.id;
    items.emplace(std::move(id), std::move(item));
  }
  const auto reports = TRY(reports_of(reader, places));
  for (const auto& place : places) {
    QueueEntry entry{items.at(place.item), std::nullopt, period_at(place, today)};
    if (const auto found = reports.find(place.report); found != reports.end()) {
      entry.report = found->second;
    }
    page.entries.push_back(std::move(entry));
  }
  return page;
}

Result<std::vector<supervision::Waiting>> reports_waiting(store::Reader& reader,
                                                          const Principal& who,
                                                          std::string_view today) {
  std::vector<supervision::Waiting> all;
  for (std::size_t at = 0; at < names.size(); ++at) {
    const auto query = TRY(query_of(reader, who, static_cast<Queue>(at), today));
    if (query.sql.empty()) continue;
    std::int64_t count = 0;
    TRY(reader.each(fmt::format("SELECT count(*) FROM ({}) AS waiting", query.sql), query.params,
                    [&](const store::Row& row) {
                      count = row.integer(0);
                      return false;
                    }));
    all.push_back({std::string(todo_kinds[at]),
                   count,
                   fmt::format("/staff/reports?queue={}", names[at]),
                   {},
                   {}});
  }
  return all;
}

}  // namespace luoshi::handling

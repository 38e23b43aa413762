#include "escalation/day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "supervision/dates.hpp"

namespace luoshi::escalation {
namespace {

using store::Row;

std::chrono::sys_days day_of(std::string_view date) {
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char digit : date.substr(at, length)) value = value * 10 + (digit - '0');
    return value;
  };
  return std::chrono::year{number(0, 4)} / number(5, 2) / number(8, 2);
}

// What a unit owes beside items: rows of a unit and the day it is due, if there is one.
struct Debtors {
  std::string_view kind;
  std::string_view rows;
};

constexpr std::array<Debtors, 5> debtors{{
    {"to_sign", "SELECT unit, NULL AS day FROM report WHERE state = 'submitted'"},
    {"notice_receipt", "SELECT unit, NULL AS day FROM notice WHERE state = 'issued'"},
    {"notice_answer",
     "SELECT unit, answer_by AS day FROM notice WHERE state IN ('issued', 'received')"},
    {"agreed", "SELECT unit, agreed_by AS day FROM interview WHERE state = 'held'"},
    {"urges", "SELECT unit, NULL AS day FROM urge WHERE state IN ('sent', 'opened')"},
}};

}  // namespace

Week week_of(std::string_view date) {
  const auto since_monday = static_cast<int>(std::chrono::weekday{day_of(date)}.iso_encoding()) - 1;
  return {supervision::move_date(date, -since_monday),
          supervision::move_date(date, 6 - since_monday)};
}

Result<OfficeDay> office_day(store::Reader& reader, const Principal& who, std::string_view today) {
  const auto scope = measure_scope(who);
  if (!scope.everything) return fail(ErrorKind::forbidden, "measure.hidden");
  OfficeDay day;
  day.week = week_of(today);
  TRY(count_owed(reader, scope, today, day.week.last, day.units));
  for (const auto& [kind, rows] : debtors) {
    TRY(reader.each(fmt::format("SELECT unit, count(*), coalesce(sum(day < ?), 0) FROM ({}) "
                                "AS owed WHERE coalesce(day, '') <= ? GROUP BY unit",
                                rows),
                    {std::string(today), day.week.last}, [&](const Row& row) {
                      day.units[row.string(0)][std::string(kind)] = {row.integer(1),
                                                                     row.integer(2)};
                      return true;
                    }));
  }
  return day;
}

Result<LeaderDay> leader_day(store::Reader& reader, const catalog::Rules& rules, Instant now,
                             std::string_view name, std::string_view today) {
  LeaderDay day;
  const auto silent_since = supervision::move_date(today, -rules.measures.escalation.stuck_days);
  const auto silent_since_ms =
      now.ms - std::int64_t{86'400'000} * rules.measures.escalation.stuck_days;
  TRY(reader.each(
      "SELECT id, number, headline, lead_unit, light, light_since, due_date, progress_on, "
      "coalesce(acknowledged_ms, issued_ms), type, "
      "EXISTS (SELECT 1 FROM comment WHERE comment.item = item.id AND comment.state = 'open' "
      "AND comment.kind = 'objection'), "
      "EXISTS (SELECT 1 FROM report JOIN report_support ON report_support.report = report.id "
      "WHERE report.item = item.id AND report.state IN ('signed', 'spot_check', 'accepted') "
      "AND report_support.state = 'disputed' AND NOT EXISTS (SELECT 1 FROM report AS later "
      "WHERE later.item = item.id AND later.signed_ms > report.signed_ms)) "
      "FROM item WHERE responsible_leader = ? AND stage IN ('issued', 'acknowledged', 'claimed') "
      "ORDER BY source_rank, position, id",
      {std::string(name)}, [&](const Row& row) {
        ++day.items;
        Stuck one{row.string(0), row.string(1), row.string(2),
                  row.string(3), row.string(4), row.string(5),
                  row.string(6), row.string(7), {}};
        if (one.light == "red" || one.light == "yellow") one.reasons.push_back(one.light);
        const bool silent = one.reported_on.empty() ? row.integer(8) < silent_since_ms
                                                    : one.reported_on < silent_since;
        if (silent && row.text(9) != "standing_duty") one.reasons.emplace_back("silent");
        if (!one.due_date.empty() && one.due_date < today) one.reasons.emplace_back("overdue");
        if (row.integer(10) != 0) one.reasons.emplace_back("objection");
        if (row.integer(11) != 0) one.reasons.emplace_back("disputed");
        if (!one.reasons.empty()) day.stuck.push_back(std::move(one));
        return true;
      }));
  const auto weight = [](const Stuck& one) {
    return std::pair(one.light == "red" ? 1 : 0, one.reasons.size());
  };
  std::ranges::sort(day.stuck, [&](const Stuck& a, const Stuck& b) {
    return weight(a) == weight(b) ? a.number < b.number : weight(b) < weight(a);
  });
  return day;
}

}  // namespace luoshi::escalation

// /api/v1/day: the day of the office, of a unit, of a leader.
#include <algorithm>
#include <boost/json/array.hpp>

#include "api/item_json.hpp"
#include "api/measure_json.hpp"
#include "api/office.hpp"
#include "api/query.hpp"
#include "escalation/day.hpp"
#include "identity/accounts.hpp"
#include "outcomes/owed_questions.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::Debt;
using escalation::Stuck;

Result<http::Response> office_day(const Office& office, const Call& call, store::Reader& reader) {
  const auto today = office.today(call.now);
  auto day = TRY(escalation::office_day(reader, call.who, today));
  for (const auto& question : TRY(outcomes::owed_questions(reader, {}, day.week.last))) {
    auto& count = day.units[question.unit]["question"];
    ++count.all;
    if (question.due_date < today) ++count.late;
  }
  json::array units;
  for (const auto& [unit, counts] : day.units) {
    json::object kinds;
    for (const auto& [kind, count] : counts) {
      kinds[kind] = json::object{{"count", count.all}, {"late", count.late}};
    }
    units.emplace_back(json::object{{"unit", unit}, {"owes", std::move(kinds)}});
  }
  return json_reply(200, json::object{{"today", today},
                                      {"week_first", day.week.first},
                                      {"week_last", day.week.last},
                                      {"units", std::move(units)}});
}

json::object json_of_debt(const Debt& debt, std::string_view today) {
  return {{"kind", debt.kind},
          {"to", text_or_null(debt.to)},
          {"item", text_or_null(debt.item)},
          {"number", text_or_null(debt.number)},
          {"headline", text_or_null(debt.headline)},
          {"period", text_or_null(debt.period)},
          {"due_date", text_or_null(debt.due_date)},
          {"late", !debt.due_date.empty() && debt.due_date < today},
          {"record", text_or_null(debt.record)},
          {"words", text_or_null(debt.words)},
          {"state", text_or_null(debt.state)}};
}

Debt debt_of(const outcomes::OwedQuestion& question) {
  Debt debt;
  debt.kind = "question";
  debt.item = question.item;
  debt.number = question.number;
  debt.headline = question.headline;
  debt.due_date = question.due_date;
  debt.record = question.id;
  return debt;
}

Result<http::Response> unit_day(const Office& office, const Call& call, store::Reader& reader) {
  constexpr std::string_view no_end = "9999-12-31";
  const auto today = office.today(call.now);
  const auto unit = call.path("unit");
  auto owed = TRY(escalation::unit_day(reader, call.who, office.rules, unit, today));
  for (const auto& question : TRY(outcomes::owed_questions(reader, unit, no_end))) {
    const auto later = [&](const Debt& one) {
      return one.due_date.empty() || one.due_date > question.due_date;
    };
    owed.insert(std::ranges::find_if(owed, later), debt_of(question));
  }
  json::array debts;
  for (const auto& one : owed) debts.emplace_back(json_of_debt(one, today));
  return json_reply(
      200,
      json::object{{"today", today}, {"unit", json::string(unit)}, {"debts", std::move(debts)}});
}

json::object json_of_stuck(const Stuck& stuck) {
  return {{"item", stuck.item},
          {"number", stuck.number},
          {"headline", stuck.headline},
          {"unit", stuck.unit},
          {"light", stuck.light.empty() ? json::string("none") : json::string(stuck.light)},
          {"light_since", text_or_null(stuck.light_since)},
          {"due_date", text_or_null(stuck.due_date)},
          {"reported_on", text_or_null(stuck.reported_on)},
          {"reasons", json::array(stuck.reasons.begin(), stuck.reasons.end())}};
}

// A leader's own items are those that name them as the responsible leader.
Result<http::Response> leader_day(const Office& office, const Call& call, store::Reader& reader) {
  TRY(handling::require_leader(call.who));
  const auto today = office.today(call.now);
  const auto person = TRY(identity::find_person(reader, call.who.person));
  const auto day =
      TRY(escalation::leader_day(reader, office.rules, call.now, person.name.zh, today));
  json::array stuck;
  for (const auto& one : day.stuck) stuck.emplace_back(json_of_stuck(one));
  return json_reply(200, json::object{{"today", today},
                                      {"leader", person.name.zh},
                                      {"items", day.items},
                                      {"stuck_days", office.rules.measures.escalation.stuck_days},
                                      {"stuck", std::move(stuck)}});
}

}  // namespace

void add_day(http::Router& router, const Office& office) {
  using http::Method::get;
  const auto with_reader = [&](const char* pattern, auto body) {
    router.add(get, pattern,
               reads(office.context, [&office, body](const Call& call, store::Reader& reader) {
                 return body(office, call, reader);
               }));
  };
  with_reader("/api/v1/day/office", office_day);
  with_reader("/api/v1/day/units/{unit}", unit_day);
  with_reader("/api/v1/day/leader", leader_day);
}

}  // namespace luoshi::api

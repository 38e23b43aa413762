// /api/v1/assessment: counts and rates of a service between two days.
#include <boost/json/array.hpp>

#include "api/case_view.hpp"
#include "api/input.hpp"
#include "api/json_parts.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "casework/assessment.hpp"
#include "worktime/day.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using casework::AssessmentRow;

struct Asked {
  std::string service;
  std::string by;
  std::string from;
  std::string to;
};

std::optional<std::string> dimension_of(std::string_view word) {
  const bool known = word == "all" || word == "unit" || word == "subdistrict" || word == "category";
  return known ? std::optional(std::string(word)) : std::nullopt;
}

// This month up to today, where no days are named.
Result<Asked> asked_of(const Desks& desks, const Call& call) {
  constexpr std::size_t service_bytes_max = 240;
  constexpr std::size_t month_length = 8;  // "2026-03-"
  Query query(call.request);
  Asked asked;
  asked.service = query.text("service", service_bytes_max);
  if (asked.service.empty()) query.fault("service", "request.field-missing");
  asked.by = query.word("by", dimension_of).value_or("all");
  asked.from = query.date("from");
  asked.to = query.date("to");
  TRY(done(query.take()));
  if (asked.to.empty()) asked.to = desks.today(call.now);
  if (asked.from.empty()) asked.from = asked.to.substr(0, month_length) + "01";
  return asked;
}

Result<json::value> name_of_member(const Desks& desks, store::Reader& reader, const Asked& asked,
                                   const std::string& member) {
  if (asked.by == "unit") {
    const auto unit = identity::find_unit(reader, member);
    if (!unit && unit.error().kind != ErrorKind::not_found) return Failure(unit.error());
    return unit ? name_or_null(unit->name) : json::value(nullptr);
  }
  if (asked.by == "subdistrict") {
    const auto found = desks.places.find(member);
    return words_or_null(found == desks.places.end() ? nullptr : &found->second);
  }
  if (asked.by == "category") {
    const auto* open = TRY(desks.world.services.latest(asked.service));
    const auto* category = open->service->category(member);
    return words_or_null(category == nullptr ? nullptr : &category->name);
  }
  return nullptr;
}

json::object rates_of(const catalog::AssessmentRules& rules, const AssessmentRow& row) {
  json::object rates;
  for (const auto& rate : rules.rates) {
    const auto share = casework::rate_of(rate, row);
    rates[rate.id] = share ? json::value(json_text(*share)) : json::value(nullptr);
  }
  return rates;
}

json::array definitions_of(const catalog::AssessmentRules& rules) {
  json::array all;
  for (const auto& rate : rules.rates) {
    all.emplace_back(json::object{
        {"id", rate.id}, {"name", json_words(rate.name)}, {"formula", json_words(rate.formula)}});
  }
  return all;
}

Result<http::Response> show(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto asked = TRY(asked_of(desks, call));
  const auto* open = TRY(desks.world.services.latest(asked.service));
  TRY(casework::check_assessment(call.who, *open));
  const auto count_of = [](const std::string& date) {
    return std::int64_t{
        worktime::day_of(date).value_or(worktime::Day{}).time_since_epoch().count()};
  };
  json::array rows;
  for (const auto& row : TRY(casework::assess(reader, asked.service, asked.by, count_of(asked.from),
                                              count_of(asked.to)))) {
    json::object counts;
    for (const auto& [measure, count] : row.counts) counts[measure] = count;
    rows.emplace_back(json::object{{"member", row.member},
                                   {"name", TRY(name_of_member(desks, reader, asked, row.member))},
                                   {"counts", std::move(counts)},
                                   {"rates", rates_of(desks.assessment, row)}});
  }
  return json_reply(200, json::object{{"service", asked.service},
                                      {"by", asked.by},
                                      {"from", asked.from},
                                      {"to", asked.to},
                                      {"rows", std::move(rows)},
                                      {"definitions", definitions_of(desks.assessment)}});
}

}  // namespace

void add_assessment(http::Router& router, const Desks& desks) {
  router.add(http::Method::get, "/api/v1/assessment",
             reads(desks.context, [&desks](const Call& call, store::Reader& reader) {
               return show(desks, call, reader);
             }));
}

}  // namespace luoshi::api

// Verification and the end of an item, and all that is reported on one item at one address.
#include <array>
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/office.hpp"
#include "api/reply.hpp"
#include "api/report_json.hpp"
#include "api/settle.hpp"
#include "handling/chain.hpp"
#include "handling/report_rows.hpp"
#include "supervision/board.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::Item;
using identity::Principal;

constexpr std::array<std::string_view, 2> manners{"desk", "on_spot"};
constexpr std::array<std::string_view, 2> outcomes{"passed", "failed"};

Result<Command> verify(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"manner", "outcome", "words"});
  handling::Verdict verdict;
  verdict.on_spot = input.choice("manner", manners).value_or("") == "on_spot";
  verdict.passed = input.choice("outcome", outcomes).value_or("") == "passed";
  verdict.words = input.text("words", {1, 4000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return Command{[&office, &call, verdict](store::Writer& writer) -> Result<http::Response> {
    const std::string report(call.path("id"));
    const auto today = office.today(call.now);
    auto act = act_of(call, writer, handling::kind_verify, "report/" + report);
    const auto made = TRY(handling::verify_report(act, call.who, report, verdict, today));
    TRY(settle(office, act, made.item, today));
    TRY(act.commit());
    return json_reply(201, json_of(made));
  }};
}

Result<Command> reopen(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"reason"});
  const auto reason = input.text("reason", {1, 1000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return item_act(
      office, call, handling::kind_reopen, 200,
      [reason](ledger::Act& act, const Principal& who, std::string_view item,
               std::string_view today) { return handling::reopen(act, who, item, reason, today); });
}

// What this person may do with the item in its stage, besides the moves of its reports.
json::array moves_of(const Principal& who, const Item& item) {
  using handling::Move;
  json::array may;
  const auto stage = item.carriage.stage;
  const bool handled =
      stage == supervision::Stage::acknowledged || stage == supervision::Stage::claimed;
  if (handled && handling::require_lead(who, item, handling::hands)) may.emplace_back("draft");
  if (!handling::require_office(who)) return may;
  if (handling::after(item, Move::strike_off)) may.emplace_back("strike_off");
  if (handling::after(item, Move::close)) may.emplace_back("close");
  if (handling::after(item, Move::reopen)) may.emplace_back("reopen");
  return may;
}

Result<http::Response> reporting(const Call& call, store::Reader& reader) {
  const auto scope = supervision::scope_of(call.who);
  const auto item = TRY(supervision::view_item(reader, scope, call.path("id")));
  json::array reports;
  for (auto& report : TRY(handling::view_reports(reader, call.who, item))) {
    reports.emplace_back(json_of({std::move(report), item}, call.who));
  }
  json::array verifications;
  for (const auto& one : TRY(handling::verifications_of(reader, item.id))) {
    verifications.emplace_back(json_of(one));
  }
  json::array reopenings;
  for (const auto& one : TRY(handling::reopenings_of(reader, item.id))) {
    reopenings.emplace_back(json_of(one));
  }
  json::array periods;
  for (const auto& one : TRY(handling::duty_periods_of(reader, item.id))) {
    periods.emplace_back(json_of(one));
  }
  return json_reply(200, json::object{{"reports", std::move(reports)},
                                      {"verifications", std::move(verifications)},
                                      {"reopenings", std::move(reopenings)},
                                      {"duty_periods", std::move(periods)},
                                      {"may", moves_of(call.who, item)}});
}

}  // namespace

void add_verification(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const auto end = [&](const char* pattern, const char* kind, auto act_on) {
    router.add(post, pattern,
               writes(context, [&office, kind, act_on](const Call& call) -> Result<Command> {
                 return item_act(office, call, kind, 200, act_on);
               }));
  };
  router.add(get, "/api/v1/items/{id}/reporting", reads(context, reporting));
  router.add(post, "/api/v1/reports/{id}/verifications",
             writes(context, [&office](const Call& call) { return verify(office, call); }));
  end("/api/v1/items/{id}/strike-off", handling::kind_strike_off, handling::strike_off);
  end("/api/v1/items/{id}/closing", handling::kind_close, handling::close);
  router.add(post, "/api/v1/items/{id}/reopening",
             writes(context, [&office](const Call& call) { return reopen(office, call); }));
}

}  // namespace luoshi::api

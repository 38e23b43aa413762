// The rules of lights, the light of an item with its reasons and its past, overrides, and counts.
#include <algorithm>
#include <array>

#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/light_json.hpp"
#include "api/office.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "api/settle.hpp"
#include "catalog/closed_list.hpp"
#include "escalation/light_override.hpp"
#include "handling/report_rows.hpp"
#include "supervision/access.hpp"
#include "supervision/board.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::LightOverride;

constexpr std::array<std::string_view, 3> colours{"green", "yellow", "red"};
constexpr std::array<std::string_view, 3> counted_by{"unit", "source", "section"};
constexpr std::array<std::string_view, 5> override_states{"proposed", "in_force", "refused",
                                                          "withdrawn", "ended"};

// The rules are for everybody who is judged by them.
http::Response rules(const Office& office, const Call& call) {
  const auto today = office.today(call.now);
  const auto& all = office.rules.lights;
  json::array versions;
  for (auto at = all.versions.rbegin(); at != all.versions.rend(); ++at) {
    versions.emplace_back(json_of(*at));
  }
  const auto* in_force = all.on(today);
  return json_reply(200,
                    json::object{{"today", today},
                                 {"in_force", in_force == nullptr ? json::value(nullptr)
                                                                  : json::value(in_force->version)},
                                 {"versions", std::move(versions)}});
}

// An item whose light the person may see.
Result<supervision::Item> lit_item(const Call& call, store::Reader& reader) {
  auto item = TRY(supervision::view_item(reader, supervision::scope_of(call.who), call.path("id")));
  if (!escalation::shows(escalation::measure_scope(call.who), item.lead_unit)) {
    return fail(ErrorKind::forbidden, "light.hidden");
  }
  return item;
}

Result<http::Response> light(const Office& office, const Call& call, store::Reader& reader) {
  const auto item = TRY(lit_item(call, reader));
  const auto today = office.today(call.now);
  const auto& light_rules = office.rules.lights;
  const auto lits = TRY(escalation::load_lit(reader, "item.id = ?", {item.id}, office.today));
  if (lits.empty()) return fail(ErrorKind::not_found, "item.not-found", item.id);
  const auto& lit = lits.front();
  auto out = json_of(escalation::light_of(office.rules, lit, today), light_rules);
  json::array history;
  for (const auto& one : TRY(escalation::light_history(reader, item.id))) {
    history.emplace_back(json_of(one, light_rules));
  }
  json::array overrides;
  for (const auto& one :
       TRY(escalation::load_overrides(reader, "light_override.item = ?", {item.id}))) {
    overrides.emplace_back(json_of(one));
  }
  const auto reports = TRY(handling::reports_of_item(reader, item.id));
  out["item"] = item.id;
  out["since"] = text_or_null(lit.light_since);
  out["reds"] = lit.reds;
  out["report_due"] = lit.facts.reported.earliest_due
                          ? json::value(escalation::date_of(*lit.facts.reported.earliest_due))
                          : json::value(nullptr);
  out["history"] = std::move(history);
  out["overrides"] = std::move(overrides);
  out["chart"] = chart_of(light_rules, lit, reports, today);
  return json_reply(200, out);
}

Result<http::Response> counts(const Call& call, store::Reader& reader) {
  Query query(call.request);
  const auto by = query.word("by", [](std::string_view word) {
    return catalog::parse_word<escalation::CountedBy>(counted_by, word);
  });
  if (!by && !call.request.param("by")) query.fault("by", "request.field-missing");
  const auto source = query.text("source", 60);
  TRY(done(query.take()));
  const auto scope = escalation::measure_scope(call.who);
  json::array rows;
  for (const auto& one : TRY(escalation::count_lights(
           reader, scope, by.value_or(escalation::CountedBy::unit), source))) {
    rows.emplace_back(json_of(one));
  }
  return json_reply(200, json::object{{"counts", std::move(rows)}});
}

Result<http::Response> overrides(const Call& call, store::Reader& reader) {
  const auto scope = escalation::measure_scope(call.who);
  TRY(escalation::require_sight(scope));
  Query query(call.request);
  const auto state = query.word("state", [](std::string_view word) {
    const auto found = std::ranges::find(override_states, word);
    return found == override_states.end() ? std::nullopt : std::optional(std::string(word));
  });
  TRY(done(query.take()));
  store::Params params;
  auto where = "1" + escalation::within(scope, "item.lead_unit", params);
  if (state) {
    where += " AND light_override.state = ?";
    params.emplace_back(*state);
  }
  json::array all;
  for (const auto& one : TRY(escalation::load_overrides(reader, where, params))) {
    all.emplace_back(json_of(one));
  }
  return json_reply(200, json::object{{"overrides", std::move(all)}});
}

Result<Command> propose(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"light", "until", "reason"});
  escalation::OverrideProposal proposal;
  const auto colour = input.choice("light", colours).value_or("");
  proposal.light = supervision::parse_light(colour).value_or(supervision::Light::none);
  proposal.until = input.text("until", {10, 10}).value_or("");
  proposal.reason = input.text("reason", {1, 500}).value_or("");
  if (!proposal.until.empty() && !is_date(proposal.until)) {
    input.fault("until", "item.date-malformed", proposal.until);
  }
  input.finish();
  TRY(done(std::move(findings)));
  return Command{[&office, &call, proposal](store::Writer& writer) -> Result<http::Response> {
    const std::string item(call.path("id"));
    auto act = act_of(call, writer, "light.propose", "item/" + item);
    const auto id = TRY(escalation::propose_override(act, call.who, office.rules, item, proposal,
                                                     office.today(call.now)));
    TRY(act.commit());
    return json_reply(201, json_of(TRY(escalation::load_override(writer, id))));
  }};
}

using OverrideAct =
    std::function<Result<>(ledger::Act&, const LightOverride&, const std::string& today)>;

// An act on the override the path names; the light of its item follows.
Command override_act(const Office& office, const Call& call, std::string kind, OverrideAct body) {
  return Command{[&office, &call, kind = std::move(kind),
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const auto today = office.today(call.now);
    const auto found = TRY(escalation::load_override(writer, call.path("id")));
    auto act = act_of(call, writer, kind, "item/" + found.item);
    TRY(body(act, found, today));
    TRY(settle(office, act, found.item, today));
    TRY(act.commit());
    return json_reply(200, json_of(TRY(escalation::load_override(writer, found.id))));
  }};
}

Result<Command> sign(const Office& office, const Call& call) {
  TRY(supervision::require_approver(call.who));
  return override_act(
      office, call, "light.sign",
      [&call](ledger::Act& act, const LightOverride& found, const std::string& today) {
        return escalation::sign_override(act, call.who, found, today);
      });
}

Result<Command> refuse(const Office& office, const Call& call) {
  TRY(supervision::require_approver(call.who));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"reason"});
  const auto reason = input.text("reason", {1, 500}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return override_act(
      office, call, "light.refuse",
      [&call, reason](ledger::Act& act, const LightOverride& found, const std::string&) {
        return escalation::refuse_override(act, call.who, found, reason);
      });
}

Result<Command> withdraw(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  return override_act(
      office, call, "light.withdraw",
      [&call](ledger::Act& act, const LightOverride& found, const std::string& today) {
        return escalation::withdraw_override(act, call.who, found, today);
      });
}

}  // namespace

void add_lights(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  router.add(get, "/api/v1/light-rules",
             reads(context, [&office](const Call& call, store::Reader&) -> Result<http::Response> {
               return rules(office, call);
             }));
  router.add(get, "/api/v1/items/{id}/light",
             reads(context, [&office](const Call& call, store::Reader& reader) {
               return light(office, call, reader);
             }));
  router.add(get, "/api/v1/lights", reads(context, counts));
  router.add(get, "/api/v1/light-overrides", reads(context, overrides));
  const auto write = [&](const char* pattern, auto command) {
    router.add(post, pattern, writes(context, [&office, command](const Call& call) {
                 return command(office, call);
               }));
  };
  write("/api/v1/items/{id}/light-overrides", propose);
  write("/api/v1/light-overrides/{id}/signature", sign);
  write("/api/v1/light-overrides/{id}/refusal", refuse);
  write("/api/v1/light-overrides/{id}/withdrawal", withdraw);
}

}  // namespace luoshi::api

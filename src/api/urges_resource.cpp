// /api/v1/urges: urging 催办, and /api/v1/owed: what is owed that may be urged.
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/measure_json.hpp"
#include "api/office.hpp"
#include "api/query.hpp"
#include "base/clock.hpp"
#include "supervision/dates.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::measure_scope;
using escalation::Owed;
using escalation::OwedFilter;
using escalation::Urge;

// Of a named item, what is due so soon may be urged without naming a day.
constexpr int look_ahead_days = 31;

json::object json_of_owed(const Owed& owed, std::string_view today) {
  const auto name = catalog::name_of(owed.occasion);
  return {{"occasion", json::string(name.data(), name.size())},
          {"item", owed.item},
          {"number", owed.number},
          {"headline", owed.headline},
          {"unit", owed.unit},
          {"period", text_or_null(owed.period)},
          {"due_date", owed.due_date},
          {"late", owed.due_date < today},
          {"urged_on", text_or_null(owed.urged_on)},
          {"urged", text_or_null(owed.urged)}};
}

Result<http::Response> list_owed(const Office& office, const Call& call, store::Reader& reader) {
  Query query(call.request);
  OwedFilter filter;
  filter.unit = query.text("unit", 60);
  if (const auto one = query.word("occasion", catalog::parse_occasion)) filter.occasions = {*one};
  filter.due_to = query.date("due_to");
  if (const auto item = query.text("item", 60); !item.empty()) filter.items = {item};
  const auto limit = query.integer("limit", 1, escalation::owed_max).value_or(200);
  TRY(done(query.take()));
  const auto scope = measure_scope(call.who);
  TRY(escalation::require_sight(scope));
  const auto today = office.today(call.now);
  json::array all;
  for (const auto& one : TRY(escalation::owed(reader, scope, office.rules, filter, today, limit))) {
    all.emplace_back(json_of_owed(one, today));
  }
  return json_reply(200, json::object{{"owed", std::move(all)}});
}

Result<http::Response> list(const Call& call, store::Reader& reader) {
  Query query(call.request);
  escalation::UrgeFilter filter;
  filter.item = query.text("item", 60);
  filter.unit = query.text("unit", 60);
  filter.state = query.word("state", escalation::parse_urge_state);
  TRY(done(query.take()));
  const auto page = TRY(page_of(call.request));
  const auto found =
      TRY(escalation::list_urges(reader, measure_scope(call.who), filter, page.after, page.limit));
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& one : found.urges) all.emplace_back(TRY(json_of(one, names)));
  return json_reply(200, json::object{{"urges", std::move(all)}, {"next", next_of(found.next)}});
}

// What is to be urged: of a unit or of items, some occasions or all, due until a day.
Result<escalation::Urging> urging_of(const http::Request& request, std::string_view today) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  escalation::Urging urging;
  urging.filter.unit = input.text("unit", {1, 60}).value_or("");
  urging.filter.items =
      input.texts("items", escalation::urges_max, {1, 60}).value_or(std::vector<std::string>{});
  const auto named = input.texts("occasions", 4, {1, 10}).value_or(std::vector<std::string>{});
  for (std::size_t at = 0; at < named.size(); ++at) {
    if (const auto one = catalog::parse_occasion(named[at])) {
      urging.filter.occasions.push_back(*one);
    } else {
      findings.push_back({input.pointer("occasions") + "/" + std::to_string(at),
                          "request.not-a-choice", "receipt, report, duty, due"});
    }
  }
  urging.filter.due_to = input.text("due_to", {10, 10}).value_or("");
  if (!urging.filter.due_to.empty() && !is_date(urging.filter.due_to)) {
    input.fault("due_to", "item.date-malformed");
  }
  urging.words = input.text("words", {1, 500}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  if (urging.filter.due_to.empty()) {
    urging.filter.due_to =
        supervision::move_date(today, urging.filter.items.empty() ? 0 : look_ahead_days);
  }
  return urging;
}

Result<Command> send(const Office& office, const Call& call) {
  const auto today = office.today(call.now);
  const auto urging = TRY(urging_of(call.request, today));
  return Command{[&office, &call, urging, today](store::Writer& writer) -> Result<http::Response> {
    const escalation::Acting acting{writer, call.context.random, call.now, call.who.actor()};
    const auto urged = TRY(escalation::urge(acting, call.who, office.rules, urging, today));
    return json_reply(
        201,
        json::object{{"batch", urged.batch}, {"urged", urged.urged}, {"left_out", urged.left_out}});
  }};
}

// The words as the unit would read them, before they are sent.
Result<Command> preview(const Office& office, const Call& call) {
  const auto today = office.today(call.now);
  const auto urging = TRY(urging_of(call.request, today));
  return Command{[&office, &call, urging, today](store::Writer& writer) -> Result<http::Response> {
    TRY(handling::require_office(call.who));
    const auto all = TRY(escalation::owed(writer, measure_scope(call.who), office.rules,
                                          urging.filter, today, escalation::urges_max));
    json::array shown;
    for (const auto& one : all) {
      auto row = json_of_owed(one, today);
      row["words"] = TRY(escalation::words_of(writer, office.rules, one, urging.words, today));
      shown.emplace_back(std::move(row));
    }
    return json_reply(200, json::object{{"owed", std::move(shown)}});
  }};
}

using UrgeAct = std::function<Result<Urge>(ledger::Act&, const Call&, std::string_view id)>;

Command urge_act(const Call& call, std::string kind, UrgeAct body) {
  return Command{[&call, kind = std::move(kind),
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const auto before =
        TRY(escalation::view_urge(writer, measure_scope(call.who), call.path("id")));
    auto act = act_of(call, writer, kind, "item/" + before.item);
    const auto urge = TRY(body(act, call, before.id));
    if (urge.state != before.state) TRY(act.commit());
    PersonNames names(writer, call.language);
    return json_reply(200, TRY(json_of(urge, names)));
  }};
}

Result<Command> open(const Call& call) {
  return urge_act(call, escalation::kind_urge_open,
                  [](ledger::Act& act, const Call& from, std::string_view id) {
                    return escalation::open_urge(act, from.who, id);
                  });
}

Result<Command> answer(const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"words"});
  const auto words = input.text("words", {1, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return urge_act(call, escalation::kind_urge_answer,
                  [words](ledger::Act& act, const Call& from, std::string_view id) {
                    return escalation::answer_urge(act, from.who, id, words);
                  });
}

}  // namespace

void add_urges(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  router.add(get, "/api/v1/owed",
             reads(context, [&office](const Call& call, store::Reader& reader) {
               return list_owed(office, call, reader);
             }));
  router.add(get, "/api/v1/urges", reads(context, list));
  router.add(post, "/api/v1/urges",
             writes(context, [&office](const Call& call) { return send(office, call); }));
  router.add(post, "/api/v1/urges/preview",
             writes(context, [&office](const Call& call) { return preview(office, call); }));
  router.add(post, "/api/v1/urges/{id}/opening", writes(context, open));
  router.add(post, "/api/v1/urges/{id}/answer", writes(context, answer));
}

}  // namespace luoshi::api

// /api/v1/items/{id}/amendments and /api/v1/amendments: proposed, signed, refused; and the
// cancellation of an item.
#include "api/breakdown_json.hpp"
#include "api/item_input.hpp"
#include "api/settle.hpp"
#include "handling/amendments.hpp"
#include "identity/accounts.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::Amendment;
using handling::Decision;

Result<json::array> array_of(const std::vector<Amendment>& amendments, const Call& call,
                             store::Reader& reader) {
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& amendment : amendments) all.emplace_back(TRY(json_of(amendment, names)));
  return all;
}

Result<http::Response> of_item(const Call& call, store::Reader& reader) {
  const auto item =
      TRY(supervision::view_item(reader, supervision::scope_of(call.who), call.path("id")));
  const auto amendments = TRY(handling::amendments_of(reader, item.id));
  auto all = TRY(array_of(amendments, call, reader));
  return json_reply(200, json::object{{"amendments", std::move(all)}});
}

Result<http::Response> list(const Call& call, store::Reader& reader) {
  const auto page = TRY(page_of(call.request));
  const auto word = call.request.param("state").value_or("");
  const auto state = handling::parse_amendment_state(word);
  if (!word.empty() && !state) TRY(done({{"state", "request.not-a-choice", {}}}));
  auto amendments = TRY(handling::list_amendments(reader, supervision::scope_of(call.who), state,
                                                  page.after, page.limit + 1));
  std::optional<std::string> next;
  if (std::ssize(amendments) > page.limit) {
    amendments.pop_back();
    next = amendments.back().id;
  }
  return json_reply(200, json::object{{"amendments", TRY(array_of(amendments, call, reader))},
                                      {"next", next_of(next)}});
}

Decision read_decision(Input& input) {
  input.require({"decided_by", "decided_on", "reason"});
  return {input.text("decided_by", {1, 200}).value_or(""),
          input.text("decided_on", {1, 10}).value_or(""),
          input.text("reason", {1, 1000}).value_or("")};
}

Result<Command> propose(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  supervision::ItemEdit change;
  read_terms(input, change, findings);
  const auto decision = read_decision(input);
  input.finish();
  TRY(done(std::move(findings)));
  return Command{
      [&office, &call, change, decision](store::Writer& writer) -> Result<http::Response> {
        const std::string item(call.path("id"));
        const auto today = office.today(call.now);
        const auto units = supervision::units_of(TRY(identity::list_units(writer)));
        auto act = act_of(call, writer, handling::kind_propose_amendment, "item/" + item);
        const auto id =
            TRY(handling::propose_amendment(act, call.who, item, change, decision, units, today));
        TRY(act.commit());
        PersonNames names(writer, call.language);
        const auto amendment = TRY(handling::load_amendment(writer, id));
        return json_reply(201, TRY(json_of(amendment, names)));
      }};
}

// What an approver decides of the amendment that the path names.
template <class Body>
Command decide(const Office& office, const Call& call, const char* kind, Body body) {
  return Command{[&office, &call, kind, body](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    TRY(handling::require_approver(call.who));
    const auto item = TRY(handling::load_amendment(writer, id)).item;
    const auto today = office.today(call.now);
    auto act = act_of(call, writer, kind, "item/" + item);
    const Amendment amendment = TRY(body(act, id, today));
    TRY(settle(office, act, item, today));
    TRY(act.commit());
    PersonNames names(writer, call.language);
    return json_reply(200, TRY(json_of(amendment, names)));
  }};
}

Result<Command> sign(const Office& office, const Call& call) {
  return decide(
      office, call, handling::kind_sign_amendment,
      [&call](ledger::Act& act, std::string_view id, std::string_view today) -> Result<Amendment> {
        const auto units = supervision::units_of(TRY(identity::list_units(act.writer())));
        return handling::sign_amendment(act, call.who, id, units, today);
      });
}

Result<Command> refuse(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"reason"});
  const auto reason = input.text("reason", {1, 1000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return decide(office, call, handling::kind_refuse_amendment,
                [&call, reason](ledger::Act& act, std::string_view id, std::string_view) {
                  return handling::refuse_amendment(act, call.who, id, reason);
                });
}

Result<Command> cancel(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  const auto decision = read_decision(input);
  input.finish();
  TRY(done(std::move(findings)));
  return item_act(office, call, handling::kind_cancel, 200,
                  [decision](ledger::Act& act, const identity::Principal& who,
                             std::string_view item, std::string_view today) {
                    return handling::cancel(act, who, item, decision, today);
                  });
}

}  // namespace

void add_amendments(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const auto add = [&](const char* pattern, auto body) {
    router.add(post, pattern,
               writes(context, [&office, body](const Call& call) { return body(office, call); }));
  };
  router.add(get, "/api/v1/items/{id}/amendments", reads(context, of_item));
  router.add(get, "/api/v1/amendments", reads(context, list));
  add("/api/v1/items/{id}/amendments", propose);
  add("/api/v1/amendments/{id}/signature", sign);
  add("/api/v1/amendments/{id}/refusal", refuse);
  add("/api/v1/items/{id}/cancellation", cancel);
}

}  // namespace luoshi::api

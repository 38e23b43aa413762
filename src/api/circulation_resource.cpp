// The acts that carry an item to the units: circulation, issue, receipt, recall, cancellation; one
// item or many.
#include "api/breakdown_json.hpp"
#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/reply.hpp"
#include "api/settle.hpp"
#include "handling/acts.hpp"
#include "handling/issue.hpp"
#include "supervision/board.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::Batch;
using handling::Items;

constexpr std::size_t items_max = 1000;

struct Chosen {
  Items items;
  bool all = false;
};

// `items`, or `all: true` where a list may mean everything that waits for the person.
Result<Chosen> chosen(const http::Request& request, bool may_be_all) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  Chosen out;
  if (may_be_all) out.all = input.boolean("all").value_or(false);
  if (!out.all) input.require({"items"});
  out.items = input.texts("items", items_max, {1, 60}).value_or(Items{});
  input.finish();
  TRY(done(std::move(findings)));
  return out;
}

Result<std::string> reason_in(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"reason"});
  auto reason = input.text("reason", {1, 1000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return reason;
}

using ManyItems = Result<Batch> (*)(ledger::Act&, const identity::Principal&, const Items&,
                                    std::string_view today);

Command many_act(const Office& office, const Call& call, std::string kind, Chosen choice,
                 ManyItems body) {
  return Command{[&office, &call, kind = std::move(kind), choice = std::move(choice),
                  body](store::Writer& writer) -> Result<http::Response> {
    const auto today = office.today(call.now);
    const auto items =
        choice.all ? TRY(handling::items_to_acknowledge(writer, call.who)) : choice.items;
    auto act = act_of(call, writer, kind, "item/several");
    const auto batch = TRY(body(act, call.who, items, today));
    for (const auto& item : batch.done) TRY(settle(office, act, item, today));
    if (!batch.done.empty()) TRY(act.commit());
    return json_reply(200, json_of(batch, call));
  }};
}

Result<http::Response> acts(const Call& call, store::Reader& reader) {
  const auto item =
      TRY(supervision::view_item(reader, supervision::scope_of(call.who), call.path("id")));
  json::array names;
  for (const auto act : TRY(handling::acts_of(reader, call.who, item))) {
    names.emplace_back(json::string(act.data(), act.size()));
  }
  return json_reply(200, json::object{{"acts", std::move(names)}});
}

Result<Command> recall(const Office& office, const Call& call) {
  const auto reason = TRY(reason_in(call.request));
  return item_act(
      office, call, handling::kind_recall, 200,
      [reason](ledger::Act& act, const identity::Principal& who, std::string_view item,
               std::string_view today) { return handling::recall(act, who, item, reason, today); });
}

void add_single(http::Router& router, const Office& office, const char* pattern, const char* kind,
                const ItemAct& act) {
  router.add(http::Method::post, pattern,
             writes(office.context, [&office, kind, act](const Call& call) -> Result<Command> {
               return item_act(office, call, kind, 200, act);
             }));
}

void add_many(http::Router& router, const Office& office, const char* pattern, const char* kind,
              ManyItems act) {
  const bool may_be_all = act == handling::acknowledge_all;
  router.add(
      http::Method::post, pattern,
      writes(office.context, [&office, kind, act, may_be_all](const Call& call) -> Result<Command> {
        auto choice = TRY(chosen(call.request, may_be_all));
        return many_act(office, call, kind, std::move(choice), act);
      }));
}

}  // namespace

void add_circulation(http::Router& router, const Office& office) {
  using namespace handling;
  add_single(router, office, "/api/v1/items/{id}/circulation", kind_circulate, circulate);
  add_single(router, office, "/api/v1/items/{id}/issue", kind_issue, issue);
  add_single(router, office, "/api/v1/items/{id}/receipt", kind_acknowledge, acknowledge);
  add_many(router, office, "/api/v1/circulations", kind_circulate, circulate_all);
  add_many(router, office, "/api/v1/issues", kind_issue, issue_all);
  add_many(router, office, "/api/v1/receipts", kind_acknowledge, acknowledge_all);
  router.add(http::Method::post, "/api/v1/items/{id}/recall",
             writes(office.context, [&office](const Call& call) { return recall(office, call); }));
  router.add(http::Method::get, "/api/v1/items/{id}/acts", reads(office.context, acts));
}

}  // namespace luoshi::api
